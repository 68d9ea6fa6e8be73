// The seeded, skewed workload of the view benchmarks, as plain columns: who has how many rooms and
// tickets, what they say, and what the viewer may see. Rows, policy and changes are made from it.

import { choose, seeded, shuffled } from "../random.mjs";
import { describeRooms, offsets, roomGroups, shareRooms } from "../rooms.mjs";
import { countries, severities, statuses, titleNumbers } from "../words.mjs";
import { shapes } from "./shapes.mjs";

export const sizes = {
  XS: { customers: 5, rooms: 100, tickets: 1_000 },
  S: { customers: 50, rooms: 10_000, tickets: 100_000 },
  M: { customers: 500, rooms: 100_000, tickets: 1_000_000 },
  /** As much as M, of twenty times as many customers. */
  MANY: { customers: 10_000, rooms: 100_000, tickets: 1_000_000 },
  L: { customers: 2_000, rooms: 1_000_000, tickets: 10_000_000 },
};

export const assignees = 300;

const yearBegin = Date.UTC(2025, 0, 1);
const day = 24 * 3600 * 1000;

/**
 * Customer `c` has the rooms `roomsAt[c]` up to `roomsAt[c + 1]`, and its tickets likewise; a ticket's
 * `room` is such a room's index, its `title` a code of the shape's words, its other names indexes too.
 */
export function makeWorkload({ customers, rooms, tickets }, seed, shape = shapes.usual) {
  const random = seeded(seed);
  const roomsAt = placeRooms({ customers, rooms }, random, shape);
  const room = describeRooms(rooms, random, shape.leaning);
  const { ticketsAt, ...placed } = placeTickets({ roomsAt, rooms, tickets }, random, shape);
  const largest = indexOfMost(ticketsAt);
  return {
    customers, roomsAt, ticketsAt, room, largest,
    titles: shape.titles,
    ticket: { ...placed, ...describeTickets(tickets, random, shape) },
    openings: openings[shape.visible](customers, largest, random),
  };
}

/** Where each customer's rooms begin: one customer's share first, if there is one that has it. */
function placeRooms({ customers, rooms }, random, { roomSkew, oneHas }) {
  if (!oneHas) return shareRooms(customers, rooms, random, roomSkew);
  const ones = Math.round(oneHas * rooms);
  return Uint32Array.of(0, ...shareRooms(customers - 1, rooms - ones, random, roomSkew).map((at) => ones + at));
}

/** Zipf in random order of rooms; within a customer, tickets keep the order of their numbers. */
function placeTickets({ roomsAt, rooms, tickets }, random, { ticketSkew }) {
  const customers = roomsAt.length - 1;
  const customerOf = new Uint16Array(rooms);
  for (let customer = 0; customer < customers; ++customer)
    customerOf.fill(customer, roomsAt[customer], roomsAt[customer + 1]);

  const byRank = shuffled(rooms, random);
  const drawn = Uint32Array.from({ length: tickets }, () => byRank[Math.floor(rooms * random() ** (1 / (1 - ticketSkew)))]);
  const counts = new Array(customers).fill(0);
  for (const room of drawn) ++counts[customerOf[room]];

  const ticketsAt = offsets(counts);
  const next = ticketsAt.slice();
  const number = new Uint32Array(tickets);
  const room = new Uint32Array(tickets);
  for (let drawing = 0; drawing < tickets; ++drawing) {
    const row = next[customerOf[drawn[drawing]]]++;
    number[row] = drawing;
    room[row] = drawn[drawing];
  }
  return { ticketsAt, number, room };
}

/** 70 % resolved, severities skewed to the worst unless even, created within a year, updated up to 30 days later. */
function describeTickets(tickets, random, { leaning, titles: { devices, faults, words } }) {
  const titles = devices.length * faults.length * words.length * titleNumbers;
  const created = Float64Array.from({ length: tickets }, () => yearBegin + Math.floor(365 * day * random()));
  return {
    created,
    updated: created.map((time) => time + Math.floor(30 * day * random())),
    title: Uint32Array.from({ length: tickets }, () => Math.floor(titles * random())),
    severity: Uint8Array.from({ length: tickets }, () => (leaning ? drawSeverity(random) : evenly(severities, random))),
    status: Uint8Array.from({ length: tickets }, () => (leaning ? drawStatus(random) : evenly(statuses, random))),
    assignee: Uint16Array.from({ length: tickets }, () => Math.floor(assignees * random())),
  };
}

export const drawSeverity = (random) => Math.min(severities.length - 1, Math.floor(5 * random() * random()));

export const drawStatus = (random) =>
  random() < 0.7 ? 0 : 1 + Math.floor((statuses.length - 1) * random());

const evenly = (values, random) => Math.floor(values.length * random());

/**
 * What each customer opens: `countries` that are delegated (null: every room), and the `groups` that the
 * viewer is assigned to (null: every room; undefined: not assigned). The largest customer opens all.
 */
function openCustomers(customers, largest, random) {
  const openings = Array.from({ length: customers }, () => ({ countries: null, groups: undefined }));
  const largestFirst = () => [largest, ...shuffled(customers, random).filter((customer) => customer !== largest)];

  largestFirst().slice(0, Math.round(0.6 * customers)).forEach((customer, turn) => {
    openings[customer].groups = turn % 2 ? choose(Math.round(0.4 * roomGroups), roomGroups, random) : null;
  });
  largestFirst().forEach((customer, turn) => {
    if (turn % 2) openings[customer].countries = choose(countries.length / 2, countries.length, random);
  });
  return openings;
}

const openings = {
  some: openCustomers,
  all: (customers) => Array.from({ length: customers }, () => ({ countries: null, groups: null })),
  none: (customers) => Array.from({ length: customers }, () => ({ countries: null, groups: undefined })),
};

function indexOfMost(at) {
  let most = 0;
  for (let index = 0; index + 1 < at.length; ++index)
    if (at[index + 1] - at[index] > at[most + 1] - at[most]) most = index;
  return most;
}
