// The engine's module of WebAssembly: how it is started, and how it is asked.

import createEnfilade, { type Enfilade, type Session } from "./enfilade.mjs";
import { EnfiladeError } from "./error.js";
import { bytesInNode } from "./node.js";
import type { Call, Start } from "./wire.js";

/** Compiles and starts the module; rejects with `unavailable`. */
export async function load({ wasmUrl, wasmBinary }: Start): Promise<Enfilade> {
  // Bundlers look for these very words.
  const place = wasmUrl ?? new URL("./enfilade.wasm", import.meta.url).href;
  try {
    const bytes = wasmBinary ?? (await bytesInNode(place));
    return await createEnfilade({
      ...(bytes && { wasmBinary: bytes }),
      locateFile: () => place,
    });
  } catch (cause) {
    throw new EnfiladeError({ code: "unavailable", message: remedy(String(cause), place) });
  }
}

function remedy(cause: string, place: string): string {
  return /unsafe-eval/.test(cause)
    ? "the Content-Security-Policy of the page, or that of the worker's own file, forbids " +
        `WebAssembly: add 'wasm-unsafe-eval' to its script-src (${cause})`
    : `the engine could not be loaded: serve enfilade.wasm at ${place}, or name its place by ` +
        `\`wasmUrl\` (${cause})`;
}

/** What is staged, which then is no more. */
export function taken(session: Session): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(session.staged());
  session.stage(0);
  return bytes;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Puts a JSON text to the module; gives that of its answer. */
export function ask(session: Session, call: Call, text: string): string {
  const bytes = encoder.encode(text);
  session.write(bytes.length).set(bytes);
  return decoder.decode(session[call]());
}
