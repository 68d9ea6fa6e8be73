// The policy document of the workload: 300 users, 42 nested groups, ten roles, and in every customer its
// admins, two assignments of other people, and the viewer's where there is one.

import { choose, seeded } from "../random.mjs";
import { makeUsers, roles, teamId, userId } from "../partner.mjs";
import { roomGroups } from "../rooms.mjs";
import { countries, customerId, customerName, groupId } from "../words.mjs";

const users = 300;
const groups = 42;

export const viewer = userId(0);

export function makePolicy({ customers, openings }, seed) {
  const random = seeded(seed ^ 0x9e3779b9);
  return {
    version: 1,
    partner: {
      tenantId: "t-partner",
      name: "Meridian Room Services",
      users: makeUsers(users),
      groups: makeGroups(random),
      globalAdministrators: [userId(1)],
    },
    customers: Array.from({ length: customers }, (_, customer) => makeCustomer(customer, openings[customer], random)),
  };
}

const somebody = (random) => 1 + Math.floor((users - 1) * random());

/** Each second team contains the one before it. The last two are the viewer's, one within the other. */
function makeGroups(random) {
  return Array.from({ length: groups }, (_, group) => {
    const nested = group % 2 ? [teamId(group - 1)] : [];
    const own = group === groups - 2 ? [viewer] : [userId(somebody(random)), userId(somebody(random))];
    return { id: teamId(group), name: `Team ${group + 1}`, members: [...new Set([...nested, ...own])] };
  });
}

function makeCustomer(customer, { countries: delegated, groups: assigned }, random) {
  const assignments = [
    { ...admins, members: [userId(somebody(random))] },
    otherAssignment(1, random),
    otherAssignment(2, random),
  ];
  if (assigned !== undefined) assignments.push(viewersAssignment(customer, assigned));
  const used = new Set(assignments.map(({ role }) => role));
  return {
    tenantId: customerId(customer),
    name: customerName(customer),
    relationship: { status: "active" },
    delegation: { rooms: delegated ? { where: { country: delegated.map((country) => countries[country]) } } : "all" },
    roles: roles.filter(({ id }) => used.has(id)),
    assignments,
  };
}

const admins = { id: "admins", name: "Assigned admins", side: "partner", role: "primary_admin", rooms: "all" };

const someGroups = (chosen) => ({ roomGroups: chosen.map(groupId) });

const otherAssignment = (number, random) => ({
  id: `other-${number}`,
  name: `Support ${number}`,
  side: "partner",
  role: roles[Math.floor(roles.length * random())].id,
  members: [random() < 0.5 ? userId(somebody(random)) : teamId(Math.floor((groups - 2) * random()))],
  rooms: someGroups(choose(random() < 0.5 ? 4 : 5, roomGroups, random)),
});

/** By name in every other customer, by two steps of groups in the rest. */
const viewersAssignment = (customer, assigned) => ({
  id: "viewer",
  name: "Our desk",
  side: "partner",
  role: roles[0].id,
  members: [customer % 2 ? viewer : teamId(groups - 1)],
  rooms: assigned ? someGroups(assigned) : "all",
});
