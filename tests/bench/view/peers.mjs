// Beside whom views are measured.

import { Peers } from "../peers.mjs";

const files = {
  hand: () => import("./hand/hand.mjs"),
  arquero: () => import("./peers/arquero.mjs"),
  crossfilter: () => import("./peers/crossfilter.mjs"),
  sqlite: () => import("./peers/sqlite.mjs"),
  duckdb: () => import("./peers/duckdb.mjs"),
  perspective: () => import("./peers/perspective.mjs"),
};

/** At the large size an object for each of millions of tickets is more than the engines of others are made for. */
export const peers = new Peers(files, (name, size) => size !== "L" || name === "hand");
