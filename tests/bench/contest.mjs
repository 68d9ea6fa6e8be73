// The engine and its peers, asked the same questions in turns.
//
// A contender is an object with a method for each figure that it takes part in, by the figure's name, and
// for what a figure names in `prepareOnce`, `prepare` and `finish`. The first is the engine; the others go
// by the names of their classes.

import { difference } from "./compare.mjs";
import { race } from "./measure.mjs";

const call = (contender, method) => method && contender[method]?.();

const nameOf = (contender) => contender.constructor.name;

export const takesPart = ({ name }) => (contender) => name in contender;

/** A result as the report takes it; `taken` as `race` gives it for each of the contenders, in the figure's unit. */
export function result({ name, says, unit = "ms", target, limit }, size, [ours, ...others], [, ...peers] = []) {
  const named = peers.map((peer, index) => [nameOf(peer).toLowerCase(), others[index]]);
  return { name, says, unit, target: target?.[size], limit: limit?.[size], ours, peers: Object.fromEntries(named) };
}

/** `perMs`: how many of the figure's units a ms is. */
const converted = ({ runs, ...times }, { perMs = 1 }) =>
  ({ runs, ...Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms * perMs])) });

/** `input()`: what is asked of all at once, for a figure with `input`. */
export async function measure(figure, contenders, { runs, size, input }) {
  const asked = contenders.filter(takesPart(figure));
  for (const contender of asked) await call(contender, figure.prepareOnce);
  const taken = await race(asked, {
    runs,
    ...(figure.input && { input }),
    prepare: (contender) => call(contender, figure.prepare),
    ask: (contender, given) => contender[figure.name](given),
    finish: (contender) => call(contender, figure.finish),
  });
  return result(figure, size, taken.map((one) => converted(one, figure)), asked);
}

/** Where the first contender's answers differ from another's, in words. `canonical`: what counts of an answer. */
export async function differences(figures, contenders, { input, canonical = (answer) => answer }) {
  const found = [];
  for (const figure of figures) {
    const asked = contenders.filter(takesPart(figure));
    const given = figure.input && input();
    const answers = [];
    for (const contender of asked) {
      await call(contender, figure.prepareOnce);
      await call(contender, figure.prepare);
      answers.push(canonical(await contender[figure.name](given)));
      await call(contender, figure.finish);
    }
    answers.slice(1).forEach((answer, index) => {
      const where = difference(answers[0], answer);
      if (where) found.push(`${figure.name}: ours and ${nameOf(asked[index + 1])} differ at ${where}`);
    });
  }
  return found;
}
