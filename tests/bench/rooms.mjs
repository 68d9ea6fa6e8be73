// The rooms of a workload: whose they are, as plain columns, and as the bytes that a source would send.

import { shuffled } from "./random.mjs";
import { countries, groupId, roomId, roomName } from "./words.mjs";

export const roomGroups = 12;

/** Each room is in one country, the first ones more often unless they are not `leaning`, and in one group. */
export const describeRooms = (rooms, random, leaning = true) => ({
  country: Uint8Array.from({ length: rooms }, () => Math.floor(countries.length * random() * (leaning ? random() : 1))),
  group: Uint8Array.from({ length: rooms }, () => Math.floor(roomGroups * random())),
});

/** Zipf in random order of customers, at least one each. Customer `c` has the rooms `at[c]` up to `at[c + 1]`. */
export function shareRooms(customers, rooms, random, skew = 0.8) {
  const weights = Array.from({ length: customers }, (_, rank) => (rank + 1) ** -skew);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = weights.map((weight) => Math.max(1, Math.floor((rooms * weight) / sum)));
  counts[0] += rooms - counts.reduce((total, count) => total + count, 0);
  const ranks = shuffled(customers, random);
  return offsets(Array.from(ranks, (rank) => counts[rank]));
}

/** Where each of these counts begins, and where the last ends. */
export function offsets(counts) {
  const at = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => { at[index + 1] = at[index] + count; });
  return at;
}

const roomJson = (room, row) => JSON.stringify({
  id: roomId(row),
  name: roomName(row, room.country[row]),
  country: countries[room.country[row]],
  roomGroups: [groupId(room.group[row])],
});

/** The rooms of a customer, as the bytes of a JSON array. */
export const roomRows = ({ roomsAt, room }, customer) =>
  jsonArray(roomsAt[customer + 1] - roomsAt[customer], (index) => roomJson(room, roomsAt[customer] + index));

/** The bytes of a JSON array of the rows `row(0)` up to `row(count - 1)`. */
export function jsonArray(count, row) {
  const encoder = new TextEncoder();
  const pieces = [];
  for (let begin = 0; begin < count; begin += 10_000) {
    const rows = [];
    for (let index = begin; index < Math.min(count, begin + 10_000); ++index) rows.push(row(index));
    pieces.push(encoder.encode((begin ? "," : "[") + rows.join(",")));
  }
  pieces.push(encoder.encode(count ? "]" : "[]"));
  return joined(pieces);
}

function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
