// The people whom the portal offers for sign-in: each of them exists, and sees in the engine what the
// sentence says.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { makeWorld } from "@enfilade/demo";

const built = existsSync(fileURLToPath(new URL("../../web/engine/dist/enfilade.wasm", import.meta.url)));
const skip = built ? false : "the engine is not built";

const world = makeWorld({ size: "small" });
const [primaryAdmin, technician, helpDesk, tenantManager, globalAdministrator, operationsLead, mmrAdministrator,
  siteTechnician] = world.people;
const tables = ["rooms", "tickets", ...world.tables.map(({ name }) => name)];
const documents = new Map(world.policy.customers.map((customer) => [customer.tenantId, customer]));
const active = world.policy.customers.filter(({ relationship }) => relationship.status === "active");

/** An engine in which this person is signed in, with the rows of every customer that it takes for them. */
async function engineOf({ user, tenant }) {
  const { createEngine } = await import("enfilade");
  const engine = await createEngine({ now: () => world.at, utcOffsetMinutes: () => 0 });
  for (const table of world.tables) await engine.declareTable(table);
  const { findings } = await engine.loadPolicy(world.policy);
  await engine.signIn(user, { tenant });
  const known = await engine.customers();
  const held = new Set(known.filter((one) => tenant || one.relationship === "active").map(({ customer }) => customer));
  const reports = [];
  for (const customer of world.customers.filter((one) => held.has(one.customer))) {
    for (const table of tables) {
      reports.push({ table, ...(await engine.put(customer.customer, table, [...customer[table]()])) });
    }
  }
  await engine.setAllTicketsView(true);
  return { engine, findings, reports };
}

/** What the engine says to each customer's rows, which each customer's own administrator brings. */
async function reportsOfAll() {
  const reports = [];
  for (const { tenantId, assignments } of documents.values()) {
    const { members } = assignments.find(({ role }) => role === "mmr_administrator");
    const { engine, reports: own } = await engineOf({ user: members[0], tenant: tenantId });
    reports.push(...own);
    await engine.close();
  }
  return reports;
}

/** Every row of a table that this person sees. */
async function seen(engine, table) {
  const view = await engine.openView({ table });
  const rows = [];
  while (rows.length < view.total) rows.push(...(await view.window(rows.length, 10_000)));
  return rows;
}

const distinct = (rows, column) => [...new Set(rows.map((row) => row[column]))].sort();

/** Where this person of the partner's is named, directly, in an assignment of a role. */
const namedIn = ({ user }, role) =>
  world.policy.customers.filter(({ assignments }) => assignments.some((a) => a.role === role && a.members.includes(user)));

for (const size of ["small", "typical"]) {
  test(`in a ${size} world everybody of the list exists and is told of in two languages`, () => {
    for (const seed of [1, 2, 3]) {
      const { people, policy } = makeWorld({ size, seed });
      assert.equal(people.length, 8);
      for (const { user, tenant, name, upn, does } of people) {
        const home = tenant ? policy.customers.find(({ tenantId }) => tenantId === tenant) : policy.partner;
        assert.deepEqual(home.users.find(({ id }) => id === user), { id: user, upn, name });
        assert.match(does.en, /\.$/);
        assert.match(does.zh, /\p{Script=Han}.*。$/u);
      }
    }
  });
}

test("the engine finds nothing odd in the policy", { skip }, async () => {
  const { findings } = await engineOf(globalAdministrator);
  // Assignments of the customer's own side stay where the relationship is not active.
  const others = findings.filter(({ finding }) => !finding.startsWith("the relationship is not active"));
  assert.deepEqual(others, []);
});

test("the engine takes every row, and is told of odd values and rooms that are not there", { skip }, async () => {
  const reports = await reportsOfAll();
  const total = (key) => reports.reduce((sum, report) => sum + report[key], 0);
  assert.equal(total("failed"), 0);
  assert.equal(total("duplicates"), 0);
  const rows = world.customers.flatMap((customer) => tables.map((table) => [...customer[table]()].length));
  assert.equal(total("taken"), rows.reduce((sum, count) => sum + count, 0));
  assert.deepEqual(reports.flatMap(({ ignoredColumns }) => ignoredColumns), []);
  assert.ok(total("undeclared") > 0 && total("unplaced") > 0);
  for (const { table, undeclared, unplaced } of reports) {
    if (["health", "updates"].includes(table)) assert.deepEqual([undeclared, unplaced], [0, 0], table);
  }
});

