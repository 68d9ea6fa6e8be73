// A customer's own people, groups, roles and assignments.

import { peopleOf } from "./names.mjs";

const reception = {
  id: "reception", side: "customer", name: "Reception", description: "Sees the rooms and reports what is broken.",
  permissions: ["rooms.view", "reports.create_customer_incident"], revision: 1,
};

/**
 * @param {import("./customers.mjs").Customer} customer
 * @param {{ name: string }} city  whose rooms the site technician has
 * @param {import("./prng.mjs").Randomness} random
 * @returns {{ users: object[], groups: object[], roles: object[], assignments: object[],
 *   administrator: object, technician: object }}
 */
export function drawCustomerSide(customer, city, random) {
  const person = peopleOf(customer.domain, random);
  const users = Array.from({ length: customer.tags.includes("tier-3") ? 4 : 7 }, () => person(customer.language));
  const [administrator, lead, technician, receptionist, ...others] = users;
  const groups = [
    { id: "facilities", name: "Facilities", members: [lead.id, "porters"] },
    { id: "porters", name: "Porters", members: others.map(({ id }) => id) },
  ];
  const { countries, groups: roomGroups } = customer;
  const assignments = [
    { id: "mmr-administrators", name: "MMR administrators", role: "mmr_administrator", members: [administrator.id],
      rooms: "all", notify: true },
    { id: "site-leads", name: `Site leads ${countries[0]}`, role: "site_lead", members: ["facilities"],
      rooms: { where: { country: [countries[0]] } } },
    { id: "site-technicians", name: `Site technicians ${city.name}`, role: "site_technician", members: [technician.id],
      rooms: { where: { city: [city.name] } }, notify: true },
    { id: "reception", name: roomGroups.guests, role: "reception", members: [receptionist.id],
      rooms: { roomGroups: [roomGroups.guests], except: { roomGroups: [roomGroups.executive] } } },
  ];
  return {
    users, groups, administrator, technician,
    roles: [reception],
    assignments: assignments.map((assignment) => ({ ...assignment, side: "customer", revision: 1 })),
  };
}
