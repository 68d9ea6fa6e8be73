// The workload as the bytes that a source would send: JSON arrays of rows, one per customer and table.

import {
  countries, customerId, devices, faults, groupId, personName, roomId, roomName, severities, statuses, ticketId,
  titleNumbers, words,
} from "./words.mjs";

/** What a title code says: `Front camera is offline (atlas-12)`. */
export function titleText(code) {
  const number = code % titleNumbers;
  let rest = Math.floor(code / titleNumbers);
  const word = words[rest % words.length];
  rest = Math.floor(rest / words.length);
  return `${devices[Math.floor(rest / faults.length)]} ${faults[rest % faults.length]} (${word}-${number})`;
}

const roomJson = ({ room }, row) => JSON.stringify({
  id: roomId(row),
  name: roomName(row, room.country[row]),
  country: countries[room.country[row]],
  roomGroups: [groupId(room.group[row])],
});

/** Written out, for there are millions: no value here needs an escape. */
const ticketJson = ({ ticket }, row) =>
  `{"id":"${ticketId(ticket.number[row])}","rooms":["${roomId(ticket.room[row])}"],` +
  `"title":"${titleText(ticket.title[row])}","severity":"${severities[ticket.severity[row]]}",` +
  `"status":"${statuses[ticket.status[row]]}","assignee":"${personName(ticket.assignee[row])}",` +
  `"created":${ticket.created[row]},"updated":${ticket.updated[row]}}`;

/** The bytes of a JSON array of the rows `row(0)` up to `row(count - 1)`. */
function jsonArray(count, row) {
  const encoder = new TextEncoder();
  const pieces = [];
  for (let begin = 0; begin < count; begin += 10_000) {
    const rows = [];
    for (let index = begin; index < Math.min(count, begin + 10_000); ++index) rows.push(row(index));
    pieces.push(encoder.encode((begin ? "," : "[") + rows.join(",")));
  }
  pieces.push(encoder.encode(count ? "]" : "[]"));
  const { buffer, byteOffset, length } = Buffer.concat(pieces);
  return new Uint8Array(buffer, byteOffset, length);
}

/** The tickets at the given rows of the workload, as bytes. */
export const ticketRows = (workload, rows) => jsonArray(rows.length, (index) => ticketJson(workload, rows[index]));

/** What each customer's sources send: `{ customer, rooms, tickets }`, the last two as bytes. */
export function makeSources(workload) {
  const { customers, roomsAt, ticketsAt } = workload;
  const between = (at, customer, row) =>
    jsonArray(at[customer + 1] - at[customer], (index) => row(workload, at[customer] + index));
  return Array.from({ length: customers }, (_, customer) => ({
    customer: customerId(customer),
    rooms: between(roomsAt, customer, roomJson),
    tickets: between(ticketsAt, customer, ticketJson),
  }));
}
