// Gone is gone: of rows that are wiped, removed or changed nothing is left in the module's memory, in whatever form it
// was kept there. The same search finds each of them before.

import assert from "node:assert/strict";
import test from "node:test";
import { ask, enfilade } from "./module.mjs";
import { stage } from "../golden/play.mjs";

const policy = {
  version: 1,
  partner: { tenantId: "fjord", name: "Fjord IT", users: [{ id: "tor" }] },
  customers: ["norden", "sud"].map((tenantId) => ({
    tenantId, name: tenantId, relationship: { status: "active" }, delegation: { rooms: "all" },
    assignments: [{
      id: "a", name: "Assigned admins", side: "partner", role: "primary_admin", members: ["tor"], rooms: "all",
    }],
  })),
};

/** A text with a word that stands nowhere else, in both cases and with a letter beyond ASCII: titles lie in memory word
    by word. */
const canary = (name) => `Kanarie ${wordOf(name)} ${"again ".repeat(3)}`;
const wordOf = (name) => `Vogel${inLetters(name)}Ærlig${"xyzzyplugh".repeat(2)}`;
const inLetters = (name) => name.replace(/ /g, "").replace(/\d/g, (digit) => "abcdefghij"[digit]);
const columns = {
  rooms: ["id", "name", "account", "city", "building", "roomGroups"],
  tickets: ["id", "title", "description", "assignee", "closedBy"],
};

function row(customer, table, number) {
  const cells = columns[table].map((column) => {
    const text = canary(`${customer} ${table} ${column} ${number}`);
    return [column, column === "roomGroups" ? [text] : text];
  });
  const about = table === "tickets" ? { rooms: [canary(`${customer} rooms id ${number}`)] } : {};
  return { ...Object.fromEntries(cells), ...about };
}

/** Enough rows for an index of their texts. */
const rowsOf = (customer, table) => Array.from({ length: 600 }, (_, number) => row(customer, table, number));

function opened() {
  const session = new enfilade.Session();
  const call = (name, question, rows) => {
    if (rows) stage(session, rows);
    const answer = JSON.parse(ask(session, name, JSON.stringify(question)));
    assert.ok(answer.ok !== undefined, JSON.stringify(answer));
    return answer.ok;
  };
  call("loadPolicy", policy);
  call("signIn", { user: "tor" });
  call("setAllTicketsView", { on: true });
  for (const customer of ["norden", "sud"])
    for (const table of ["rooms", "tickets"]) call("put", { customer, table }, rowsOf(customer, table));
  const look = () => {
    for (const table of ["rooms", "tickets"]) {
      const orderBy = [{ column: table === "rooms" ? "name" : "title" }];
      const facets = table === "rooms" ? ["city", "roomGroups"] : ["assignee", "room.city"];
      const { view } = call("openView", { table, orderBy, facets, search: "xyzzy ærlig" });
      call("window", { view, offset: 0, count: 50 });
      call("window", { view, offset: 1150, count: 50 });
      call("packedWindow", { view, offset: 0, count: 50 });
    }
    call("suggest", { table: "tickets", box: "assignee:kan" });
  };
  look();
  return { session, call, look };
}

/** The forms in which a text's own word may lie in memory, or what the text begins with. */
function formsOf(text) {
  const word = text.split(" ")[1];
  const prefix = Buffer.from(text.toLowerCase()).subarray(0, 8).reverse();
  return { written: Buffer.from(word), folded: Buffer.from(word.toLowerCase()), utf16: Buffer.from(word, "utf16le"), prefix };
}

/** Where in the module's memory the texts of a row lie, as `column form`. */
function found(session, { rooms, ...cells }, forms = ["written", "folded", "utf16"]) {
  const memory = Buffer.from(session.write(0).buffer);
  return Object.entries(cells).flatMap(([column, cell]) => {
    const lying = formsOf([cell].flat()[0]);
    return forms.filter((form) => memory.includes(lying[form])).map((form) => `${column} ${form}`);
  });
}

test("of a wiped customer nothing is left in memory, and everything of the others", () => {
  const { session, call } = opened();
  for (const table of ["rooms", "tickets"])
    assert.equal(found(session, row("sud", table, 7), ["written"]).length, columns[table].length);
  // Somebody looked for one of the texts, with all customers.
  const search = JSON.stringify(row("sud", "tickets", 7).title);
  const { view, total } = call("openView", { table: "tickets", search });
  assert.equal(total, 1);
  call("closeView", { view });
  call("wipe", { customer: "sud" });
  for (const table of ["rooms", "tickets"]) {
    for (const number of [0, 7, 599]) assert.deepEqual(found(session, row("sud", table, number)), []);
    assert.equal(found(session, row("norden", table, 7), ["written"]).length, columns[table].length);
  }
  call("wipe", {});
  for (const table of ["rooms", "tickets"]) assert.deepEqual(found(session, row("norden", table, 7)), []);
  // What titles begin with, as it is kept for their order.
  assert.deepEqual(found(session, row("norden", "tickets", 7), ["prefix"]), []);
  session.delete();
});

test("of a row that is removed, replaced or changed nothing is left in memory", () => {
  const { session, call, look } = opened();
  const gone = [3, 4, 5].map((number) => row("norden", "tickets", number));
  for (const one of gone) assert.equal(found(session, one, ["written"]).length, 5);
  call("remove", { customer: "norden", table: "tickets", ids: [gone[0].id] });
  call("put", { customer: "norden", table: "tickets", mode: "upsert" }, [{ id: gone[1].id }]);
  const others = { title: "a", description: "b", assignee: "c", closedBy: "d" };
  call("put", { table: "tickets", mode: "patch" }, [{ customer: "norden", id: gone[2].id, ...others }]);
  look();
  assert.deepEqual(found(session, gone[0]), []);
  const left = ["id written", "id folded"]; // of rows that are there
  for (const one of gone.slice(1)) assert.deepEqual(found(session, one).filter((form) => !left.includes(form)), []);
  session.delete();
});

test("of a value that no row has any more nothing is left, though a view counts such values", () => {
  const { session, call } = opened();
  const { view } = call("openView", { table: "tickets", facets: ["assignee", "closedBy"], facetMode: "same" });
  const changed = row("norden", "tickets", 9);
  assert.equal(found(session, changed, ["written"]).length, 5);
  const nobody = { assignee: null, closedBy: null };
  call("put", { table: "tickets", mode: "patch" }, [{ customer: "norden", id: changed.id, ...nobody }]);
  call("updateView", { view });
  assert.deepEqual(found(session, changed).filter((form) => /^(assignee|closedBy)/.test(form)), []);
  session.delete();
});

test("of a relationship that ended, and of a session that closed, nothing is left in memory", () => {
  const { session, call } = opened();
  const ended = structuredClone(policy);
  ended.customers[1].relationship.status = "ended";
  call("loadPolicy", ended);
  for (const table of ["rooms", "tickets"]) assert.deepEqual(found(session, row("sud", table, 7)), []);
  session.delete();
  const other = new enfilade.Session();
  for (const table of ["rooms", "tickets"]) assert.deepEqual(found(other, row("norden", table, 7)), []);
  other.delete();
});
