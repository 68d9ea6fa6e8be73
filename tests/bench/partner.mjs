// The partner that the workloads share: its people by number, and the roles that customers have copies of.

import { personName } from "./words.mjs";

export const userId = (user) => `user-${user + 1}`;
export const teamId = (team) => `team-${team + 1}`;

export const makeUsers = (count) =>
  Array.from({ length: count }, (_, user) => ({ id: userId(user), name: personName(user) }));

/** The first is that of whoever looks. */
export const roles = [
  ["Service desk", "rooms.view", "tickets.view", "tickets.update"],
  ["Tickets, reading", "tickets.view"],
  ["Rooms, reading", "rooms.view"],
  ["Field engineer", "rooms.view", "rooms.modify", "tickets.view", "tickets.update"],
  ["Reporter", "rooms.view", "reports.view"],
  ["Incident writer", "rooms.view", "tickets.view", "reports.create_customer_incident"],
  ["Update planner", "rooms.view", "update_rings.view", "update_rings.modify"],
  ["Groups, reading", "rooms.view", "groups.view"],
  ["Auditor", "rooms.view", "tickets.view", "roles.view"],
  ["Dispatcher", "tickets.view", "tickets.update"],
].map(([name, ...permissions], index) => ({ id: `role-${index + 1}`, side: "partner", name, permissions }));
