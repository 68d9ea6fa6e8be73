// The engine and its peers, loaded with the same bytes.

import { result } from "../contest.mjs";
import { race } from "../measure.mjs";
import { heap, loading, reloading } from "./figures.mjs";

/**
 * Starts each of `kinds` and loads it, again and again if that is to be measured; the last ones stay.
 * They start with everything but the rows.
 */
export async function load(kinds, world, { runs, size, wanted }) {
  const loaded = new Map();
  const turns = {
    warmUps: 0,
    together: 1,
    async prepare(kind) {
      await loaded.get(kind)?.close();
      loaded.set(kind, await kind.start(world));
    },
  };
  const taken = await race(kinds, {
    ...turns,
    runs: wanted(loading) ? runs : 1,
    ask: (kind) => loaded.get(kind).json_to_q1(),
  });
  const mebibytes = await loaded.get(kinds[0]).heapMiB();
  const held = { median: mebibytes, least: mebibytes, most: mebibytes, runs: 1 };

  const keepers = kinds.filter(({ prototype }) => reloading.name in prototype);
  const kept = new Map();
  if (wanted(reloading)) for (const kind of keepers) kept.set(kind, await loaded.get(kind).kept());
  const again = wanted(reloading) && await race(keepers, {
    ...turns,
    runs: 3 * runs,
    warmUps: 1,
    ask: (kind) => loaded.get(kind).binary_to_q1(kept.get(kind)),
  });

  const contenders = kinds.map((kind) => loaded.get(kind));
  const results = [
    result(loading, size, taken, contenders),
    again && result(reloading, size, again, keepers.map((kind) => loaded.get(kind))),
    result(heap, size, [held]),
  ];
  return { contenders, results: results.filter((one) => one && wanted(one)) };
}
