// An open view among answers that come late: here the test decides when each comes.

import assert from "node:assert/strict";
import test from "node:test";
import { viewOf } from "../../web/engine/dist/view.js";

const answer = (version, total) => ({
  view: 1,
  version,
  total,
  facets: {},
  coverage: { complete: true, customers: [] },
});

/** Nobody refreshes it. */
const leftAlone = { add: () => () => {} };

/** A view over questions that are answered by hand, in `asked`. */
function viewByHand() {
  const asked = [];
  const ask = (call) => (question) =>
    new Promise((resolve, reject) => asked.push({ call, question, resolve, reject }));
  const questions = { updateView: ask("updateView"), window: ask("window"), closeView: ask("closeView") };
  const view = viewOf(answer(1, 10), questions, query("first"), leftAlone);
  const heard = [];
  view.subscribe((change) => heard.push(change));
  return { view, asked, heard };
}

const query = (search) => ({ table: "rooms", search });

test("of two updates under way the later one is shown, whichever answer comes first", async () => {
  for (const order of [[0, 1], [1, 0]]) {
    const { view, asked, heard } = viewByHand();
    const updates = [view.update(query("c")), view.update(query("ca"))];
    for (const next of order) asked[next].resolve(answer(2 + next, 7 - next));
    await Promise.all(updates);
    assert.equal(view.total, 6);
    assert.deepEqual(heard, [{ version: 3, total: 6, changed: ["rows"] }]);
  }
});

test("if the later update is refused, the earlier one is shown", async () => {
  const { view, asked } = viewByHand();
  const earlier = view.update(query("c"));
  const later = view.update(query("ca"));
  asked[0].resolve(answer(2, 7));
  asked[1].reject(new Error("refused"));
  await earlier;
  await assert.rejects(later, /refused/);
  assert.equal(view.total, 7);
});

test("if the earlier update is refused, the later one is shown", async () => {
  const { view, asked } = viewByHand();
  const earlier = view.update(query("c"));
  const later = view.update(query("ca"));
  asked[0].reject(new Error("refused"));
  asked[1].resolve(answer(2, 6));
  await assert.rejects(earlier, /refused/);
  await later;
  assert.equal(view.total, 6);
});

test("the query and its notices are those of the answer that is shown", async () => {
  const { view, asked } = viewByHand();
  assert.deepEqual(view.query, query("first"));
  assert.deepEqual(view.notices, []);
  const notices = [{ kind: "unclosed_quote", at: 0, length: 3 }];
  const box = { table: "rooms", box: '"ca' };
  const updates = [view.update(box), view.update(), view.update(JSON.stringify(query("cam")))];
  asked[0].resolve({ ...answer(2, 7), notices });
  asked[1].resolve({ ...answer(2, 7), notices });
  await updates[1];
  assert.deepEqual(view.query, query("first"), "a later one is under way");
  asked[2].reject(new Error("refused"));
  await assert.rejects(updates[2], /refused/);
  assert.deepEqual(view.query, box);
  assert.deepEqual(view.notices, notices);

  const next = view.update(query("came"));
  asked[3].resolve(answer(3, 6));
  await next;
  assert.deepEqual(view.query, query("came"));
  assert.deepEqual(view.notices, []);
});

test("a query may come as text, and one that is not JSON is refused", async () => {
  const { view, asked } = viewByHand();
  const update = view.update('{ "table": "rooms" }');
  assert.deepEqual(asked[0].question, { view: 1, query: { table: "rooms" } });
  asked[0].resolve(answer(2, 7));
  await update;
  await assert.rejects(view.update("rooms"), { code: "bad_json" });
});

test("listeners hear what is different, and nothing when nothing is", async () => {
  const { view, asked, heard } = viewByHand();
  const { facets, coverage } = view;

  const same = view.update();
  assert.deepEqual(asked[0].question, { view: 1 });
  asked[0].resolve(answer(1, 10));
  await same;
  assert.deepEqual(heard, []);

  const counted = view.update();
  asked[1].resolve({ ...answer(1, 10), facets: { health: [{ value: "Healthy", count: 10 }] } });
  await counted;
  assert.deepEqual(heard, [{ version: 1, total: 10, changed: ["facets"] }]);
  assert.notEqual(view.facets, facets);
  assert.equal(view.coverage, coverage);
});

test("a listener that throws does not keep the others from hearing", async (t) => {
  const { view, asked, heard } = viewByHand();
  const later = t.mock.method(globalThis, "queueMicrotask", () => {}).mock;
  view.subscribe(() => {
    throw new Error("a listener's own fault");
  });
  const last = [];
  view.subscribe((change) => last.push(change));
  const update = view.update();
  asked[0].resolve(answer(2, 9));
  await update;
  assert.equal(heard.length, 1);
  assert.equal(last.length, 1);
  assert.throws(later.calls[0].arguments[0], /a listener's own fault/);
});

test("a window that is called off rejects at once, or is not asked at all", async () => {
  const { view, asked } = viewByHand();
  const controller = new AbortController();
  const window = view.window(0, 10, { signal: controller.signal });
  controller.abort();
  await assert.rejects(window, { name: "AbortError" });
  await assert.rejects(view.window(0, 10, { signal: controller.signal }), { name: "AbortError" });
  assert.equal(asked.length, 1);
});

test("answers that come after the close are dropped", async () => {
  const { view, asked, heard } = viewByHand();
  const window = view.window(0, 10);
  const update = view.update();
  view.close();
  asked[0].resolve({ version: 2, total: 5, rows: [] });
  asked[1].resolve(answer(2, 5));
  await assert.rejects(window, { code: "closed" });
  await assert.rejects(update, { code: "closed" });
  assert.equal(view.total, 10);
  assert.deepEqual(heard, []);
  assert.equal(asked[2].call, "closeView");
});
