// How the customers stand to the partner, and what they opened to it.

import { day, hour } from "./sizes.mjs";
import { primaryAdmin } from "./roles.mjs";

/** A status for each customer, by rank. The large ones stay; the first pending one is about to expire. */
export function drawStatuses(count, random) {
  const several = (share, least) => Math.max(least, Math.floor(count * share));
  const small = random.shuffled(Array.from({ length: count >> 1 }, (_, index) => count - 1 - index));
  const statuses = Array(count).fill("active");
  const set = (status, share, least) => {
    for (const rank of small.splice(0, several(share, least))) statuses[rank] = status;
  };
  set("pending", 0.03, 2);
  set("expired", 0.02, 1);
  set("ended", 0.03, 2);
  return statuses;
}

/** The relationship as the policy document has it. Invitations are as old as their status says. */
export function drawRelationship(status, at, random) {
  if (status !== "pending" && status !== "expired") return { status };
  const expiresInDays = random.pick([7, 14, 14, 30]);
  const left = status === "pending" ? random.between(6, expiresInDays * 24 - 1) : -random.between(1, 60 * 24);
  const sentAt = at - expiresInDays * day + left * hour;
  return {
    status,
    invitation: { sentAt: new Date(sentAt).toISOString(), expiresInDays, changeControl: { updates: "auto" } },
  };
}

/** The first half of the members, at least one. */
const someOf = (list) => list.slice(0, Math.max(1, list.length >> 1));

function drawRooms({ groups, countries, id }, random) {
  const kind = random.unit();
  if (kind < 0.58) return "all";
  if (kind < 0.73) {
    return { where: countries.length > 1 ? { country: someOf(countries) } : { city: someOf(groups.cities) } };
  }
  if (kind < 0.85) return { roomGroups: [...someOf(groups.cities), groups.training], except: { rooms: [`${id}-2`] } };
  if (kind < 0.95) return { all: true, except: { roomGroups: [groups.executive] } };
  return { roomGroups: someOf(groups.cities), rooms: [`${id}-1`, `${id}-3`, `${id}-4`] };
}

const widened = [
  ["rooms.download_key", "rooms.unenroll"],
  ["rooms.create", "groups.modify", "groups.create"],
  ["settings.view", "rooms.reset_key"],
];
const narrowed = [
  ["rooms.view", "tickets.view", "reports.view"],
  ["rooms.view", "rooms.modify", "tickets.view", "tickets.update", "reports.create_customer_incident"],
];

function drawCeiling(random) {
  const kind = random.unit();
  if (kind < 0.65) return undefined;
  if (kind < 0.85) return [...primaryAdmin, ...random.pick(widened)];
  return random.pick(narrowed);
}

/** Five of the large ones open everything whatever is drawn: the people of the list work there. */
const opensAll = ({ rank }) => rank >= 2 && rank <= 10 && rank % 2 === 0;

/** What this customer opened; nothing after an end. */
export function drawDelegation(customer, random) {
  if (customer.status === "ended") return undefined;
  if (opensAll(customer)) return { rooms: "all" };
  const rooms = drawRooms(customer, random);
  const permissions = drawCeiling(random);
  return permissions ? { rooms, permissions } : { rooms };
}
