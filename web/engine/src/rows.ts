// The rows of a put, whatever they came as, made into bytes that are ours to give away.

import { EnfiladeError } from "./error.js";

/** A JSON array of rows: its bytes, its text, the rows themselves, or its bytes as they arrive. */
export type RowsIn = Uint8Array | string | object[] | ReadableStream<Uint8Array>;

/** What `collect` heeds and tells on the way. */
export interface Collecting {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { bytes: number }) => void) | undefined;
}

/** The bytes, copied; rejects with the signal's reason, or with whatever broke the stream. */
export async function collect(
  rows: RowsIn,
  { signal, onProgress }: Collecting,
): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  const bytes = rows instanceof ReadableStream ? await drain(rows, { signal, onProgress }) : encode(rows);
  signal?.throwIfAborted();
  if (!(rows instanceof ReadableStream)) onProgress?.({ bytes: bytes.length });
  return bytes;
}

function encode(rows: Exclude<RowsIn, ReadableStream>): Uint8Array<ArrayBuffer> {
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
      if (!(next.value instanceof Uint8Array)) throw badRows("the stream gives something else than bytes");
      chunks.push(next.value);
      length += next.value.length;
      onProgress?.({ bytes: length });
    }
    return joined(chunks, length);
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
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
