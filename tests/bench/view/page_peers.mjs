/** Who is measured beside the engine in a page, too. */
export const pagePeers = {
  hand: () => import("./hand/hand.mjs"),
  arquero: () => import("./peers/arquero.mjs"),
  crossfilter: () => import("./peers/crossfilter.mjs"),
};
