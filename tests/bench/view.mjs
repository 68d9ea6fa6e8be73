// scripts/bench view: how fast the engine answers the questions of a list, beside JavaScript written by
// hand and beside other engines. Fails only if they give different answers.

import { differences, measure } from "./contest.mjs";
import { machine } from "./machine.mjs";
import { jsonLine, table } from "./report.mjs";
import { runTopic } from "./topic.mjs";
import { canonical } from "./view/canonical.mjs";
import { makeChanges } from "./view/changes.mjs";
import { figures, names } from "./view/figures.mjs";
import { load } from "./view/load.mjs";
import { peers } from "./view/peers.mjs";
import { Plain } from "./view/plain.mjs";
import { makePolicy, viewer } from "./view/policy.mjs";
import { makeSources } from "./view/rows.mjs";
import { makeWorkload, sizes } from "./view/workload.mjs";
import { customerId } from "./words.mjs";

/** How often rows are loaded for that figure: it takes seconds. */
const loads = { XS: 3, S: 3, M: 3, MANY: 1, L: 1 };

async function main({ size = "M", seed, runs, json, wanted, peers: named, "no-compare": alone }) {
  const { kinds, absent } = await peers.choose(named);
  if (absent.length) console.error(`view: not installed, and so not measured: ${absent.join(", ")}`);
  const { Ours } = await import("./view/engine.mjs");
  const workload = makeWorkload(sizes[size], seed);
  const world = {
    policy: makePolicy(workload, seed),
    viewer,
    sources: makeSources(workload),
    largest: customerId(workload.largest),
  };
  const input = makeChanges(workload, seed);

  const all = [Ours, ...kinds(size)];
  const { contenders, results: loading } = await load(all, world, { runs: loads[size], size, wanted });
  const plain = !alone && size !== "L"; // ten million objects would not fit
  const compared = plain ? [...contenders, loadedPlain(world)] : contenders;
  const wrong = await differences(figures, compared, { input, canonical });
  const results = [];
  for (const figure of figures.filter(wanted))
    results.push(await measure(figure, contenders, { runs, size, input }));
  wrong.push(...(await differences(figures, contenders, { input, canonical })));
  for (const contender of contenders) await contender.close();

  results.push(...loading);

  if (json) for (const result of results) console.log(jsonLine("view", result));
  else {
    console.log(`${machine()}; ${describe(size)}; seed ${seed}; medians of ${runs} runs, load of ${loads[size]}`);
    console.log(table(results));
  }
  return wrong;
}

function loadedPlain(world) {
  const plain = new Plain(world);
  plain.json_to_q1();
  return plain;
}

function describe(size) {
  const counts = Object.entries(sizes[size]).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
  return `size ${size}: ${counts.join(", ")}`;
}

await runTopic("view", {
  sizes: Object.keys(sizes),
  names,
  more: { ...peers.options, "no-compare": { type: "boolean", default: false } },
  usage: `${peers.usage} [--no-compare]`,
}, main);
