// Random changes to the workload's tickets: a thousand at a time, as a source would send them.

import { seeded } from "../random.mjs";
import { changedRows } from "./rows.mjs";
import { drawSeverity, drawStatus } from "./workload.mjs";

const changesAtOnce = 1000;

/** Several times changes, as one: the rows of all, in their order. */
export const joinedChanges = (several) =>
  new TextEncoder().encode(JSON.stringify(several.flatMap((bytes) => JSON.parse(new TextDecoder().decode(bytes)))));

/** A function that changes the workload's own columns and gives what changed, as bytes. */
export function makeChanges(workload, seed) {
  const random = seeded(seed ^ 0x51ed270b);
  const { ticket } = workload;
  let now = Date.UTC(2026, 1, 1);

  const change = () => {
    const row = Math.floor(ticket.number.length * random());
    ticket.severity[row] = drawSeverity(random);
    ticket.status[row] = drawStatus(random);
    ticket.updated[row] = now += 1 + Math.floor(1000 * random());
    return row;
  };

  return () => changedRows(workload, [...new Set(Array.from({ length: changesAtOnce }, change))]);
}
