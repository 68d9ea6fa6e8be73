// Beside whom the engine is measured. The engines of others have packages of their own, which may be absent.

import { misused } from "../options.mjs";

const files = {
  hand: "./hand.mjs",
  casl: "./peers/casl.mjs",
  casbin: "./peers/casbin.mjs",
  cedar: "./peers/cedar.mjs",
};

export const peerNames = Object.keys(files);

/** At the large size an object for each of a million rooms is more than the engines of others are made for. */
const takesSize = (name, size) => size !== "L" || name === "hand";

/**
 * Of the peers named, with commas between: `kinds(size)`, the classes of those that take part at a size, and
 * `absent`, the names of those that are not installed.
 */
export async function choosePeers(text) {
  const names = peerNames.filter((name) => text.split(",").includes(name));
  for (const name of text.split(",").filter(Boolean))
    if (!peerNames.includes(name)) throw misused(`\`--peers ${name}\`: there are ${peerNames.join(", ")}`);
  const found = new Map();
  for (const name of names) {
    const kind = await installed(files[name]);
    if (kind) found.set(name, kind);
  }
  return {
    kinds: (size) => [...found].filter(([name]) => takesSize(name, size)).map(([, kind]) => kind),
    absent: names.filter((name) => !found.has(name)),
  };
}

async function installed(file) {
  try {
    return (await import(file)).default;
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}
