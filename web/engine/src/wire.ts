// What crosses between the page and the engine's thread: one question, one answer, joined by a
// number.
//
// Both travel as JSON text. The engine reads and writes text anyway, a string is cloned by one copy,
// and the worker does not parse at all. It also means that a policy document given as text reaches
// the engine as it was written: parsed on the way, it would lose the duplicate keys that the engine
// refuses. What there is most of travels as bytes beside it: rows on their way in, and a window's on
// their way out, which are packed (packed.ts) and handed over without a copy.

import type { Answer, Calls } from "./enfilade.mjs";
import { EnfiladeError, type Failure } from "./error.js";

/** Every question there is. A name that is not here does not reach the module. */
export const calls = {
  advance: true,
  loadPolicy: true,
  signIn: true,
  viewAs: true,
  customers: true,
  declareTable: true,
  put: true,
  beginPut: true,
  continuePut: true,
  finishPut: true,
  abortPut: true,
  segment: true,
  remove: true,
  setSource: true,
  setAllTicketsView: true,
  openView: true,
  updateView: true,
  window: true,
  packedWindow: true,
  columns: true,
  closeView: true,
  openExport: true,
  readExport: true,
  closeExport: true,
  parse: true,
  print: true,
  suggest: true,
  decide: true,
  decideMany: true,
  roomsWhere: true,
  whoMay: true,
  whatMay: true,
  compare: true,
  explain: true,
  diff: true,
  lint: true,
  nextChange: true,
  evaluate: true,
  evaluations: true,
  searchSubject: true,
  searchResource: true,
  searchAction: true,
  policy: true,
  invitations: true,
  execute: true,
  audit: true,
  wipe: true,
  memory: true,
} satisfies Record<keyof Calls, true>;

export type Call = keyof typeof calls;

/** The bytes of rows that go with a `put` or `continuePut`. */
export interface RowBytes {
  rows: Uint8Array;
  /** They are the caller's own: read before `ask` returns, and left as they are. Else they may be given away. */
  lent: boolean;
}

/** One question: its name, the JSON text of `Calls[call].with`, and the time to answer it at. */
export interface Question extends Partial<RowBytes> {
  call: Call;
  with: string;
  at: Calls["advance"]["with"];
}

/** Where the engine's WebAssembly is; neither: beside the module that loads it. */
export interface Start {
  wasmUrl?: string;
  wasmBinary?: Uint8Array<ArrayBuffer>;
}

/** To the worker: how to start, once and first; then the questions. */
export type Ask = { id: number; start: Start } | { id: number; question: Question };

/** The JSON text of an `Answer`. */
export interface Answered {
  answer: string;
  /** Of `segment` and `packedWindow`: theirs. */
  bytes?: Uint8Array<ArrayBuffer>;
}

/** From the worker. */
export type Reply = { id: number } & Answered;

/** The engine's thread, wherever it runs. Questions are answered in the order they are asked. */
export interface Link {
  /** Rejects only when there is nobody to answer. */
  ask(question: Question): Promise<Answered>;
  /** Ends the thread; what is still asked is refused as `closed`. */
  close(): void;
}

/** The JSON text of a refusal. */
export function refusal(failure: Failure): string {
  return JSON.stringify({ error: failure });
}

/** What is refused because the encoder would put another character in place of it. */
export const halfAPair = refusal({
  code: "bad_json",
  message: "the text holds half a surrogate pair",
});

/** What an answer gives; throws what it refuses. */
export function given<T>(answer: string): T {
  const { ok, error } = JSON.parse(answer) as Answer<T>;
  if (error) throw new EnfiladeError(error);
  return ok as T;
}
