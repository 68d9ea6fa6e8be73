// The WebAssembly module as it ships, started in Node.

import { readFileSync } from "node:fs";
import createEnfilade from "../../web/engine/dist/enfilade.mjs";

const file = new URL("../../web/engine/dist/enfilade.wasm", import.meta.url);

export const enfilade = await createEnfilade({ wasmBinary: readFileSync(file) });

/** Puts a JSON text to a session of the module; gives that of the answer. */
export function ask(session, call, text) {
  const bytes = new TextEncoder().encode(text);
  session.write(bytes.length).set(bytes);
  return new TextDecoder().decode(session[call]());
}
