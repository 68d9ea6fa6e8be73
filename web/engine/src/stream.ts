// Rows that the engine reads as they come: nobody holds their text.

import type { Calls, PutReport } from "./enfilade.mjs";
import type { Asking } from "./engine.js";
import { eachPiece, type Collecting } from "./rows.js";

/** Puts the rows of a stream of NDJSON at once, when all have come; of one that breaks off or is called off, none. */
export async function putAsItComes(
  stream: ReadableStream<Uint8Array>,
  question: Calls["beginPut"]["with"],
  ask: Asking,
  collecting: Collecting,
): Promise<PutReport> {
  collecting.signal?.throwIfAborted();
  const begun = await ask("beginPut", question).catch((refused: unknown) => {
    stream.cancel(refused).catch(() => {});
    throw refused;
  });
  try {
    await eachPiece(stream, collecting, (piece) => ask("continuePut", begun, { rows: piece, lent: true }));
  } catch (error) {
    // One of which a piece was refused is over already.
    ask("abortPut", begun).catch(() => {});
    throw error;
  }
  return ask("finishPut", begun);
}
