// The workload as the bytes that a source would send: JSON arrays of rows, one per customer and table.

import { jsonArray, roomRows } from "../rooms.mjs";
import {
  customerId, personName, roomId, severities, statuses, ticketId, titleNumbers,
} from "../words.mjs";

/** What a title code says: `Front camera is offline (atlas-12)`. */
function titleText({ devices, faults, words }, code) {
  const number = code % titleNumbers;
  let rest = Math.floor(code / titleNumbers);
  const word = words[rest % words.length];
  rest = Math.floor(rest / words.length);
  return `${devices[Math.floor(rest / faults.length)]} ${faults[rest % faults.length]} (${word}-${number})`;
}

/** Written out, for there are millions: no value here needs an escape. */
const ticketJson = ({ ticket, titles }, row) =>
  `{"id":"${ticketId(ticket.number[row])}","rooms":["${roomId(ticket.room[row])}"],` +
  `"title":"${titleText(titles, ticket.title[row])}","severity":"${severities[ticket.severity[row]]}",` +
  `"status":"${statuses[ticket.status[row]]}","assignee":"${personName(ticket.assignee[row])}",` +
  `"created":${ticket.created[row]},"updated":${ticket.updated[row]}}`;

/** What changed of the tickets at these rows, and whose each is. */
export function changedRows(workload, rows) {
  const { ticket, ticketsAt } = workload;
  return jsonArray(rows.length, (index) => {
    const row = rows[index];
    return `{"customer":"${customerId(ownerOf(ticketsAt, row))}","id":"${ticketId(ticket.number[row])}",` +
      `"severity":"${severities[ticket.severity[row]]}","status":"${statuses[ticket.status[row]]}",` +
      `"updated":${ticket.updated[row]}}`;
  });
}

/** Which customer's row that is: the last whose rows begin at or before it, and who has any. */
function ownerOf(ticketsAt, row) {
  let low = 0, high = ticketsAt.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ticketsAt[middle] <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** What each customer's sources send: `{ customer, rooms, tickets }`, the last two as bytes. */
export function makeSources(workload) {
  const { customers, ticketsAt } = workload;
  const tickets = (customer) => jsonArray(ticketsAt[customer + 1] - ticketsAt[customer], (index) =>
    ticketJson(workload, ticketsAt[customer] + index));
  return Array.from({ length: customers }, (_, customer) => ({
    customer: customerId(customer),
    rooms: roomRows(workload, customer),
    tickets: tickets(customer),
  }));
}
