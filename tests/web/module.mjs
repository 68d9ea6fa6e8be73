// The WebAssembly module as it ships, started in Node.

import { readFileSync } from "node:fs";
import createEnfilade from "../../web/engine/dist/enfilade.mjs";

export const wasmBinary = readFileSync(new URL("../../web/engine/dist/enfilade.wasm", import.meta.url));

export const enfilade = await createEnfilade({ wasmBinary });
