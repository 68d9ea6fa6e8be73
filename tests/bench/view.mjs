// scripts/bench view: how fast the engine answers the questions of a list, beside JavaScript written by
// hand. Fails only if they give different answers.

import { machine } from "./machine.mjs";
import { jsonLine, table } from "./report.mjs";
import { makeChanges } from "./view/changes.mjs";
import { differences, load, measure } from "./view/contest.mjs";
import { figures } from "./view/figures.mjs";
import { Hand } from "./view/hand/hand.mjs";
import { readOptions, usage } from "./view/options.mjs";
import { Plain } from "./view/plain.mjs";
import { makePolicy, viewer } from "./view/policy.mjs";
import { makeSources } from "./view/rows.mjs";
import { customerId } from "./view/words.mjs";
import { makeWorkload, sizes } from "./view/workload.mjs";

/** How often rows are loaded for that figure: it takes seconds. */
const loads = { XS: 3, S: 3, M: 3, L: 1 };

async function main(options) {
  const { size, seed, runs, json, wanted } = options;
  const { Ours } = await import("./view/engine.mjs");
  const workload = makeWorkload(sizes[size], seed);
  const world = {
    policy: makePolicy(workload, seed),
    viewer,
    sources: makeSources(workload),
    largest: customerId(workload.largest),
  };
  const nextChanges = makeChanges(workload, seed);

  const start = (kind) => (kind === Ours ? Ours.start(world) : new kind(world));
  const { contenders, results: loading } = await load([Ours, Hand], start, { runs: loads[size], size, wanted });
  const wrong = await differences(options.plain ? [...contenders, loadedPlain(world)] : contenders, nextChanges);
  const results = [];
  for (const figure of figures.filter(wanted))
    results.push(await measure(figure, contenders, { runs, size, nextChanges }));
  wrong.push(...(await differences(contenders, nextChanges)));
  for (const contender of contenders) await contender.close();

  results.push(...loading);

  if (json) for (const result of results) console.log(jsonLine("view", result));
  else {
    console.log(`${machine()}; ${describe(size)}; seed ${seed}; medians of ${runs} runs, load of ${loads[size]}`);
    console.log(table(results));
  }
  for (const sentence of wrong) console.error(`view: ${sentence}`);
  if (wrong.length) process.exitCode = 1;
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

/** What helps against an error that the caller can do something about. */
const hints = {
  ERR_MODULE_NOT_FOUND: "Has the engine been built? scripts/build does it.",
  unavailable: "Has the engine been built? scripts/build does it.",
  ERR_PARSE_ARGS_UNKNOWN_OPTION: usage,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: usage,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: usage,
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await main(options);
} catch (error) {
  const hint = hints[error.code];
  if (!hint) throw error;
  console.error(`view: ${error.message}\n${hint}`);
  process.exitCode = 2;
}
