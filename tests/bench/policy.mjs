// scripts/bench policy: how fast a policy is loaded, changed and asked, beside JavaScript written by hand and
// beside other engines.
// Fails only if they give different answers.

import { differences, measure, result } from "./contest.mjs";
import { machine } from "./machine.mjs";
import { byId, compared, figures, memory, nameAt, namesAt } from "./policy/figures.mjs";
import { peers } from "./policy/peers.mjs";
import { makeWorld, sizes } from "./policy/workload.mjs";
import { jsonLine, table } from "./report.mjs";
import { runTopic } from "./topic.mjs";

/** Without `--size`: both that have targets. */
const usual = ["M", "L"];

async function main({ size, seed, runs, json, wanted, peers: named }) {
  const { kinds, absent } = await peers.choose(named);
  if (absent.length) console.error(`policy: not installed, and so not measured: ${absent.join(", ")}`);
  const wrong = [];
  for (const each of size ? [size] : usual) {
    const isWanted = ({ name }) => wanted({ name: nameAt(name, each) });
    const chosen = figures.filter(isWanted);
    if (!chosen.length && !isWanted(memory)) continue;
    const world = makeWorld(each, seed);
    const { results, sentences } = await contest(world, kinds(each), chosen, isWanted(memory), { runs, size: each });
    wrong.push(...sentences);
    const reported = results.map((taken) => ({ ...taken, name: nameAt(taken.name, each) }));
    if (json) for (const taken of reported) console.log(jsonLine("policy", taken));
    else {
      console.log(`${machine()}; ${describe(each, world)}; seed ${seed}; medians of ${runs} runs`);
      console.log(table(reported));
    }
  }
  return wrong;
}

async function contest(world, kinds, chosen, weighed, { runs, size }) {
  const { Ours } = await import("./policy/engine.mjs");
  const bytes = weighed ? (await Ours.memory(world)) / 1e6 : 0;
  const contenders = [];
  for (const kind of [Ours, ...kinds]) contenders.push(await kind.start(world));
  let number = 0;
  const input = () => world.assigning(++number);
  const some = Math.min(compared, world.triples.length);

  const sentences = await differences(figures, contenders, { input, some });
  await contenders[0].signInOverseer();
  sentences.push(...oneSided(await contenders[0][byId](some)));
  const results = [];
  for (const figure of chosen)
    results.push(await measure(figure, contenders, { runs, size, input, most: world.triples.length }));
  sentences.push(...(await differences(figures, contenders, { input, some })));
  for (const contender of contenders) await contender.close();
  if (weighed) results.push(result(memory, size, [{ median: bytes, least: bytes, most: bytes, runs: 1 }]));
  return { results: results.filter(Boolean), sentences };
}

/** Answers that agree say little where nearly all are the same. */
function oneSided(answers) {
  const yes = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
  return yes > 1 / 3 && yes < 2 / 3 ? [] : [`${byId}: ${Math.round(100 * yes)} % of the answers compared are a yes`];
}

function describe(size, { text }) {
  const counts = Object.entries(sizes[size]).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
  return `size ${size}: ${counts.join(", ")}, ${(text.length / 1e6).toPrecision(2)} MB of JSON`;
}

await runTopic("policy", {
  sizes: Object.keys(sizes),
  names: [...namesAt("M"), ...namesAt("L")],
  namesAt,
  more: peers.options,
  usage: peers.usage,
}, main);
