// How each room did, day by day: how long its tickets kept it from work, and how it was used.

import { randomness } from "./prng.mjs";
import { roomsOf } from "./rooms.mjs";
import { day, healthDays, hour, minute } from "./sizes.mjs";
import { ticketsOf } from "./tickets.mjs";

/** The part of a day in which a room is needed. */
const needed = { from: 5 * hour, until: 21 * hour };
const bearable = 20;
const grave = "Critical";

/** By room, from when until when which kind of trouble kept it from work, oldest first. */
function troublesOf(customer, team, world) {
  const troubles = new Map();
  const first = firstDay(world);
  for (const { rooms, severity, type, created, closed } of ticketsOf(customer, team, world)) {
    const until = closed ?? world.at;
    if (!type || severity !== grave || until < first) continue;
    for (const room of rooms ?? []) {
      if (!troubles.has(room)) troubles.set(room, []);
      troubles.get(room).push({ type, from: created, until });
    }
  }
  return troubles;
}

const firstDay = ({ size, at }) => (Math.floor(at / day) - healthDays[size]) * day;

/** How many minutes of the day that begins at `start` were lost, and what lost the most of them. */
function lossOf(troubles, start) {
  const lost = new Map();
  let told = start + needed.from;
  for (const { type, from, until } of troubles) {
    const begin = Math.max(from, told);
    const end = Math.min(until, start + needed.until);
    if (end <= begin) continue;
    lost.set(type, (lost.get(type) ?? 0) + end - begin);
    told = end;
  }
  const minutes = Math.floor([...lost.values()].reduce((sum, one) => sum + one, 0) / minute);
  const [worst] = [...lost].sort(([, a], [, b]) => b - a);
  return minutes > bearable
    ? { health: "Unhealthy", minutesUnhealthy: minutes, category: worst[0] }
    : { health: "Healthy", minutesUnhealthy: minutes, category: null };
}

const tenth = (part, whole) => Math.round((1000 * part) / whole) / 10;
const isWeekend = (start) => [2, 3].includes((start / day) % 7);

/** Some rooms are far more popular than others, and calls go wrong where devices do. */
function drawUse({ popular, silent, start, health, random }) {
  const quiet = isWeekend(start) ? 0.06 : 1;
  const booked = Math.floor(600 * popular * quiet * (0.4 + 0.6 * random.unit()));
  const calls = silent ? 0 : Math.floor((booked / 42) * (0.5 + random.unit()));
  const risk = health === "Unhealthy" ? 0.3 : 0.05;
  let good = calls;
  for (let call = 0; call < calls; ++call) if (random.chance(risk)) --good;
  return { calls, callQuality: calls ? tenth(good, calls) : null, utilization: tenth(booked, 480) };
}

/**
 * The rows of a customer's rooms that are in use, room by room, the earliest day first: as many days as the size
 * says, of which the last one is over.
 * @param {import("./customers.mjs").Customer} customer
 * @param {string[]} team  as of its tickets
 * @param {{ size: string, seed: number, at: number, partner: string }} world
 */
export function* healthOf(customer, team, world) {
  const random = randomness(world.seed, world.size, "health", customer.rank);
  const troubles = troublesOf(customer, team, world);
  const first = firstDay(world);
  for (const { id, health: now, lastSeen } of roomsOf(customer, world)) {
    if (now === "Onboarding") continue;
    const popular = random.unit();
    for (let start = first; start < first + healthDays[world.size] * day; start += day) {
      const loss = lossOf(troubles.get(id) ?? [], start);
      const silent = lastSeen < start;
      yield {
        id: `${id}/${new Date(start).toISOString().slice(0, 10)}`, room: id, day: start, ...loss,
        ...drawUse({ popular, silent, start, health: loss.health, random }),
      };
    }
  }
}
