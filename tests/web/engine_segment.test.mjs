// Rows as the engine's own bytes, out of one engine and into another.

import assert from "node:assert/strict";
import { Worker as Thread } from "node:worker_threads";
import test from "node:test";
import { createService } from "enfilade/service";
import { engineOfAda, engineOfFjord, now, policy, rooms, tickets } from "./engine_world.mjs";

const asSegment = { format: "segment" };

/** What Ada sees of Norden. */
async function shown(engine) {
  const said = [];
  for (const query of [{ table: "rooms", facets: ["health"] }, { table: "tickets", customers: ["norden"] }]) {
    const view = await engine.openView(query);
    said.push(view.facets, view.coverage, await view.window(0, 10));
    view.close();
  }
  return said;
}

async function reloaded(from, options) {
  const engine = await engineOfFjord(options);
  await engine.signIn("ada");
  for (const table of ["rooms", "tickets"]) {
    await engine.put("norden", table, await from.segment("norden", table), asSegment);
  }
  return engine;
}

test("an engine that is given another's segments shows what that one shows", async () => {
  const engine = await engineOfAda();
  assert.deepEqual(await shown(await reloaded(engine)), await shown(engine));
});

test("a segment is reported on like the rows that it was made of", async () => {
  const engine = await engineOfAda();
  const odd = [{ ...tickets[0], rooms: ["nowhere"], severity: "Odd" }, tickets[1]];
  const report = await engine.put("norden", "tickets", odd, { asOf: now });
  assert.equal(report.unplaced, 1);
  assert.equal(report.undeclared, 1);
  const segment = await engine.segment("norden", "tickets");
  await engine.wipe();
  await engine.put("norden", "rooms", rooms);
  assert.deepEqual(await engine.put("norden", "tickets", segment, asSegment), report);
  const asOf = async () =>
    (await engine.openView({ table: "tickets", customers: ["norden"] })).coverage.customers[0].asOf;
  assert.equal(await asOf(), now);
  await engine.put("norden", "tickets", segment, { ...asSegment, asOf: now + 1, mode: "upsert" });
  assert.equal(await asOf(), now + 1);
});

test("a segment is the caller's own, and comes through a worker as it is", async (t) => {
  const near = await engineOfAda();
  const thread = new Thread(new URL("./engine_worker_thread.mjs", import.meta.url));
  t.after(() => thread.terminate());
  const worker = {
    postMessage: (message, owned) => thread.postMessage(message, owned),
    terminate: () => thread.terminate(),
  };
  thread.on("message", (data) => worker.onmessage({ data }));
  const far = await engineOfAda({ worker });
  const segment = await far.segment("norden", "rooms");
  assert.deepEqual(segment, await near.segment("norden", "rooms"));
  assert.deepEqual(await far.segment("norden", "rooms"), segment);
  const { length } = segment;
  await far.put("norden", "rooms", segment, asSegment);
  assert.equal(segment.length, length);
});

test("what is no segment of this table is `bad_segment`, and changes nothing", async () => {
  const engine = await engineOfAda();
  const before = await shown(engine);
  const segment = await engine.segment("norden", "rooms");
  const broken = segment.slice();
  broken[broken.length >> 1] ^= 1;
  for (const bytes of [new Uint8Array(), broken, segment.subarray(1), segment.subarray(0, -1), "[]", []]) {
    await assert.rejects(engine.put("norden", "rooms", bytes, asSegment), { code: "bad_segment", message: /ask the source/ });
  }
  await assert.rejects(engine.put("norden", "tickets", segment, asSegment), { code: "bad_segment" });
  await assert.rejects(engine.put("norden", "rooms", segment), { code: "bad_rows" });
  await assert.rejects(engine.put("norden", "rooms", segment, { format: "arrow" }), { code: "bad_question" });
  assert.deepEqual(await shown(engine), before);
});

test("nobody gets a segment before they sign in, or of a customer that is not there", async () => {
  const engine = await engineOfFjord();
  await assert.rejects(engine.segment("norden", "rooms"), { code: "not_signed_in" });
  await engine.signIn("ada");
  await assert.rejects(engine.segment("sud", "rooms"), { code: "not_found" });
  await assert.rejects(engine.segment("norden", "doors"), { code: "bad_question" });
});

test("a service gives and takes the same segments", async () => {
  const engine = await engineOfAda();
  const service = await createService({ now: () => now });
  service.loadPolicy(policy);
  service.put("norden", "rooms", rooms);
  const segment = service.segment("norden", "rooms");
  assert.deepEqual(segment, await engine.segment("norden", "rooms"));
  service.remove("norden", "rooms", ["oslo"]);
  assert.equal(service.may("ada", "rooms.view", "norden", "oslo"), false);
  assert.equal(service.put("norden", "rooms", segment, asSegment).taken, 3);
  assert.equal(service.may("ada", "rooms.view", "norden", "oslo"), true);
  assert.throws(() => service.segment("sud", "rooms"), { code: "not_found" });
  service.close();
});
