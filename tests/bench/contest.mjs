// The engine and its peers, asked the same questions in turns.
//
// A contender is an object with a method for each figure that it takes part in, by the figure's name, and
// for what a figure names in `prepareOnce`, `prepare` and `finish`. The first is the engine; the others go
// by the names of their classes. A method of a figure with `many` is told how many questions to answer.

import { difference } from "./compare.mjs";
import { howMany, perSecond } from "./many.mjs";
import { race } from "./measure.mjs";

const call = (contender, method) => method && contender[method]?.();

const nameOf = (contender) => contender.constructor.name;

export const takesPart = ({ name }) => (contender) => name in contender;

/**
 * A result as the report takes it; `taken` as `race` gives it for each of the contenders, in the figure's unit,
 * and first null if the engine takes no part.
 */
export function result({ name, says, unit = "ms", target, limit }, size, [ours, ...others], [, ...peers] = []) {
  const named = peers.map((peer, index) => [nameOf(peer).toLowerCase(), others[index]]);
  return { name, says, unit, target: target?.[size], limit: limit?.[size], ours, peers: Object.fromEntries(named) };
}

/** `perMs`: how many of the figure's units a ms is. */
const converted = ({ runs, ...times }, { perMs = 1 }) =>
  ({ runs, ...Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms * perMs])) });

/**
 * `input()`: what is asked of all at once, for a figure with `input`, of which `joined` makes one of many; `most`: how
 * many questions there are, for one with `many`. Null if nobody takes part.
 */
export async function measure(figure, contenders, { runs, size, input, most }) {
  const asked = contenders.filter(takesPart(figure));
  if (!asked.length) return null;
  for (const contender of asked) await call(contender, figure.prepareOnce);
  const counts = new Map();
  if (figure.many)
    for (const contender of asked) counts.set(contender, await howMany((count) => contender[figure.name](count), most));
  const taken = await race(asked, {
    runs,
    ...(figure.input && { input }),
    prepare: (contender) => call(contender, figure.prepare),
    ask: (contender, given) => contender[figure.name](figure.many ? counts.get(contender) : given),
    finish: (contender) => call(contender, figure.finish),
    ...(figure.joined && { catchUp: (contender, missed) => contender[figure.name](figure.joined(missed)) }),
  });
  const inUnit = taken.map((times, index) =>
    (figure.many ? perSecond(times, counts.get(asked[index])) : converted(times, figure)));
  const none = asked[0] === contenders[0] ? [] : [null];
  return result(figure, size, [...none, ...inUnit], [...none, ...asked]);
}

/**
 * Where the first contender's answers differ from another's, in words; and those to a figure with `sameAs` from
 * those to the figure of that name. `canonical`: what counts of an answer; `some`: how many are compared of many.
 */
export async function differences(figures, contenders, { input, some, canonical = (answer) => answer }) {
  const found = [];
  const firsts = new Map();
  for (const figure of figures) {
    const asked = contenders.filter(takesPart(figure));
    const given = figure.many ? some : figure.input && input();
    const answers = [];
    for (const contender of asked) {
      await call(contender, figure.prepareOnce);
      await call(contender, figure.prepare);
      answers.push(canonical(await contender[figure.name](given)));
      await call(contender, figure.finish);
    }
    firsts.set(figure.name, answers[0]);
    const right = figure.sameAs ? firsts.get(figure.sameAs) : answers[0];
    answers.forEach((answer, index) => {
      const where = answer !== right && difference(right, answer);
      const ours = figure.sameAs ? `our ${figure.sameAs}` : "ours";
      if (where) found.push(`${figure.name}: ${ours} and ${nameOf(asked[index])} differ at ${where}`);
    });
  }
  return found;
}
