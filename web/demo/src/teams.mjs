// Who is named on the tickets of a customer.

import { randomness } from "./prng.mjs";

/** User ids among members, through groups; a group that was seen is not entered again. */
function usersAmong(members, partner, seen = new Set()) {
  return members.flatMap((id) => {
    const inside = partner.membersOf(id);
    if (!inside) return [id];
    if (seen.has(id)) return [];
    seen.add(id);
    return usersAmong(inside, partner, seen);
  });
}

/**
 * Names to whom the tickets of a customer are assigned: everybody of the list of people who works
 * there, and a few colleagues.
 * @param {object} document  the customer in the policy document
 * @param {ReturnType<typeof import("./partner.mjs").drawPartner>} partner
 * @param {{ size: string, seed: number }} world
 * @param {number} rank
 */
export function teamOf(document, partner, { size, seed }, rank) {
  const random = randomness(seed, size, "team", rank);
  const members = document.assignments.filter(({ side }) => side === "partner").flatMap((a) => a.members);
  const users = [...new Set(usersAmong(members, partner))];
  const listed = Object.values(partner.cast).map(({ id }) => id).filter((id) => users.includes(id));
  const colleagues = random.shuffled(users).slice(0, 6);
  const team = [...new Set([...listed, ...colleagues])].map(partner.nameOf);
  return team.length ? team : [document.users[0].name];
}
