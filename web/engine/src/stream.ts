// Rows that the engine reads as they come: nobody holds their text.

import type { Calls, PutReport } from "./enfilade.mjs";
import type { Asking } from "./engine.js";
import { eachPiece, Gathering, type Collecting } from "./rows.js";

/** So many bytes are handed on at once. */
const ENOUGH = 256 * 1024;

/** Puts the rows of a stream of text at once, when all have come; of one that breaks off or is called off, none. */
export async function putAsItComes(
  stream: ReadableStream<Uint8Array>,
  question: Calls["beginPut"]["with"],
  ask: Asking,
  collecting: Collecting,
): Promise<PutReport> {
  collecting.signal?.throwIfAborted();
  // Before the first bytes: what ends the put meanwhile, as a wipe does, ends it however short its text is.
  const begun = await ask("beginPut", question).catch((refused: unknown) => {
    stream.cancel(refused).catch(() => {});
    throw refused;
  });
  const gathered = new Gathering();
  const handOn = () => ask("continuePut", begun, { rows: gathered.taken(), lent: false });
  try {
    await eachPiece(stream, collecting, (piece) => {
      gathered.add(piece);
      if (gathered.length >= ENOUGH) return handOn();
    });
    if (gathered.length > 0) await handOn();
  } catch (error) {
    // One of which a piece was refused is over already.
    ask("abortPut", begun).catch(() => {});
    throw error;
  }
  return ask("finishPut", begun);
}
