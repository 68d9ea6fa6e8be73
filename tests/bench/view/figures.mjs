// The figures of topic `view`: what each says, what it is to reach, and how it is asked. `prepare` and
// `finish` name what a contender does around each asking, `prepareOnce` before the first. What has `input`
// is asked with changes; where there is a way to have several `joined`, all have to be given all of them.
//
// `target` and `limit` are by size; where there is none, none was set. `limit` is the slowest that a
// first version may be, `target` what the engine is built for.

import { joinedChanges } from "./changes.mjs";

export const figures = [
  { name: "Q1", target: { M: 0.6, MANY: 6, L: 9 }, limit: { M: 10 }, says: "open tickets about a camera: total and 50 rows" },
  { name: "Q2", target: { M: 0.6, L: 12 }, limit: { M: 15 }, says: "facets of the same" },
  { name: "Q2b", target: { M: 1 }, says: "facets, each without its own condition" },
  { name: "Q3", target: { M: 0.1, L: 0.2 }, limit: { M: 3 }, says: "the largest customer by creation" },
  { name: "Q4", target: { M: 0.5, L: 12 }, says: "open tickets, opened and read at 90 %" },
  { name: "Q4s", target: { M: 0.3 }, says: "the same read in the open view", prepareOnce: "openList" },
  { name: "Q5", target: { M: 4, L: 50 }, says: "six keystrokes of the text", prepare: "openTyping" },
  {
    name: "Q6", target: { M: 0.5, L: 3 }, says: "1,000 changes, rows and facets refreshed",
    prepareOnce: "openLive", input: true, joined: joinedChanges,
  },
  { name: "Q7", target: { M: 1, L: 25 }, says: "all visible tickets by title" },
  {
    name: "access_ms", target: { M: 2 }, limit: { M: 2 }, says: "sign in, and the mask of every room",
    finish: "afterAccess",
  },
];

/** Measured while rows are loaded, and then. */
export const loading = { name: "json_to_q1", target: { M: 1600 }, says: "JSON bytes of all rows to the first Q1" };
export const reloading = {
  name: "binary_to_q1", target: { M: 100 }, says: "all rows as the contender's own bytes to the first Q1",
};
export const heap = { name: "heap_mib", unit: "MiB", target: { M: 114, L: 2048 }, says: "the engine's memory, loaded" };

export const names = [...figures, loading, reloading, heap].map(({ name }) => name);
