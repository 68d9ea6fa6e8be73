// A believable partner, the same one for the same size, seed and time.

import { drawCustomers } from "./customers.mjs";
import { drawPartner, partnerName } from "./partner.mjs";
import { healthOf } from "./health.mjs";
import { drawPolicy } from "./policy.mjs";
import { roomsOf } from "./rooms.mjs";
import { healthDays, sizes, someDay } from "./sizes.mjs";
import { tables } from "./tables.mjs";
import { teamOf } from "./teams.mjs";
import { ticketsOf } from "./tickets.mjs";
import { updatesOf } from "./updates.mjs";

export { healthDays, sizes, someDay };

/** The seed unless told otherwise. */
export const someSeed = 1;

/**
 * Makes a world. The policy is made at once; rows are made as they are asked for, and are the same
 * every time.
 * @param {object} [options]
 * @param {import("./sizes.mjs").Size} [options.size]
 * @param {number} [options.seed]  a whole number
 * @param {number} [options.at]  milliseconds since 1970: the moment the world stands at. All that has
 *   happened lies before it; only an `until`, a `from`, the end of an invitation or the start of an update
 *   may come after
 * @returns {{
 *   size: string, seed: number, at: number,
 *   counts: { customers: number, rooms: number, tickets: number, users: number },
 *   policy: import("../../../bindings/embind/enfilade.mjs").PolicyDocument,
 *   tables: import("../../../bindings/embind/enfilade.mjs").TableDeclaration[],
 *   people: { user: string, tenant?: string, name: string, upn: string, does: { en: string, zh: string } }[],
 *   customers: {
 *     customer: string, rooms(): Iterable<object>, tickets(): Iterable<object>,
 *     health(): Iterable<object>, updates(): Iterable<object>,
 *   }[],
 * }}  `tables`: those beside rooms and tickets. `people`: those the portal offers for sign-in, without
 *   `tenant` where they are the partner's.
 *   `customers`: in the order of the policy, by tenant id. `users` counts the partner's
 */
export function makeWorld({ size = "small", seed = someSeed, at = someDay } = {}) {
  if (!Object.hasOwn(sizes, size)) throw new RangeError(`the size is ${Object.keys(sizes).join(", ")}, not "${size}"`);
  const world = { size, seed, at, partner: partnerName };
  const partner = drawPartner(world);
  const drawn = drawCustomers(world);
  const { policy, people } = drawPolicy(drawn, partner, world);
  const customers = drawn.map((customer, index) => {
    const team = () => teamOf(policy.customers[index], partner, world, customer.rank);
    return {
      customer: customer.tenantId,
      rooms: () => roomsOf(customer, world),
      tickets: () => ticketsOf(customer, team(), world),
      health: () => healthOf(customer, team(), world),
      updates: () => updatesOf(customer, world),
    };
  });
  return { size, seed, at, counts: { ...sizes[size] }, policy, tables, people, customers };
}
