// Rows on their way out as a stream: asked for piece by piece, freed when nobody reads on.

import assert from "node:assert/strict";
import test from "node:test";
import { exportOf } from "../../web/engine/dist/export.js";
import { engineOfAda, policy } from "./engine_world.mjs";

const textOf = async (stream) => new Response(stream).text();
const many = Array.from({ length: 12_000 }, (_, i) => ({ id: `room-${i}`, name: `Room ${i % 100}` }));

/** An engine in which Ada sees many rooms and nothing else. */
async function engineOfMany() {
  const engine = await engineOfAda();
  const document = structuredClone(policy);
  document.customers[0].delegation.rooms = "all";
  await engine.loadPolicy(document);
  await engine.put("norden", "rooms", many);
  return engine;
}

test("an export gives what windows show, in the view's order", async () => {
  const engine = await engineOfMany();
  const view = await engine.openView({ table: "rooms", orderBy: [{ column: "name" }], columns: ["name"] });
  const shown = [...await view.window(0, 10_000), ...await view.window(10_000, 10_000)];
  const lines = await textOf(view.export("ndjson"));
  assert.deepEqual(lines.trimEnd().split("\n").map((line) => JSON.parse(line)), shown);
  const csv = (await textOf(view.export("csv"))).split("\r\n");
  assert.equal(csv[0], '"customer","customerName","id","name"');
  assert.deepEqual(
    csv.slice(1, -1),
    shown.map(({ customer, customerName, id, name }) => `"${customer}","${customerName}","${id}","${name}"`),
  );
  await engine.close();
});

test("an export leaves out what is not open, and speaks UTF-8", async () => {
  const engine = await engineOfAda();
  const csv = await textOf((await engine.openView({ table: "rooms", columns: ["name"] })).export("csv"));
  assert.equal(
    csv,
    '"customer","customerName","id","name"\r\n' +
      '"norden","Norden Bank","bergen","Bergen"\r\n"norden","Norden Bank","oslo","Oslo 会議室"\r\n',
  );
  await engine.close();
});

test("an export goes on when its view is closed, and ends as changed when the rows are others", async () => {
  const engine = await engineOfMany();
  const view = await engine.openView({ table: "rooms" });
  const [calm, late] = [view.export("csv").getReader(), view.export("csv").getReader()];
  assert.equal((await calm.read()).done, false);
  assert.equal((await late.read()).done, false);
  view.close();
  assert.equal((await calm.read()).done, false);
  await engine.put("norden", "rooms", [{ id: "room-0", name: "Another" }], { mode: "upsert" });
  await assert.rejects(late.read(), { code: "changed" });
  assert.throws(() => view.export("csv"), { code: "closed" });
  await engine.close();
});

test("an export of a closed engine is refused as closed", async () => {
  const engine = await engineOfMany();
  const view = await engine.openView({ table: "rooms" });
  const reader = view.export("csv").getReader();
  await reader.read();
  await engine.close();
  await assert.rejects(reader.read(), { code: "closed" });
});

test("an export is refused while one sees as somebody else, and where a customer keeps its rows in", async () => {
  const engine = await engineOfAda();
  const document = structuredClone(policy);
  document.customers[0].export = false;
  await engine.loadPolicy(document);
  const view = await engine.openView({ table: "rooms" });
  await assert.rejects(textOf(view.export("csv")), { code: "export_off", message: /Norden Bank/ });
  await engine.viewAs("olav");
  const seen = await engine.openView({ table: "rooms" });
  await assert.rejects(textOf(seen.export("csv")), { code: "bad_question" });
  await engine.close();
});

/** Questions that are answered at once and written down. */
function questionsByHand(pieces) {
  const asked = [];
  const answer = (call, give) => async (question) => {
    asked.push(call);
    return give(question);
  };
  return {
    asked,
    openExport: answer("open", () => ({ export: 7, total: pieces.length })),
    readExport: answer("read", () => {
      const text = pieces.shift();
      if (text === undefined) throw new Error("gone");
      return { rows: 1, done: pieces.length === 0, text };
    }),
    closeExport: answer("close", (question) => (assert.deepEqual(question, { export: 7 }), {})),
  };
}

test("nothing is read ahead of the reader", async () => {
  const questions = questionsByHand(["a", "b", "c"]);
  const reader = exportOf(1, "csv", questions).getReader();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(questions.asked, ["open"]);
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(questions.asked, ["open", "read"]);
  while (!(await reader.read()).done);
  assert.deepEqual(questions.asked, ["open", "read", "read", "read", "close"]);
});

test("an export that is canceled is freed, and so is one that broke off", async () => {
  const canceled = questionsByHand(["a", "b"]);
  const stream = exportOf(1, "csv", canceled);
  for await (const piece of stream) {
    assert.equal(new TextDecoder().decode(piece), "a");
    break;
  }
  assert.deepEqual(canceled.asked, ["open", "read", "close"]);

  const broken = questionsByHand([]);
  await assert.rejects(textOf(exportOf(1, "csv", broken)), /gone/);
  assert.deepEqual(broken.asked, ["open", "read", "close"]);
});
