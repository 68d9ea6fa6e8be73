// The engine and its peer, loaded with the same bytes, asked the same questions.

import { race } from "../measure.mjs";
import { difference } from "./compare.mjs";
import { figures, heap, loading } from "./figures.mjs";

const call = (contender, method) => method && contender[method]?.();

/** A result as the report takes it; `ours` and `hand` as `race` gives them. */
const result = ({ name, says, unit = "ms", target, limit }, size, ours, hand) =>
  ({ name, says, unit, target: target?.[size], limit: limit?.[size], ours, peers: hand ? { hand } : {} });

/**
 * Starts each of `kinds` and loads it, again and again if that is to be measured; the last ones stay.
 * `start(kind)` gives one that knows everything but the rows.
 */
export async function load(kinds, start, { runs, size, wanted }) {
  const loaded = new Map();
  const [ours, hand] = await race(kinds, {
    runs: wanted(loading) ? runs : 1,
    warmUps: 0,
    together: 1,
    async prepare(kind) {
      await loaded.get(kind)?.close();
      loaded.set(kind, await start(kind));
    },
    ask: (kind) => loaded.get(kind).json_to_q1(),
  });
  const contenders = kinds.map((kind) => loaded.get(kind));
  const mebibytes = await contenders[0].heapMiB();
  const held = { median: mebibytes, least: mebibytes, most: mebibytes, runs: 1 };
  const results = [result(loading, size, ours, hand), result(heap, size, held)].filter(wanted);
  return { contenders, results };
}

export async function measure(figure, contenders, { runs, size, nextChanges }) {
  for (const contender of contenders) await call(contender, figure.prepareOnce);
  const [ours, hand] = await race(contenders, {
    runs,
    ...(figure.changes && { input: nextChanges }),
    prepare: (contender) => call(contender, figure.prepare),
    ask: (contender, changes) => contender[figure.name](changes),
    finish: (contender) => call(contender, figure.finish),
  });
  return result(figure, size, ours, hand);
}

/** Where the first contender's answers differ from another's, in words. */
export async function differences(contenders, nextChanges) {
  const found = [];
  for (const figure of figures) {
    const changes = figure.changes && nextChanges();
    const answers = [];
    for (const contender of contenders) {
      await call(contender, figure.prepareOnce);
      await call(contender, figure.prepare);
      answers.push(await contender[figure.name](changes));
      await call(contender, figure.finish);
    }
    answers.slice(1).forEach((answer, index) => {
      const where = difference(answers[0], answer);
      if (where) found.push(`${figure.name}: ours and ${contenders[index + 1].constructor.name} differ at ${where}`);
    });
  }
  return found;
}
