// scripts/bench view: how fast the engine answers the questions of a list, beside JavaScript written by
// hand and beside other engines. Fails only if they give different answers.

import { machine } from "./machine.mjs";
import { misused } from "./options.mjs";
import { jsonLine, table } from "./report.mjs";
import { runTopic } from "./topic.mjs";
import { inBrowser, inBrowserToo } from "./view/browser.mjs";
import { names } from "./view/figures.mjs";
import { peers } from "./view/peers.mjs";
import { loads, runView } from "./view/run.mjs";
import { shapes } from "./view/shapes.mjs";
import { sizes } from "./view/workload.mjs";

async function main({ size = "M", json, peers: named, browser, ...options }) {
  const { shape } = options;
  if (!Object.hasOwn(shapes, shape)) throw misused(`\`--shape ${shape}\`: there are ${Object.keys(shapes).join(", ")}`);
  const beside = browser ? inBrowserToo(named) : named;
  const { kinds, absent } = await peers.choose(beside);
  if (absent.length) console.error(`view: not installed, and so not measured: ${absent.join(", ")}`);
  const asked = { ...options, size };
  const { results, wrong, where } = browser
    ? await inBrowser(asked, beside.split(",").filter((name) => name && !absent.includes(name)))
    : { ...(await runView(asked, kinds(size))), where: machine() };

  if (json) for (const result of results) console.log(jsonLine("view", result));
  else {
    const { seed, runs } = options;
    const workload = `${describe(size)}${shape === "usual" ? "" : `, ${shape}`}`;
    console.log(`${where}; ${workload}; seed ${seed}; medians of ${runs} runs, load of ${loads[size]}`);
    console.log(table(results));
  }
  return wrong;
}

function describe(size) {
  const counts = Object.entries(sizes[size]).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
  return `size ${size}: ${counts.join(", ")}`;
}

await runTopic("view", {
  sizes: Object.keys(sizes),
  names,
  more: {
    ...peers.options,
    "no-compare": { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    shape: { type: "string", default: "usual" },
  },
  usage: `${peers.usage} [--shape ${Object.keys(shapes).join("|")}] [--no-compare] [--browser]`,
}, main);
