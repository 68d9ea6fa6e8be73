// Random changes to the workload's tickets: a thousand at a time, as the rows that a source would send.

import { seeded } from "../random.mjs";
import { ticketRows } from "./rows.mjs";
import { customerId } from "../words.mjs";
import { drawSeverity, drawStatus } from "./workload.mjs";

const changesAtOnce = 1000;

/**
 * A function that changes the workload's own columns and gives what each customer sends for it:
 * `{ customer, tickets }`, the latter as bytes.
 */
export function makeChanges(workload, seed) {
  const random = seeded(seed ^ 0x51ed270b);
  const { ticket, ticketsAt } = workload;
  let now = Date.UTC(2026, 1, 1);

  const change = () => {
    const row = Math.floor(ticket.number.length * random());
    ticket.severity[row] = drawSeverity(random);
    ticket.status[row] = drawStatus(random);
    ticket.updated[row] = now += 1 + Math.floor(1000 * random());
    return row;
  };

  return () => {
    const changed = Uint32Array.from(new Set(Array.from({ length: changesAtOnce }, change))).sort();
    const sent = [];
    for (let customer = 0, at = 0; at < changed.length; ++customer) {
      const begin = at;
      while (at < changed.length && changed[at] < ticketsAt[customer + 1]) ++at;
      if (at === begin) continue;
      sent.push({ customer: customerId(customer), tickets: ticketRows(workload, changed.subarray(begin, at)) });
    }
    return sent;
  };
}
