// What every topic does with its options, its answers and its errors.

import { readOptions, usageOf } from "./options.mjs";

/** What helps against an error that the caller can do something about. */
const hintsWith = (usage) => ({
  ERR_MODULE_NOT_FOUND: "Has the engine been built? scripts/build does it.",
  unavailable: "Has the engine been built? scripts/build does it.",
  ERR_PARSE_ARGS_UNKNOWN_OPTION: usage,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: usage,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: usage,
});

/**
 * Runs `main(options)` as the topic of that name. `table` says which sizes and figures there are, and what
 * more can be told. `main` gives the sentences about answers that differ: with any, the run has failed.
 */
export async function runTopic(topic, table, main) {
  const usage = usageOf(topic, { ...table, more: table.usage });
  try {
    const options = readOptions(process.argv.slice(2), table);
    if (options.help) return console.log(usage);
    const wrong = await main(options);
    for (const sentence of wrong) console.error(`${topic}: ${sentence}`);
    if (wrong.length) process.exitCode = 1;
  } catch (error) {
    const hint = hintsWith(usage)[error.code];
    if (!hint) throw error;
    console.error(`${topic}: ${error.message}\n${hint}`);
    process.exitCode = 2;
  }
}
