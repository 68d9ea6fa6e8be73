// The engine's thread, from inside: it owns the module's session and hands it one question at a
// time. The worker and the calling thread (`worker: false`, Node) run the same.

import { ask, load, taken } from "./module.js";
import { warmUp } from "./warm_up.js";
import { calls, halfAPair, refusal, type Answered, type Call, type Question, type Start } from "./wire.js";

/** The calls after which bytes are staged that belong to the answer. */
const givingBytes: ReadonlySet<Call> = new Set<Call>(["segment", "packedWindow"]);

/** A running engine. */
export interface OpenSession {
  /** Never throws. */
  answer(question: Question): Answered;
  close(): void;
}

/** Compiles and starts the engine; rejects with `unavailable`. */
export async function openSession(start: Start): Promise<OpenSession> {
  const { Session } = await load(start);
  const nobodys = new Session();
  try {
    warmUp(nobodys);
  } finally {
    nobodys.delete();
  }
  const session = new Session();
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
    return givingBytes.has(call) ? { answer, bytes: taken(session) } : { answer };
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
