// Rows on their way in: every form they come in, and what becomes of a put that is called off.

import assert from "node:assert/strict";
import test from "node:test";
import { engineOfAda, engineOfFjord, inPieces, rooms } from "./engine_world.mjs";

const bytes = new TextEncoder().encode(JSON.stringify(rooms));

/** A stream that gives these pieces and then stays open. */
const unfinished = (...pieces) =>
  new ReadableStream({ start: (stream) => pieces.forEach((piece) => stream.enqueue(piece)) });

async function shown(engine) {
  const view = await engine.openView({ table: "rooms" });
  const window = await view.window(0, 10);
  view.close();
  return window;
}

test("rows may come as objects, text, bytes or a stream, and are the same", async () => {
  const engine = await engineOfFjord();
  await engine.signIn("ada");
  const reports = [];
  const windows = [];
  for (const form of [rooms, JSON.stringify(rooms), bytes, Buffer.from(bytes), inPieces(rooms)]) {
    await engine.wipe({ customer: "norden" });
    reports.push(await engine.put("norden", "rooms", form));
    windows.push(await shown(engine));
  }
  assert.equal(reports[0].taken, 3);
  assert.equal(windows[0].find(({ id }) => id === "oslo").name, "Oslo 会議室");
  for (const report of reports) assert.deepEqual(report, reports[0]);
  for (const window of windows) assert.deepEqual(window, windows[0]);
});

test("bytes that are part of a larger buffer are taken alone, and stay the caller's", async () => {
  const engine = await engineOfAda();
  const larger = new Uint8Array(bytes.length + 20).fill(0x78);
  larger.set(bytes, 10);
  const part = larger.subarray(10, 10 + bytes.length);
  assert.equal((await engine.put("norden", "rooms", part)).taken, 3);
  assert.deepEqual(part, bytes);
});

test("rows are taken as they are when they are put, not as they are made afterwards", async () => {
  const engine = await engineOfAda();
  const mine = bytes.slice();
  const put = engine.put("norden", "rooms", mine);
  mine.fill(0);
  assert.equal((await put).taken, 3);
});

test("bytes that were given away are refused, and the engine goes on", async () => {
  const engine = await engineOfAda();
  const gone = bytes.slice();
  structuredClone(gone, { transfer: [gone.buffer] });
  await assert.rejects(engine.put("norden", "rooms", gone), TypeError);
  assert.equal((await engine.put("norden", "rooms", bytes)).taken, 3);
});

test("bad rows are reported by number, column and reason, and the others are taken", async () => {
  const engine = await engineOfAda();
  const report = await engine.put("norden", "rooms", [rooms[0], { name: "nameless" }, 7]);
  assert.equal(report.taken, 1);
  assert.deepEqual(report.errors.map(({ row, reason }) => [row, reason]), [
    [1, "missing_id"],
    [2, "not_an_object"],
  ]);
});

test("a put whose text is broken changes nothing", async () => {
  const engine = await engineOfAda();
  const before = await shown(engine);
  const texts = ['[{"id":"oslo"', "", '[{"id":"\uD800"}]', '[{"id":"\\ud800"}]'];
  for (const broken of [...texts, Uint8Array.of(0x5b, 0xff, 0x5d)]) {
    await assert.rejects(engine.put("norden", "rooms", broken), { code: "bad_rows" });
  }
  assert.deepEqual(await shown(engine), before);
});

test("progress is told as the bytes come", async () => {
  const engine = await engineOfAda();
  const heard = [];
  await engine.put("norden", "rooms", inPieces(rooms), { onProgress: (p) => heard.push(p.bytes) });
  assert.equal(heard[0], 7);
  assert.equal(heard.at(-1), bytes.length);
  assert.deepEqual(heard, heard.toSorted((a, b) => a - b));
});

test("a put that is called off applies nothing and frees the stream", async () => {
  const engine = await engineOfAda();
  const before = await shown(engine);

  const controller = new AbortController();
  const stream = unfinished(bytes);
  const put = engine.put("norden", "rooms", stream, {
    signal: controller.signal,
    onProgress: () => setImmediate(() => controller.abort()),
  });
  await assert.rejects(put, { name: "AbortError" });
  assert.equal((await stream.getReader().read().catch(() => ({ done: true }))).done, true);

  const late = { signal: AbortSignal.abort() };
  await assert.rejects(engine.put("norden", "rooms", [], late), { name: "AbortError" });
  assert.deepEqual(await shown(engine), before);
});

test("closing the engine ends a put whose stream goes on", async () => {
  const engine = await engineOfAda();
  const put = engine.put("norden", "rooms", unfinished(bytes));
  await engine.close();
  await assert.rejects(put, { code: "closed" });
});

test("a stream that breaks, or gives no bytes, applies nothing", async () => {
  const engine = await engineOfAda();
  const before = await shown(engine);
  const lost = new Error("the line is down");
  const breaking = new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    pull: (controller) => controller.error(lost),
  });
  await assert.rejects(engine.put("norden", "rooms", breaking), lost);
  await assert.rejects(engine.put("norden", "rooms", unfinished("text")), { code: "bad_rows" });
  assert.deepEqual(await shown(engine), before);
});
