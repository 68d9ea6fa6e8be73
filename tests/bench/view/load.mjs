// The engine and its peers, loaded with the same bytes.

import { result } from "../contest.mjs";
import { race } from "../measure.mjs";
import { heap, loading } from "./figures.mjs";

/**
 * Starts each of `kinds` and loads it, again and again if that is to be measured; the last ones stay.
 * They start with everything but the rows.
 */
export async function load(kinds, world, { runs, size, wanted }) {
  const loaded = new Map();
  const taken = await race(kinds, {
    runs: wanted(loading) ? runs : 1,
    warmUps: 0,
    together: 1,
    async prepare(kind) {
      await loaded.get(kind)?.close();
      loaded.set(kind, await kind.start(world));
    },
    ask: (kind) => loaded.get(kind).json_to_q1(),
  });
  const contenders = kinds.map((kind) => loaded.get(kind));
  const mebibytes = await contenders[0].heapMiB();
  const held = { median: mebibytes, least: mebibytes, most: mebibytes, runs: 1 };
  const results = [result(loading, size, taken, contenders), result(heap, size, [held])].filter(wanted);
  return { contenders, results };
}
