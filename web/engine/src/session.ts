// The engine's thread, from inside: it owns the module's session and hands it one question at a
// time. The worker and the calling thread (`worker: false`, Node) run the same.

import createEnfilade, { type Enfilade, type Session } from "./enfilade.mjs";
import { EnfiladeError } from "./error.js";
import { bytesInNode } from "./node.js";
import { calls, refusal, type Answered, type Call, type Question, type Start } from "./wire.js";

/** What is refused because the encoder would put another character in place of it. */
export const halfAPair = refusal({
  code: "bad_json",
  message: "the text holds half a surrogate pair",
});

/** A running engine. */
export interface OpenSession {
  /** Never throws. */
  answer(question: Question): Answered;
  close(): void;
}

/** Compiles and starts the engine; rejects with `unavailable`. */
export async function openSession(start: Start): Promise<OpenSession> {
  const session = new (await load(start)).Session();
  let broken: string | null = null;
  let clock = "";  // as the module was told

  const answered = ({ call, with: asked, at, rows }: Question): Answered => {
    if (!Object.hasOwn(calls, call) || typeof asked !== "string") {
      return { answer: refusal({ code: "bad_question", message: `there is no question \`${call}\`` }) };
    }
    if (!asked.isWellFormed()) return { answer: halfAPair };
    const time = JSON.stringify(at);
    if (time !== clock) {
      const answer = ask(session, "advance", time);
      if ("error" in JSON.parse(answer)) return { answer };
      clock = time;
    }
    if (call === "put" || call === "continuePut") {
      const bytes = rows ?? new Uint8Array();
      session.stage(bytes.length).set(bytes);
    }
    const answer = ask(session, call, asked);
    return call === "segment" ? { answer, bytes: taken(session) } : { answer };
  };

  return {
    answer(question) {
      if (broken) return { answer: broken };
      try {
        return answered(question);
      } catch (cause) {
        // The module never throws: it has run out of memory, and what it holds cannot be trusted.
        broken = refusal({ code: "unavailable", message: `the engine broke off: ${cause}` });
        return { answer: broken };
      }
    },
    close: () => session.delete(),
  };
}

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
