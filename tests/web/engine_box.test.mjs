// The search box in the package: parsed, printed, completed, and as a view.

import assert from "node:assert/strict";
import test from "node:test";
import { engineOfAda } from "./engine_world.mjs";

test("a box is read as a query, and the query printed as a box", async () => {
  const engine = await engineOfAda();
  const { query, notices } = await engine.parse("rooms", "health:unhealthy oslo sort:name-desc");
  assert.deepEqual(query, {
    table: "rooms",
    where: { column: "health", equals: "Unhealthy" },
    search: "oslo",
    orderBy: [{ column: "name", descending: true }],
  });
  assert.deepEqual(notices, []);
  assert.equal(await engine.print(query, "box"), "health:Unhealthy oslo sort:name-desc");
  assert.equal(await engine.print({ table: "rooms", where: query.where }, "odata"), "health eq 'Unhealthy'");
  assert.deepEqual(JSON.parse(await engine.print(query, "json")), query);
  await engine.close();
});

test("a notice is where a string has it", async () => {
  const engine = await engineOfAda();
  const box = '会議室 𝄞 updated:banana';
  const { notices: [notice, ...others] } = await engine.parse("rooms", box);
  assert.deepEqual(others, []);
  assert.equal(notice.kind, "unreadable_value");
  assert.equal(box.slice(notice.at, notice.at + notice.length), "banana");
  await engine.close();
});

test("days begin where the viewer is", async () => {
  const { query } = await (await engineOfAda({ utcOffsetMinutes: () => -120 })).parse("tickets", "updated:>=2025-01-03");
  assert.equal(query.where.atLeast, Date.UTC(2025, 0, 3, 2));
});

test("what is suggested can be put where it says, and is what the viewer sees", async () => {
  const engine = await engineOfAda();
  const box = "会議室 health:un";
  const { at, suggestions } = await engine.suggest({ table: "rooms", box });
  assert.deepEqual(suggestions, [{ kind: "value", text: "Unhealthy", insert: "Unhealthy", count: 1 }]);
  assert.equal(box.slice(0, at) + suggestions[0].insert, "会議室 health:Unhealthy");
  assert.deepEqual((await engine.suggest({ table: "rooms", box: "name:va" })).suggestions, [], "of the vault nothing");
  await engine.close();
});

test("a box is a view's query, with its notices", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms", box: 'oslo "', facets: ["health"] });
  assert.equal(view.total, 1);
  assert.deepEqual(view.facets, { health: [{ value: "Unhealthy", count: 1 }] });
  assert.deepEqual(view.notices.map(({ kind }) => kind), ["unclosed_quote", "empty_group"]);
  await view.update({ table: "rooms", box: "bergen OR oslo" });
  assert.equal(view.total, 2);
  assert.deepEqual(view.notices, []);
  assert.equal(view.query.box, "bergen OR oslo");
  await engine.close();
});
