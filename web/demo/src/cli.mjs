// node src/cli.mjs --size small|typical|large --out DIR [--seed N] [--at ISO-DATE]

import { parseArgs } from "node:util";
import { writeWorld } from "./files.mjs";
import { makeWorld, sizes, someDay, someSeed } from "./index.mjs";

const usage = "node src/cli.mjs --size small|typical|large --out DIR [--seed N] [--at ISO-DATE]";

function fail(sentence) {
  console.error(`${sentence}\n${usage}`);
  process.exit(2);
}

/** A time that means the same everywhere: a date alone is midnight UTC, a time of day says its zone. */
function timeOf(text) {
  const plain = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const time = plain.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) fail(`"${text}" is no time like 2026-03-02 or 2026-03-02T09:00:00Z`);
  return time;
}

function given() {
  const text = { type: "string" };
  try {
    return parseArgs({ options: { size: text, out: text, seed: text, at: text } }).values;
  } catch (error) {
    return fail(error.message);
  }
}

const { size = "small", out, seed, at } = given();
if (!out) fail("--out says where to write");
if (!Object.hasOwn(sizes, size)) fail(`"${size}" is no size`);
if (seed !== undefined && !/^\d{1,15}$/.test(seed)) fail(`the seed is a whole number, and "${seed}" is none`);

const world = makeWorld({
  size,
  seed: seed === undefined ? someSeed : Number(seed),
  at: at === undefined ? someDay : timeOf(at),
});
writeWorld(world, out);
const { customers, rooms, tickets } = world.counts;
console.log(`${out}: ${customers} customers, ${rooms} rooms, ${tickets} tickets, for seed ${world.seed}`);
