// The rooms of one customer, building by building.

import { deviceTypes } from "./devices.mjs";
import { languages } from "./languages/index.mjs";
import { randomness } from "./prng.mjs";
import { regionNames } from "./sites.mjs";
import { day, hour, minute } from "./sizes.mjs";
import { filled } from "./text.mjs";

const healths = [
  [0.004, null], [0.008, "Misconfigured"], [0.04, "Suppressed"], [0.08, "Onboarding"], [0.14, "Disconnected"],
  [0.24, "Unhealthy"], [1, "Healthy"],
];
const rings = [[0.03, null], [0.12, "Staging"], [0.2, "Executive"], [0.26, "Ring 4"], [1, "General"]];
const kinds = [["Small", 2, 6], ["Small", 3, 5], ["Medium", 6, 12], ["Medium", 8, 14], ["Large", 16, 40]];

/** The first value whose bound is above a random number. */
const banded = (bands, random) => {
  const drawn = random.unit();
  return bands.find(([upTo]) => drawn < upTo)[1];
};

/** Letters and digits that nobody takes for one another. */
const keyLetters = "23456789BCDFGHJKMNPQRTVWXY";
const selfEnrolmentKey = (random) =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => random.pick(keyLetters)).join("")).join("-");

/** By when it was last heard of: a healthy room just now, an offline one days ago, a new one never. */
function lastSeen(health, at, random) {
  if (health === "Onboarding") return null;
  if (health === "Disconnected") return at - hour - random.whole(9 * day);
  return at - random.whole(4 * minute);
}

function groupsOf({ groups }, site, random) {
  if (random.chance(0.004)) return null;
  const own = groups.regions.length ? [regionNames[site.region], site.city.name] : [site.city.name];
  const theme = random.unit();
  if (theme < 0.08) own.push(groups.executive);
  else if (theme < 0.18) own.push(groups.training);
  else if (theme < 0.3) own.push(groups.guests);
  return own;
}

/** Floor and number on it of the `index`th room of a building. */
function doorOf(index, rooms) {
  const onFloor = Math.max(6, Math.ceil(rooms / 30));
  const floor = 1 + Math.floor(index / onFloor);
  return { floor, number: `${floor}.${String(1 + (index % onFloor)).padStart(2, "0")}` };
}

/** The id of a customer's room by its number, which counts from 1. */
export const roomId = (customer, number) => `${customer.id}-${number}`;

function drawRoom(customer, site, index, { at, random }) {
  const { floor, number } = doorOf(index, site.rooms);
  const { rooms: words, room } = languages[site.language];
  const [roomType, least, most] = random.pick(kinds);
  const health = banded(healths, random);
  const gaps = { building: () => site.building.name, number: () => number, word: () => random.pick(words) };
  return {
    id: roomId(customer, site.first + index),
    name: filled(room, gaps),
    account: `room-${site.building.id}-${number.replace(".", "-")}@${customer.domain}`,
    health,
    roomGroups: groupsOf(customer, site, random),
    ring: banded(rings, random),
    country: site.country,
    state: site.state.name,
    city: site.city.name,
    campus: site.rooms > 40 ? `${site.city.latin} Campus` : null,
    building: site.building.name,
    floor: random.chance(0.02) ? null : String(floor),
    roomType,
    deviceType: random.pick(deviceTypes),
    capacity: random.chance(0.03) ? null : random.between(least, most),
    licensed: health === "Onboarding" ? null : random.chance(0.94),
    lastSeen: lastSeen(health, at, random),
    updated: at - minute - random.whole(30 * day),
    key: random.chance(0.7) ? selfEnrolmentKey(random) : null,
  };
}

/**
 * The rows of a customer's rooms, by number.
 * @param {import("./customers.mjs").Customer} customer
 * @param {{ size: string, seed: number, at: number }} world
 */
export function* roomsOf(customer, { size, seed, at }) {
  const random = randomness(seed, size, "rooms", customer.rank);
  for (const site of customer.sites) {
    for (let index = 0; index < site.rooms; ++index) yield drawRoom(customer, site, index, { at, random });
  }
}
