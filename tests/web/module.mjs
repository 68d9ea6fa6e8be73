// The WebAssembly module as it ships, started in Node.

import { readFileSync } from "node:fs";
import createEnfilade from "../../web/engine/dist/enfilade.mjs";

const file = new URL("../../web/engine/dist/enfilade.wasm", import.meta.url);

export const enfilade = await createEnfilade({ wasmBinary: readFileSync(file) });
