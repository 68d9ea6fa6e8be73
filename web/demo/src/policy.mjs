// The policy document: the partner, the customers, and who may do what where.

import { placesOfCast, portraits } from "./cast.mjs";
import { drawCustomerSide } from "./customer_side.mjs";
import { drawPartnerSide } from "./partner_assignments.mjs";
import { randomness } from "./prng.mjs";
import { templates } from "./roles.mjs";

const drawOffline = (random) =>
  random.chance(0.35) ? { allowed: true, leaseHours: random.pick([8, 24, 72]) } : { allowed: false };

/** A customer as the document has it. */
function documentOf(customer, ours, theirs, random) {
  const { tenantId, name, alias, domain, tags, relationship, delegation } = customer;
  return {
    tenantId, name, ...(alias && { alias }), domain, tags,
    users: theirs.users, groups: theirs.groups,
    relationship, ...(delegation && { delegation }),
    roles: [...ours.roles, ...theirs.roles],
    assignments: [...ours.assignments, ...theirs.assignments],
    offline: drawOffline(random),
    ...(random.chance(0.1) && { export: false }),
  };
}

/**
 * @param {import("./customers.mjs").Customer[]} customers
 * @param {ReturnType<typeof import("./partner.mjs").drawPartner>} partner
 * @param {{ size: string, seed: number, at: number }} world
 * @returns {{ policy: object, people: object[] }}  the document, and the list of people for sign-in
 */
export function drawPolicy(customers, partner, { size, seed, at }) {
  const places = placesOfCast(customers);
  const people = { ...partner.cast };
  const documents = customers.map((customer) => {
    const random = randomness(seed, size, "policy", customer.rank);
    const ours = drawPartnerSide({ customer, partner, places, at, random });
    const theirs = drawCustomerSide(customer, customer.sites[0].city, random);
    if (customer === places.customerSide) {
      people.mmrAdministrator = { ...theirs.administrator, tenant: customer.tenantId };
      people.siteTechnician = { ...theirs.technician, tenant: customer.tenantId };
    }
    return documentOf(customer, ours, theirs, random);
  });
  return {
    policy: { version: 1, partner: partner.document, customers: documents, templates },
    people: portraits(people, places),
  };
}
