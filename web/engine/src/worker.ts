// The worker's whole life: start the engine once, then answer each question in turn.

import { openSession, type OpenSession } from "./session.js";
import { refusal, type Ask, type Reply } from "./wire.js";

let session: Promise<OpenSession>;

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  let answer: string;
  try {
    if ("start" in data) {
      session ??= openSession(data.start);
      await session;
      answer = '{"ok":{}}';
    } else {
      answer = (await session).answer(data.question);
    }
  } catch (cause) {
    answer = refusal({ code: "unavailable", message: (cause as Error).message });
  }
  self.postMessage({ id: data.id, answer } satisfies Reply);
};
