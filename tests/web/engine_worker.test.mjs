// The package's worker, run in a thread of Node: the page's side, and what no message can reach.

import assert from "node:assert/strict";
import { Worker as Thread } from "node:worker_threads";
import test from "node:test";
import { createEngine, EnfiladeError } from "enfilade";
import { engineOfAda, engineOfFjord, now, policy, rooms } from "./engine_world.mjs";

const file = new URL("./engine_worker_thread.mjs", import.meta.url);

/** A thread of Node with the face of a browser's worker; it ends with the test. */
function workerOf(t, place = file) {
  const thread = new Thread(place);
  t.after(() => thread.terminate());
  const worker = {
    postMessage: (message, owned) => thread.postMessage(message, owned),
    terminate: () => thread.terminate(),
  };
  thread.on("message", (data) => worker.onmessage({ data }));
  thread.on("error", (error) => worker.onerror({ message: error.message }));
  return worker;
}

/** A started worker and what it answers to a question, as it comes over the wire. */
async function bareWorker(t) {
  const worker = workerOf(t);
  const waiting = new Map();
  worker.onmessage = ({ data }) => waiting.get(data.id)(JSON.parse(data.answer));
  const post = (message) =>
    new Promise((resolve) => {
      waiting.set(message.id, resolve);
      worker.postMessage(message);
    });
  assert.deepEqual(await post({ id: 0, start: {} }), { ok: {} });
  let last = 0;
  return (question) => post({ id: ++last, question });
}

test("an engine in a worker answers as one in the calling thread", async (t) => {
  const near = await engineOfAda();
  const far = await engineOfAda({ worker: workerOf(t) });
  const query = { table: "rooms", facets: ["health"] };
  const [one, other] = [await near.openView(query), await far.openView(query)];
  assert.deepEqual(other.facets, one.facets);
  assert.deepEqual(await other.window(0, 10), await one.window(0, 10));
  await assert.rejects(far.openView({ table: "doors" }), EnfiladeError);
});

test("rows that the caller keeps are still whole after a put", async (t) => {
  const engine = await engineOfAda({ worker: workerOf(t) });
  const bytes = new TextEncoder().encode(JSON.stringify(rooms));
  const { length } = bytes;
  assert.equal((await engine.put("norden", "rooms", bytes)).taken, 3);
  assert.equal(bytes.length, length);
});

test("closing refuses what is still asked", async (t) => {
  const engine = await engineOfAda({ worker: workerOf(t) });
  const asked = engine.customers();
  await engine.close();
  await assert.rejects(asked, { code: "closed" });
  assert.equal(engine.status.state, "closed");
});

test("a worker that cannot run, or breaks off, is `unavailable`", async (t) => {
  const nowhere = workerOf(t, new URL("./nowhere.mjs", import.meta.url));
  await assert.rejects(createEngine({ worker: nowhere }), { code: "unavailable" });

  const unbuilt = { worker: workerOf(t), wasmBinary: Uint8Array.of(1, 2, 3) };
  await assert.rejects(createEngine(unbuilt), { code: "unavailable" });

  const worker = workerOf(t);
  const engine = await engineOfFjord({ worker });
  const asked = engine.signIn("ada");
  worker.onerror({ message: "out of memory" });
  await assert.rejects(asked, { code: "unavailable" });
  assert.equal(engine.status.state, "failed");
  await assert.rejects(engine.customers(), { code: "unavailable" });
});

test("no message reaches anything but the questions there are", async (t) => {
  const ask = await bareWorker(t);
  const at = { now, utcOffsetMinutes: 0 };
  const inherited = ["constructor", "__proto__", "toString", "delete", "clone", "stage"];
  for (const call of [...inherited, "then", "", 0, null]) {
    const { error } = await ask({ call, with: "{}", at });
    assert.equal(error?.code, "bad_question", String(call));
  }
  for (const asked of [undefined, 7, {}, ["{}"]]) {
    assert.equal((await ask({ call: "customers", with: asked, at })).error?.code, "bad_question");
  }
  const loaded = await ask({ call: "loadPolicy", with: JSON.stringify(policy), at });
  assert.equal(loaded.ok?.customers, 1);
  assert.equal((await ask({ call: "customers", with: "{}", at })).error?.code, "not_signed_in");
});

test("a put without rows is a put of no bytes, not of the last ones", async (t) => {
  const ask = await bareWorker(t);
  const at = { now, utcOffsetMinutes: 0 };
  await ask({ call: "loadPolicy", with: JSON.stringify(policy), at });
  await ask({ call: "signIn", with: '{"user":"ada"}', at });
  const put = { call: "put", with: '{"customer":"norden","table":"rooms"}', at };
  const rows = new TextEncoder().encode(JSON.stringify(rooms));
  assert.equal((await ask({ ...put, rows })).ok?.taken, 3);
  assert.equal((await ask(put)).error?.code, "bad_rows");
});
