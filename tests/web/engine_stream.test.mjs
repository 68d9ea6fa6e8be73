// Rows as they come, one on each line or in an array: a put that breaks off or is called off applies nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { putAsItComes } from "../../web/engine/dist/stream.js";
import { engineOfAda, rooms } from "./engine_world.mjs";

const lines = rooms.map((row) => JSON.stringify(row)).join("\n");
const bytes = new TextEncoder().encode(lines);
const ndjson = { format: "ndjson" };
const encode = (text) => new TextEncoder().encode(text);
/** Texts are handed on by so many bytes, and shorter ones as a whole. */
const enough = 256 * 1024;

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

test("a long text is read as it comes, in either format, and is the same rows", async () => {
  const engine = await engineOfAda();
  const many = Array.from({ length: 9_000 }, (_, i) => ({ id: `room-${i}`, name: `Room, "${i}" [é会議室]`, country: "NO" }));
  const report = await engine.put("norden", "rooms", many);
  assert.equal(report.taken, 9_000);
  const before = await shown(engine);
  for (const [text, options] of [[JSON.stringify(many), {}], [many.map((row) => JSON.stringify(row)).join("\n"), ndjson]]) {
    const all = encode(text);
    assert.ok(all.length > 2 * enough);
    for (const size of [1_000, 65_536, 300_001, all.length]) {
      await engine.wipe({ customer: "norden" });
      const pieces = [];
      for (let at = 0; at < all.length; at += size) pieces.push(all.slice(at, at + size));
      assert.deepEqual(await engine.put("norden", "rooms", streamOf(pieces), options), report);
      assert.deepEqual(await shown(engine), before);
      assert.deepEqual(pieces[0], all.slice(0, size), "the pieces stay whose they are");
    }
  }
  const wrong = streamOf([encode(JSON.stringify(many).slice(0, -1)), encode(",]")]);
  await assert.rejects(engine.put("norden", "rooms", wrong), { code: "bad_rows", message: /^invalid value, at byte \d+$/ });
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

test("so many bytes are handed on at a time, and an engine that is closed ends it", async () => {
  const asked = [];
  let pulled = 0;
  const pull = (controller) => controller.enqueue(new Uint8Array(enough / 2 + ++pulled));
  const stream = new ReadableStream({ pull }, { highWaterMark: 0 });
  const ask = async (call, _, rows) => {
    asked.push([call, rows?.rows.length]);
    if (asked.length === 4) throw new Error("closed");
    return { put: 1 };
  };
  await assert.rejects(putAsItComes(stream, {}, ask, {}), /closed/);
  assert.deepEqual(asked, [
    ["beginPut", undefined],
    ["continuePut", enough + 1 + 2], ["continuePut", enough + 3 + 4], ["continuePut", enough + 5 + 6],
    ["abortPut", undefined],
  ]);
  assert.equal(pulled, 6);
});

test("whoever sends rows hears why they are not wanted", async () => {
  const heard = [];
  const telling = (pieces) => new ReadableStream({
    start: (controller) => pieces.forEach((piece) => controller.enqueue(piece)),
    cancel: (why) => void heard.push(why?.name === "AbortError" ? why.name : why?.code),
  });
  const engine = await engineOfAda();
  const before = await shown(engine);
  await assert.rejects(engine.put("nobody", "rooms", telling([bytes])), { code: "not_found" });
  const long = encode(`[${'{"id":"a"},'.repeat(enough / 8)}`);
  const off = new AbortController();
  const abort = ({ bytes }) => bytes > long.length && off.abort();
  const later = telling([long, long]);
  await assert.rejects(engine.put("norden", "rooms", later, { signal: off.signal, onProgress: abort }), { name: "AbortError" });
  for (const [text, options] of [["[1,,", {}], ["{", {}], ["7\n]\n", ndjson]]) {
    const wrong = telling([encode(text.padEnd(enough)), bytes]);
    await assert.rejects(engine.put("norden", "rooms", wrong, options), { code: "bad_rows" });
  }
  assert.deepEqual(heard, ["not_found", "AbortError", "bad_rows", "bad_rows", "bad_rows"]);
  assert.deepEqual(await shown(engine), before);
  await engine.close();
});

test("a wipe ends the puts that are coming, however short or long", async () => {
  const engine = await engineOfAda();
  for (const piece of [encode('[{"id":"a"},'), encode(`[${'{"id":"a"},'.repeat(enough / 8)}`)]) {
    let end;
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(piece);
        end = () => { controller.enqueue(encode('{"id":"b"}]')); controller.close(); };
      },
    });
    let came;
    const first = new Promise((resolve) => (came = resolve));
    const put = engine.put("norden", "rooms", stream, { onProgress: came });
    await first;
    await engine.wipe({ customer: "norden" });
    end();
    await assert.rejects(put, { code: "bad_question" });
    assert.deepEqual(await shown(engine), []);
  }
  await engine.close();
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
