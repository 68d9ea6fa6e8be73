// Gives the first page's example the two files that it fetches.

import { policy, rooms } from "./engine_world.mjs";

const files = { "policy.json": policy, "rooms.json": rooms };
globalThis.fetch = async (name) => new Response(JSON.stringify(files[name]));
