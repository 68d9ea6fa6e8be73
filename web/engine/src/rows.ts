// The rows of a put, whatever they came as, made into bytes.

import { EnfiladeError } from "./error.js";

/** Rows: the bytes of their text, the text, the rows themselves, or the bytes as they arrive. */
export type RowsIn = Uint8Array | string | object[] | ReadableStream<Uint8Array>;

/** Heard and told while the bytes of rows are coming. */
export interface Collecting {
  /** Hears how many bytes have come, after each piece of a stream. */
  onProgress?: (progress: { bytes: number }) => void;
  /**
   * Calls the put off while its bytes are coming: it rejects with the signal's reason and nothing
   * is applied. Once all have come, it takes its course.
   */
  signal?: AbortSignal;
}

/** The bytes of rows that are there: what is bytes is not copied. */
export function encode(rows: Exclude<RowsIn, ReadableStream>): Uint8Array {
  // A copy of none throws if its memory was given away, which the engine would break on.
  if (rows instanceof Uint8Array) return rows.length ? rows : new Uint8Array(rows);
  if (typeof rows !== "string") return new TextEncoder().encode(JSON.stringify(rows));
  // The encoder would write U+FFFD for it, and a name would be kept that nobody sent.
  if (/\p{Surrogate}/u.test(rows)) throw badRows("the text holds half a surrogate pair");
  return new TextEncoder().encode(rows);
}

/** All bytes of a stream; rejects with the signal's reason, or with whatever broke it. */
export async function drain(stream: ReadableStream<Uint8Array>, collecting: Collecting): Promise<Uint8Array<ArrayBuffer>> {
  const gathered = new Gathering();
  await eachPiece(stream, collecting, (piece) => gathered.add(piece));
  return gathered.taken();
}

/** Pieces that have come, until they are taken as one. */
export class Gathering {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number { return this.#length; }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** All that came since this was last asked, in bytes of its own. */
  taken(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    [this.#pieces, this.#length] = [[], 0];
    return bytes;
  }
}

/** Hands on the pieces of a stream as they come, one after another; it is canceled where that fails or is called off. */
export async function eachPiece(
  stream: ReadableStream<Uint8Array>,
  { signal, onProgress }: Collecting,
  take: (piece: Uint8Array) => void | Promise<unknown>,
): Promise<void> {
  const reader = stream.getReader();
  const cancel = (why: unknown) => void reader.cancel(why).catch(() => {});
  const callOff = () => cancel(signal?.reason);
  signal?.addEventListener("abort", callOff);
  try {
    signal?.throwIfAborted(); // a signal that was given already tells nobody any more
    let bytes = 0;
    for (let next; !(next = await reader.read()).done; ) {
      const { value } = next;
      if (!(value instanceof Uint8Array)) throw badRows("the stream gives other things than bytes");
      await take(value);
      bytes += value.length;
      onProgress?.({ bytes });
    }
    // A stream that is canceled ends as if it had ended well.
    signal?.throwIfAborted();
  } catch (error) {
    cancel(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", callOff);
    reader.releaseLock();
  }
}

function badRows(message: string): EnfiladeError {
  return new EnfiladeError({ code: "bad_rows", message });
}
