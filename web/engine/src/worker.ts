// The worker's whole life: start the engine once, then answer each question in turn.

import { openSession, type OpenSession } from "./session.js";
import { refusal, type Answered, type Ask, type Reply } from "./wire.js";

let session: Promise<OpenSession>;

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  let given: Answered;
  try {
    if ("start" in data) {
      session ??= openSession(data.start);
      await session;
      given = { answer: '{"ok":{}}' };
    } else {
      given = (await session).answer(data.question);
    }
  } catch (cause) {
    given = { answer: refusal({ code: "unavailable", message: (cause as Error).message }) };
  }
  const reply: Reply = { id: data.id, ...given };
  self.postMessage(reply, { transfer: given.bytes ? [given.bytes.buffer] : [] });
};
