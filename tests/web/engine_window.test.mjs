// The rows of a window reach the page as they were put: of every type of column, with any text.

import assert from "node:assert/strict";
import test from "node:test";
import { engineOfAda } from "./engine_world.mjs";

/** A column of each type. */
const notes = {
  name: "notes",
  permission: "reports.view",
  columns: [
    { name: "rooms", type: "rooms" },
    { name: "text", type: "text" },
    { name: "author", type: "name" },
    { name: "kind", type: "enumeration", values: ["z", "a"] },
    { name: "labels", type: "set" },
    { name: "done", type: "flag" },
    { name: "count", type: "integer" },
    { name: "share", type: "number" },
    { name: "at", type: "time" },
  ],
};
const nothing = {
  text: null, author: null, kind: null, labels: null, done: null, count: null, share: null, at: null,
};
const rows = [
  { id: "1", rooms: ["oslo"], ...nothing },
  {
    id: "2", rooms: ["bergen", "vault"], text: "\uFEFFa mark of byte order", author: "", kind: "z", labels: [], done: false,
    count: -Number.MAX_SAFE_INTEGER, share: Number.MIN_VALUE, at: 0,
  },
  {
    id: "3", rooms: ["oslo"], text: "会议室 🏔️ \"\\ \u0000 \n é", author: "🏔️", kind: "a", labels: ["会议室", "\uFEFF"], done: true,
    count: Number.MAX_SAFE_INTEGER, share: -Number.MAX_VALUE, at: -1,
  },
  { id: "𐐀", rooms: ["oslo"], ...nothing, text: "", author: "会议室", share: 0.1 },
];
const names = { oslo: "Oslo 会議室", bergen: "Bergen" };

/** What Ada sees of one: of its rooms those that are open to her. */
const seen = ({ rooms, ...row }) => ({
  customer: "norden",
  customerName: "Norden Bank",
  ...row,
  rooms: rooms.filter((id) => id in names).map((id) => ({ id, name: names[id] })),
  partial: rooms.includes("vault"),
  can: [],
  withheld: [],
});

const withNotes = async () => {
  const engine = await engineOfAda();
  await engine.declareTable(notes);
  assert.equal((await engine.put("norden", "notes", rows)).failed, 0);
  return engine;
};

test("a window has the rows as they were put", async () => {
  const engine = await withNotes();
  const view = await engine.openView({ table: "notes", orderBy: [{ column: "id" }] });
  assert.deepEqual(await view.window(0, 10), rows.map(seen));
  assert.deepEqual(await view.window(1, 1), [seen(rows[1])]);
  await engine.close();
});

test("a window beyond the end has no rows", async () => {
  const engine = await withNotes();
  const view = await engine.openView({ table: "notes" });
  assert.deepEqual(await view.window(view.total, 10), []);
  assert.deepEqual(await view.window(0, 0), []);
  await engine.close();
});

test("rows of one window are the page's own: what is done to one is not done to another", async () => {
  const engine = await withNotes();
  const view = await engine.openView({ table: "notes", orderBy: [{ column: "id" }] });
  const [first, second] = await view.window(0, 2);
  first.can.push("rooms.modify");
  first.rooms[0].name = "Mine";
  assert.deepEqual(second, seen(rows[1]));
  assert.deepEqual((await view.window(0, 1))[0], seen(rows[0]));
  await engine.close();
});
