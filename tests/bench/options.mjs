// What all topics can be told on the command line.

import { parseArgs } from "node:util";

/** How a topic is called: `sizes` and `names` are those of its table. */
export const usageOf = (topic, { sizes, names, more = "" }) =>
  `scripts/bench ${topic} [--size ${sizes.join("|")}] [--only ${names.slice(0, 2)},…] ` +
  `[--runs N] [--seed N]${more} [--json]`;

/**
 * The command's options, or an error that says which of them is wrong. `size` is undefined if none is
 * given; `more` are options of the topic's own, as `parseArgs` takes them, and are given back as they came.
 * `namesAt(size)`: the figures of a size, where not all sizes have the same.
 */
export function readOptions(args, { sizes, names, namesAt = () => names, more = {} }) {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: "string" },
      only: { type: "string" },
      runs: { type: "string", default: "30" },
      seed: { type: "string", default: "84" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      ...more,
    },
  });
  const { size, only: chosen, runs, seed, ...others } = values;
  if (size !== undefined && !sizes.includes(size)) throw misused(`\`--size ${size}\`: there are ${sizes.join(", ")}`);
  const only = chosen?.split(",") ?? names;
  for (const name of only)
    if (!names.includes(name)) throw misused(`\`--only ${name}\`: there are ${names.join(", ")}`);
  if (size !== undefined && !only.some((name) => namesAt(size).includes(name)))
    throw misused(`\`--only ${chosen}\`: at size ${size} there are ${namesAt(size).join(", ")}`);
  return {
    ...others,
    size,
    wanted: ({ name }) => only.includes(name),
    runs: whole("runs", runs),
    seed: whole("seed", seed),
  };
}

function whole(option, text) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw misused(`\`--${option} ${text}\`: a whole number from 1 on is needed`);
  return Number(text);
}

export function misused(message) {
  return Object.assign(new Error(message), { code: "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" });
}
