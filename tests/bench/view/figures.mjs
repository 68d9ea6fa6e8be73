// The figures of topic `view`: what each says, what it is to reach, and how it is asked.
//
// `target` and `limit` are by size; where there is none, none was set. `limit` is the slowest that a
// first version may be, `target` what the engine is built for.

export const figures = [
  { name: "Q1", says: "open tickets about a camera: total and 50 rows", target: { M: 0.6, L: 9 }, limit: { M: 10 } },
  { name: "Q2", says: "facets of the same", target: { M: 0.6, L: 12 }, limit: { M: 15 } },
  { name: "Q2b", says: "facets, each without its own condition", target: { M: 1.0 } },
  { name: "Q3", says: "the largest customer by creation", target: { M: 0.1, L: 0.2 }, limit: { M: 3 } },
  { name: "Q4", says: "open tickets, opened and read at 90 %", target: { M: 0.5, L: 12 } },
  { name: "Q4s", says: "the same read in the open view", target: { M: 0.3 }, prepareOnce: "openList" },
  { name: "Q5", says: "six keystrokes of the text", target: { M: 4, L: 50 }, prepare: "openTyping" },
  { name: "Q6", says: "1,000 changes, rows and facets refreshed", target: { M: 0.5, L: 3 }, prepareOnce: "openLive", changes: true },
  { name: "Q7", says: "all visible tickets by title", target: { M: 1.0, L: 25 } },
  { name: "access_ms", says: "sign in, every room's mask, count the rooms", limit: { M: 2 }, target: { M: 2 }, finish: "afterAccess" },
];

/** Measured when rows are loaded, and after. */
export const loading = { name: "json_to_q1", says: "JSON bytes of all rows to the first Q1", target: { M: 1600 } };
export const heap = { name: "heap_mib", unit: "MiB", says: "the engine's memory, loaded", target: { M: 114, L: 2048 } };

export const names = [...figures, loading, heap].map(({ name }) => name);