test("the primary admin sees three customers, whole", { skip }, async () => {
  const { engine } = await engineOf(primaryAdmin);
  const administered = namedIn(primaryAdmin, "primary_admin");
  assert.equal(administered.length, 3);
  const rooms = await seen(engine, "rooms");
  assert.deepEqual(distinct(rooms, "customer"), administered.map(({ tenantId }) => tenantId).sort());
  const loaded = world.customers.filter(({ customer }) => administered.includes(documents.get(customer)));
  assert.equal(rooms.length, loaded.flatMap((customer) => [...customer.rooms()]).length);
});

test("the technician sees the rooms of two buildings, and tickets that reach beyond them", { skip }, async () => {
  const { engine } = await engineOf(technician);
  const rooms = await seen(engine, "rooms");
  assert.equal(distinct(rooms, "customer").length, 1);
  assert.equal(distinct(rooms, "building").length, 2);
  const all = [...world.customers.find(({ customer }) => customer === rooms[0].customer).rooms()];
  const there = all.filter(({ building }) => distinct(rooms, "building").includes(building));
  assert.equal(rooms.length, there.length);
  assert.ok(all.length > there.length);
  const tickets = await seen(engine, "tickets");
  assert.ok(tickets.some(({ partial }) => partial));
  assert.ok(tickets.some(({ partial, rooms: few }) => !partial && few.length > 1));
  assert.ok(tickets.some(({ assignee }) => assignee === technician.name));
});

test("the technician is told neither how rooms did nor of updates", { skip }, async () => {
  const { engine } = await engineOf(technician);
  for (const table of ["health", "updates"]) assert.deepEqual(await seen(engine, table), []);
});

test("the help desk sees tickets of many customers and no rooms", { skip }, async () => {
  const { engine } = await engineOf(helpDesk);
  assert.deepEqual(await seen(engine, "rooms"), []);
  const tickets = await seen(engine, "tickets");
  assert.ok(distinct(tickets, "customer").length >= active.length / 4);
  const { id, customer } = tickets.find(({ can }) => can.includes("tickets.update"));
  const { assignments } = await engine.decide({ permission: "tickets.update", customer, ticket: id });
  assert.deepEqual(assignments[0].path, ["help-desk", "help-desk-emea", "help-desk-emea-first"]);
});

for (const [who, person] of [["tenant manager", tenantManager], ["global administrator", globalAdministrator]]) {
  test(`the ${who} knows the customers by name and sees no row`, { skip }, async () => {
    const { engine } = await engineOf(person);
    const known = await engine.customers();
    assert.equal(known.length, world.counts.customers);
    assert.ok(known.every(({ knows }) => knows === "name"));
    for (const table of ["rooms", "tickets"]) assert.deepEqual(await seen(engine, table), []);
  });
}

test("the operations lead sees nearly all customers in one list", { skip }, async () => {
  const { engine } = await engineOf(operationsLead);
  const share = distinct(await seen(engine, "tickets"), "customer").length / active.length;
  assert.ok(share >= 0.6 && share <= 0.9, String(share));
  assert.ok((await seen(engine, "rooms")).length > world.counts.rooms / 2);
});

test("the operations lead reads how rooms did, and of updates where an assignment is over all rooms", { skip }, async () => {
  const { engine } = await engineOf(operationsLead);
  const [health, updates] = [await seen(engine, "health"), await seen(engine, "updates")];
  assert.ok(distinct(health, "customer").length > active.length / 3);
  assert.ok(health.every(({ room }) => room.name));
  const over = distinct(updates, "customer");
  assert.ok(over.length > 0 && over.length < distinct(health, "customer").length);
  for (const customer of over) {
    const { assignments } = documents.get(customer);
    assert.ok(assignments.some(({ role, rooms }) => role === "operations" && rooms === "all"));
  }
});

test("a customer's MMR administrator sees all of its rooms and no one else's", { skip }, async () => {
  const { engine } = await engineOf(mmrAdministrator);
  const rooms = await seen(engine, "rooms");
  assert.deepEqual(distinct(rooms, "customer"), [mmrAdministrator.tenant]);
  const own = world.customers.find(({ customer }) => customer === mmrAdministrator.tenant);
  assert.equal(rooms.length, [...own.rooms()].length);
  assert.ok(rooms.some(({ key }) => key));
});

test("a customer's site technician sees the rooms of one city", { skip }, async () => {
  const { engine } = await engineOf(siteTechnician);
  const rooms = await seen(engine, "rooms");
  assert.deepEqual(distinct(rooms, "customer"), [siteTechnician.tenant]);
  assert.equal(distinct(rooms, "city").length, 1);
  assert.ok((await seen(engine, "tickets")).length > 0);
});
