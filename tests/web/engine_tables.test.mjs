// Tables that a page declares, beside rooms and tickets.

import assert from "node:assert/strict";
import test from "node:test";
import { engineOfAda, engineOfFjord } from "./engine_world.mjs";

const health = {
  name: "health",
  permission: "reports.view",
  columns: [
    { name: "room", type: "room" },
    { name: "day", type: "time" },
    { name: "callQuality", type: "number" },
  ],
};
const rows = [
  { id: "1", room: "oslo", day: "2026-01-01T00:00:00Z", callQuality: 4.5 },
  { id: "2", room: "bergen", callQuality: 2.75 },
  { id: "3", room: "vault", callQuality: 1 },
];

const withHealth = async () => {
  const engine = await engineOfAda();
  await engine.declareTable(health);
  await engine.put("norden", "health", rows);
  return engine;
};

test("a declared table is filled, asked and read like any other", async () => {
  const engine = await withHealth();
  const view = await engine.openView({ table: "health", box: "sort:callQuality-desc", facets: ["room.health"] });
  assert.equal(view.total, 2);
  const [first, second] = await view.window(0, 10);
  assert.deepEqual(first.room, { id: "oslo", name: "Oslo 会議室" });
  assert.equal(first.callQuality, 4.5);
  assert.equal(first.day, Date.UTC(2026, 0, 1));
  assert.equal(second.partial, false);
  assert.deepEqual(view.facets["room.health"], [
    { value: "Healthy", count: 1 }, { value: "Unhealthy", count: 1 },
  ]);
  await engine.close();
});

test("a declared table is there for whoever signs in, and before", async () => {
  const engine = await engineOfFjord();
  await engine.declareTable(health);
  await engine.signIn("olav");
  assert.equal((await engine.openView({ table: "health" })).total, 0);
  await engine.signIn("ada");
  await engine.put("norden", "rooms", [{ id: "oslo" }]);
  await engine.put("norden", "health", rows);
  assert.equal((await engine.openView({ table: "health" })).total, 1);
  await engine.declareTable(health);
  await engine.close();
});

test("a view of a declared table hears of its rows", async () => {
  const engine = await withHealth();
  const view = await engine.openView({ table: "health", box: "callQuality:>=4.5" });
  const heard = new Promise((resolve) => view.subscribe(resolve));
  await engine.change("health", [{ customer: "norden", id: "2", callQuality: 4.75 }], { mode: "patch" });
  const { total, changed } = await heard;
  assert.equal(total, 2);
  assert.ok(changed.includes("rows"));
  await engine.close();
});

test("rows are read column by column, and leave so", async () => {
  const engine = await withHealth();
  const view = await engine.openView({ table: "health", box: "sort:callQuality" });
  const { id, callQuality, partial } = await view.columns(0, 10);
  assert.deepEqual({ id, callQuality, partial }, { id: ["2", "1"], callQuality: [2.75, 4.5], partial: [false, false] });
  const [line, end] = (await new Response(view.export("columns")).text()).split("\n");
  assert.deepEqual(JSON.parse(line).callQuality, [2.75, 4.5]);
  assert.equal(end, "");
  view.close();
  await assert.rejects(view.columns(0, 1), { code: "closed" });
  await engine.close();
});

test("a declared table leaves as CSV with the names of its columns", async () => {
  const engine = await withHealth();
  const view = await engine.openView({ table: "health", box: "sort:callQuality" });
  assert.equal(
    await new Response(view.export("csv")).text(),
    '"customer","customerName","id","room","day","callQuality"\r\n' +
      '"norden","Norden Bank","2","bergen","","2.75"\r\n' +
      '"norden","Norden Bank","1","oslo","2026-01-01T00:00:00.000Z","4.5"\r\n',
  );
  await engine.close();
});

test("a declared table is counted in what the engine holds", async () => {
  const engine = await withHealth();
  const { customers } = await engine.memory();
  assert.equal(customers.find(({ table }) => table === "health").rows, 3);
  await engine.close();
});

test("what cannot be declared is refused with its place", async () => {
  const engine = await engineOfAda();
  const refused = (table) => engine.declareTable(table).then(assert.fail, ({ code, path }) => `${code} ${path}`);
  const columns = [{ name: "room", type: "room" }, { name: "can", type: "flag" }];
  assert.equal(await refused({ ...health, columns }), "bad_question columns[1]");
  assert.equal(await refused({ ...health, permission: "report.view" }), "bad_question permission");
  await assert.rejects(engine.put("norden", "health", rows), { code: "bad_question", path: "table" });
  await engine.close();
});
