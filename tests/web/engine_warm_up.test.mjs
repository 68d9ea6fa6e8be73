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
  const totals = answers.filter(({ ok }) => "rows" in ok).map(({ ok }) => [ok.total, ok.rows.length]);
  assert.equal(totals.length, 8);
  for (const [total, shown] of totals) assert.ok(total >= 160 && shown > 0, `${shown} of ${total}`);
});
