// The rows of a put, whatever they came as, made into bytes that are ours to give away.

import { EnfiladeError } from "./error.js";

/** A JSON array of rows: its bytes, its text, the rows themselves, or its bytes as they arrive. */
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

/** The bytes, copied; rejects with the signal's reason, or with whatever broke the stream. */
export async function collect(
  rows: RowsIn,
  collecting: Collecting,
): Promise<Uint8Array<ArrayBuffer>> {
  collecting.signal?.throwIfAborted();
  if (!(rows instanceof ReadableStream)) {
    const bytes = encode(rows);
    collecting.onProgress?.({ bytes: bytes.length });
    return bytes;
  }
  const bytes = await drain(rows, collecting);
  // A stream that is canceled ends as if it had ended well.
  collecting.signal?.throwIfAborted();
  return bytes;
}

/** The bytes of rows that are there, copied. */
export function encode(rows: Exclude<RowsIn, ReadableStream>): Uint8Array<ArrayBuffer> {
  if (rows instanceof Uint8Array) return new Uint8Array(rows);
  if (typeof rows !== "string") return new TextEncoder().encode(JSON.stringify(rows));
  // The encoder would write U+FFFD for it, and a name would be kept that nobody sent.
  if (/\p{Surrogate}/u.test(rows)) throw badRows("the text holds half a surrogate pair");
  return new TextEncoder().encode(rows);
}

async function drain(
  stream: ReadableStream<Uint8Array>,
  { signal, onProgress }: Collecting,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const cancel = () => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", cancel);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let next; !(next = await reader.read()).done; ) {
      const { value } = next;
      if (!(value instanceof Uint8Array)) throw badRows("the stream gives other things than bytes");
      chunks.push(value);
      length += value.length;
      onProgress?.({ bytes: length });
    }
    return joined(chunks, length);
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
    reader.releaseLock();
  }
}

function joined(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function badRows(message: string): EnfiladeError {
  return new EnfiladeError({ code: "bad_rows", message });
}
