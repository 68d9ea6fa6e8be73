// What is asked before anybody waits: all of it is answered, so the code of each answer is there.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../../web/engine/dist/module.js";
import { warmUp } from "../../web/engine/dist/warm_up.js";

test("every question of the warm-up is answered, and finds rows", async () => {
  const { Session } = await load({});
  const session = new Session();
  const answers = warmUp(session).map((answer) => JSON.parse(answer));
  session.delete();
  assert.deepEqual(answers.filter(({ ok }) => !ok), []);
  const windows = answers.filter(({ ok }) => "bytes" in ok).map(({ ok }) => [ok.total, ok.bytes]);
  assert.equal(windows.length, 8);
  for (const [total, bytes] of windows) assert.ok(total >= 160 && bytes > 1000, `${bytes} bytes of ${total}`);
});
