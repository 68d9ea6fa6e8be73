// A believable partner, the same one for the same size, seed and time.

import { drawCustomers } from "./customers.mjs";
import { drawPartner, partnerName } from "./partner.mjs";
import { drawPolicy } from "./policy.mjs";
import { roomsOf } from "./rooms.mjs";
import { sizes, someDay } from "./sizes.mjs";
import { teamOf } from "./teams.mjs";
import { ticketsOf } from "./tickets.mjs";

export { sizes, someDay };

/** The seed unless told otherwise. */
export const someSeed = 1;

/**
 * Makes a world. The policy is made at once; rows are made as they are asked for, and are the same
 * every time.
 * @param {object} [options]
 * @param {import("./sizes.mjs").Size} [options.size]
 * @param {number} [options.seed]  a whole number
 * @param {number} [options.at]  milliseconds since 1970: the moment the world stands at. All that has
 *   happened lies before it; only an `until`, a `from` or the end of an invitation may come after
 * @returns {{
 *   size: string, seed: number, at: number,
 *   counts: { customers: number, rooms: number, tickets: number, users: number },
 *   policy: import("../../../bindings/embind/enfilade.mjs").PolicyDocument,
 *   people: { user: string, tenant?: string, name: string, upn: string, does: { en: string, zh: string } }[],
 *   customers: { customer: string, rooms(): Iterable<object>, tickets(): Iterable<object> }[],
 * }}  `people`: those the portal offers for sign-in, without `tenant` where they are the partner's.
 *   `customers`: in the order of the policy, by tenant id. `users` counts the partner's
 */
export function makeWorld({ size = "small", seed = someSeed, at = someDay } = {}) {
  if (!Object.hasOwn(sizes, size)) throw new RangeError(`the size is ${Object.keys(sizes).join(", ")}, not "${size}"`);
  const world = { size, seed, at, partner: partnerName };
  const partner = drawPartner(world);
  const drawn = drawCustomers(world);
  const { policy, people } = drawPolicy(drawn, partner, world);
  const customers = drawn.map((customer, index) => ({
    customer: customer.tenantId,
    rooms: () => roomsOf(customer, world),
    tickets: () => ticketsOf(customer, teamOf(policy.customers[index], partner, world, customer.rank), world),
  }));
  return { size, seed, at, counts: { ...sizes[size] }, policy, people, customers };
}
