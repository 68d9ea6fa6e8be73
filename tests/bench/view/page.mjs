// The contest in a page, as `browser.mjs` asks for it.

import { pagePeers } from "./page_peers.mjs";
import { runView } from "./run.mjs";

window.measureViews = async ({ only, ...options }, peers) => {
  const kinds = await Promise.all(peers.map(async (name) => (await pagePeers[name]()).default));
  return runView({ ...options, wanted: ({ name }) => only.includes(name) }, kinds);
};
