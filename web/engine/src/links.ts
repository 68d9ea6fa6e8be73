// The two ways to the engine: through a worker, or in the calling thread.

import { EnfiladeError } from "./error.js";
import { given, type Answered, type Ask, type Link, type Question, type Reply, type Start } from "./wire.js";

/** Starts the engine in the calling thread, which is busy while a question is answered. */
export async function inThread(start: Start): Promise<Link> {
  const { openSession } = await import("./session.js");
  const session = await openSession(start);
  return { ask: async (question) => session.answer(question), close: () => session.close() };
}

/** Starts the engine in `worker`, which is the engine's from now on. */
export async function throughWorker(worker: Worker, start: Start): Promise<Link> {
  const waiting = new Map<number, { resolve(answered: Answered): void; reject(error: Error): void }>();
  let last = 0;
  let ended: EnfiladeError | null = null;

  const end = (error: EnfiladeError) => {
    ended ??= error;
    worker.terminate();
    for (const asked of waiting.values()) asked.reject(ended);
    waiting.clear();
  };
  const post = (ask: (id: number) => Ask, owned: ArrayBuffer[] = []) =>
    new Promise<Answered>((resolve, reject) => {
      if (ended) return reject(ended);
      worker.postMessage(ask(++last), owned);
      waiting.set(last, { resolve, reject });
    });

  worker.onmessage = ({ data: { id, ...answered } }: MessageEvent<Reply>) => {
    waiting.get(id)?.resolve(answered);
    waiting.delete(id);
  };
  worker.onerror = ({ message }) => end(unavailable(message));

  try {
    given((await post((id) => ({ id, start }))).answer);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    ask({ lent, ...question }: Question) {
      const { rows } = question;
      if (!rows) return post((id) => ({ id, question }));
      const owned = lent ? new Uint8Array(rows) : (rows as Uint8Array<ArrayBuffer>);
      return post((id) => ({ id, question: { ...question, rows: owned } }), [owned.buffer]);
    },
    close: () => end(new EnfiladeError({ code: "closed", message: "the engine is closed" })),
  };
}

function unavailable(cause: string | undefined): EnfiladeError {
  const message =
    "the engine's worker could not run: serve worker.js from the page's own origin and allow it " +
    `by worker-src or script-src (${cause ?? "the browser says no more"})`;
  return new EnfiladeError({ code: "unavailable", message });
}
