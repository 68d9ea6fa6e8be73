// All figures of a size, with whoever takes part, in Node or in a page.

import { differences, measure } from "../contest.mjs";
import { customerId } from "../words.mjs";
import { canonical } from "./canonical.mjs";
import { makeChanges } from "./changes.mjs";
import { Ours } from "./engine.mjs";
import { figures } from "./figures.mjs";
import { load } from "./load.mjs";
import { Plain } from "./plain.mjs";
import { makePolicy, viewer } from "./policy.mjs";
import { makeSources } from "./rows.mjs";
import { shapes } from "./shapes.mjs";
import { makeWorkload, sizes } from "./workload.mjs";

/** How often rows are loaded for that figure: it takes seconds. */
export const loads = { XS: 3, S: 3, M: 3, MANY: 1, L: 1 };

/** `{ results, wrong }`: the figures of the engine and of the peers in `kinds`, and how their answers differ. */
export async function runView({ size, shape: named, seed, runs, wanted, "no-compare": alone }, kinds) {
  const shape = shapes[named];
  const asked = figures.filter(({ name }) => !shape.without.includes(name));
  const workload = makeWorkload(sizes[size], seed, shape);
  const world = {
    policy: makePolicy(workload, seed),
    viewer,
    sources: makeSources(workload),
    largest: customerId(workload.largest),
  };
  const input = makeChanges(workload, seed);
  const targetsOf = shape === shapes.usual ? size : undefined; // for another there are none

  const { contenders, results: loading } =
    await load([Ours, ...kinds], world, { runs: loads[size], size: targetsOf, wanted });
  const plain = !alone && size !== "L"; // ten million objects would not fit
  const compared = plain ? [...contenders, loadedPlain(world)] : contenders;
  const wrong = await differences(asked, compared, { input, canonical });
  const results = [];
  for (const figure of asked.filter(wanted))
    results.push(await measure(figure, contenders, { runs, size: targetsOf, input }));
  wrong.push(...(await differences(asked, contenders, { input, canonical })));
  for (const contender of contenders) await contender.close();
  return { results: [...results, ...loading], wrong };
}

function loadedPlain(world) {
  const plain = new Plain(world);
  plain.json_to_q1();
  return plain;
}
