import { parseArgs } from "node:util";

import { names } from "./figures.mjs";
import { sizes } from "./workload.mjs";

export const usage =
  `scripts/bench view [--size ${Object.keys(sizes).join("|")}] [--only ${names.slice(0, 2)},…] ` +
  "[--runs N] [--seed N] [--no-compare] [--json]";

/** The command's options, or an error that says which of them is wrong. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: "string", default: "M" },
      only: { type: "string" },
      runs: { type: "string", default: "30" },
      seed: { type: "string", default: "84" },
      "no-compare": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { size, json, help } = values;
  if (!Object.hasOwn(sizes, size)) throw misused(`\`--size ${size}\`: there are ${Object.keys(sizes).join(", ")}`);
  const only = values.only?.split(",") ?? names;
  for (const name of only)
    if (!names.includes(name)) throw misused(`\`--only ${name}\`: there are ${names.join(", ")}`);
  return {
    size, json, help,
    wanted: ({ name }) => only.includes(name),
    runs: whole("runs", values.runs),
    seed: whole("seed", values.seed),
    // Ten million objects would not fit.
    plain: !values["no-compare"] && size !== "L",
  };
}

function whole(option, text) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw misused(`\`--${option} ${text}\`: a whole number from 1 on is needed`);
  return Number(text);
}

function misused(message) {
  return Object.assign(new Error(message), { code: "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" });
}
