// What becomes of a ticket: when it was raised, whether it is closed and by whom.

import { reasons } from "./faults.mjs";
import { day, hour, minute } from "./sizes.mjs";

const year = 365 * day;

/** When the `index`th of `count` tickets was raised, oldest first: half of them in the last quarter. */
export function raisedAt(index, count, at, random) {
  const back = 1 - (index + random.unit()) / count;
  return at - 2 * minute - Math.floor(year * back * back);
}

const stillOpen = (age) => (age < 2 * day ? 0.85 : age < 14 * day ? 0.5 : age < 60 * day ? 0.15 : 0.03);

function drawOpen(created, at, random) {
  const status = random.unit();
  return {
    status: status < 0.01 ? "Waiting for vendor" : status < 0.4 ? "System investigating" : "Needs action",
    updated: created + random.whole(at - created),
    closed: null,
    closedBy: null,
    reason: null,
  };
}

function drawResolved(created, at, closers, random) {
  const patience = Math.min(at - created, random.chance(0.7) ? 8 * hour : 12 * day);
  const closed = created + 1 + random.whole(patience - 1);
  return {
    status: "Resolved",
    updated: closed,
    closed,
    closedBy: random.pick(closers),
    reason: random.chance(0.05) ? null : random.pick(reasons),
  };
}

/** Status, and what goes with it, of a ticket raised at `created`. */
export function drawCourse(created, at, closers, random) {
  return random.chance(stillOpen(at - created))
    ? drawOpen(created, at, random)
    : drawResolved(created, at, closers, random);
}
