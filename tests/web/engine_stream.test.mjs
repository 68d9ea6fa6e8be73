// Rows one on each line, whole or as they come: a put that breaks off or is called off applies nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { putAsItComes } from "../../web/engine/dist/stream.js";
import { engineOfAda, rooms } from "./engine_world.mjs";

const lines = rooms.map((row) => JSON.stringify(row)).join("\n");
const bytes = new TextEncoder().encode(lines);
const ndjson = { format: "ndjson" };

/** A stream of these pieces; it stays open if it is not `whole`. */
const streamOf = (pieces, whole = true) =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (whole) controller.close();
    },
  });

async function shown(engine) {
  const view = await engine.openView({ table: "rooms" });
  const window = await view.window(0, 10);
  view.close();
  return window;
}

test("lines may come as text, bytes or a stream, wherever it is cut, and are the rows of an array", async () => {
  const engine = await engineOfAda();
  const report = await engine.put("norden", "rooms", rooms);
  const before = await shown(engine);
  const streams = Array.from(bytes, (_, cut) => streamOf([bytes.slice(0, cut), bytes.slice(cut)]));
  for (const form of [lines, bytes, rooms, ...streams]) {
    await engine.wipe({ customer: "norden" });
    assert.deepEqual(await engine.put("norden", "rooms", form, ndjson), report);
    assert.deepEqual(await shown(engine), before);
  }
  await engine.close();
});

test("a stream of lines that breaks off, is wrong or is called off changes nothing", async () => {
  const engine = await engineOfAda();
  const before = await shown(engine);
  for (let cut = 1; cut < bytes.length; ++cut) {
    const off = new AbortController();
    const put = engine.put("norden", "rooms", streamOf([bytes.slice(0, cut)], false), {
      ...ndjson, signal: off.signal, onProgress: () => off.abort(),
    });
    await assert.rejects(put, { name: "AbortError" });
  }
  const broken = new ReadableStream({
    pull(controller) { controller.error(new Error("the network is gone")); },
    start(controller) { controller.enqueue(bytes); },
  }, { highWaterMark: 0 });
  await assert.rejects(engine.put("norden", "rooms", broken, ndjson), /the network is gone/);
  const wrong = streamOf([new TextEncoder().encode('{"id":"a"}\n{"id"}\n'), bytes]);
  await assert.rejects(engine.put("norden", "rooms", wrong, ndjson), { code: "bad_rows", message: /line 2/ });
  await assert.rejects(engine.put("norden", "rooms", streamOf(["text"]), ndjson), { code: "bad_rows" });
  await assert.rejects(engine.put("nobody", "rooms", streamOf([bytes]), ndjson), { code: "not_found" });
  assert.deepEqual(await shown(engine), before);
  await engine.close();
});

test("progress is told as the pieces are taken", async () => {
  const engine = await engineOfAda();
  const heard = [];
  const pieces = [bytes.slice(0, 7), bytes.slice(7)];
  await engine.put("norden", "rooms", streamOf(pieces), { ...ndjson, onProgress: ({ bytes }) => heard.push(bytes) });
  assert.deepEqual(heard, [7, bytes.length]);
  await engine.close();
});

test("one piece is handed on at a time, and an engine that is closed ends it", async () => {
  const asked = [];
  let pulled = 0;
  const stream = new ReadableStream({ pull: (controller) => controller.enqueue(bytes.slice(0, ++pulled)) }, { highWaterMark: 0 });
  const ask = async (call, _, rows) => {
    asked.push([call, rows?.rows.length]);
    if (rows?.rows.length === 3) throw new Error("closed");
    return { put: 1 };
  };
  await assert.rejects(putAsItComes(stream, {}, ask, {}), /closed/);
  assert.deepEqual(asked, [
    ["beginPut", undefined], ["continuePut", 1], ["continuePut", 2], ["continuePut", 3], ["abortPut", undefined],
  ]);
  assert.equal(pulled, 3);
});

test("patches of many customers come as lines, too", async () => {
  const engine = await engineOfAda();
  const patch = JSON.stringify({ customer: "norden", id: "oslo", health: "Healthy" }) + "\n";
  for (const form of [patch, streamOf([new TextEncoder().encode(patch)])]) {
    assert.equal((await engine.change("rooms", form, { mode: "patch", ...ndjson })).taken, 1);
  }
  assert.equal((await shown(engine)).find(({ id }) => id === "oslo").health, "Healthy");
  await engine.close();
});
