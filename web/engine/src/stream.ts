// Rows that the engine reads as they come: nobody holds their text.

import type { Calls, PutReport } from "./enfilade.mjs";
import type { Asking } from "./engine.js";
import { eachPiece, Gathering, type Collecting } from "./rows.js";

/** So many bytes are handed on at once: a text that is shorter is one question. */
const ENOUGH = 256 * 1024;

/** Puts the rows of a stream of text at once, when all have come; of one that breaks off or is called off, none. */
export async function putAsItComes(
  stream: ReadableStream<Uint8Array>,
  question: Calls["beginPut"]["with"],
  ask: Asking,
  collecting: Collecting,
): Promise<PutReport> {
  collecting.signal?.throwIfAborted();
  let begun: Calls["beginPut"]["gives"] | undefined;
  const gathered = new Gathering();
  try {
    await eachPiece(stream, collecting, async (piece) => {
      gathered.add(piece);
      if (gathered.length < ENOUGH) return;
      begun ??= await ask("beginPut", question);
      await ask("continuePut", begun, { rows: gathered.taken(), lent: false });
    });
    const rest = { rows: gathered.taken(), lent: false };
    if (!begun) return await ask("put", question, rest);
    if (rest.rows.length > 0) await ask("continuePut", begun, rest);
  } catch (error) {
    // One of which a piece was refused is over already.
    if (begun) ask("abortPut", begun).catch(() => {});
    throw error;
  }
  return ask("finishPut", begun);
}
