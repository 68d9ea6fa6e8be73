// Beside whom policies are measured.

import { Peers } from "../peers.mjs";

const files = {
  hand: () => import("./hand.mjs"),
  casl: () => import("./peers/casl.mjs"),
  casbin: () => import("./peers/casbin.mjs"),
  cedar: () => import("./peers/cedar.mjs"),
};

/** At the large size an object for each of a million rooms is more than the engines of others are made for. */
export const peers = new Peers(files, (name, size) => size !== "L" || name === "hand");
