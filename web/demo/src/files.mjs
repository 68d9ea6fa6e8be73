// A world on disk: the policy, the declared tables, the rows of each customer and an index of it all.

import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const pieceBytes = 1 << 20;

/** Writes rows as a JSON array, one row a line, in pieces. Gives how many rows and bytes it was. */
function writeRows(path, rows) {
  const file = openSync(path, "w");
  let count = 0;
  let bytes = 0;
  let piece = "[";
  const flush = () => {
    bytes += writeSync(file, piece);
    piece = "";
  };
  for (const row of rows) {
    piece += `${count++ ? ",\n" : "\n"}${JSON.stringify(row)}`;
    if (piece.length >= pieceBytes) flush();
  }
  piece += "\n]\n";
  flush();
  closeSync(file);
  return { rows: count, bytes };
}

/** The rows of an earlier world go; a folder that never held one keeps what it has. */
function makeRoom(folder) {
  mkdirSync(folder, { recursive: true });
  const index = join(folder, "index.json");
  if (!existsSync(index)) return;
  rmSync(index);
  rmSync(join(folder, "customers"), { recursive: true, force: true });
}

/**
 * Writes a world into a folder, instead of the one that is there. The index comes last.
 * @param {ReturnType<typeof import("./index.mjs").makeWorld>} world
 * @param {string} folder
 */
export function writeWorld({ size, seed, at, counts, policy, tables, people, customers }, folder) {
  makeRoom(folder);
  writeFileSync(join(folder, "policy.json"), `${JSON.stringify(policy, null, 1)}\n`);
  writeFileSync(join(folder, "tables.json"), `${JSON.stringify(tables, null, 1)}\n`);
  const names = ["rooms", "tickets", ...tables.map(({ name }) => name)];
  const written = customers.map((customer) => {
    const own = join(folder, "customers", customer.customer);
    mkdirSync(own, { recursive: true });
    const rows = names.map((table) => [table, writeRows(join(own, `${table}.json`), customer[table]())]);
    return { customer: customer.customer, ...Object.fromEntries(rows) };
  });
  const index = { size, seed, at, counts, customers: written, people };
  writeFileSync(join(folder, "index.json"), `${JSON.stringify(index, null, 1)}\n`);
}
