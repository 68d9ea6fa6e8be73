// The package in Node, with the engine in the calling thread: what each call does.

import assert from "node:assert/strict";
import test from "node:test";
import { createEngine, EnfiladeError } from "enfilade";
import { engineOfAda, engineOfFjord, now, policy, rooms } from "./engine_world.mjs";

const refused = (code, path) => (error) => {
  assert.ok(error instanceof EnfiladeError, String(error));
  assert.equal(error.code, code, error.message);
  assert.ok(error.message);
  if (path !== undefined) assert.equal(error.path, path);
  return true;
};

test("before sign in every question about data is refused", async () => {
  const engine = await engineOfFjord();
  const questions = [
    () => engine.customers(),
    () => engine.put("norden", "rooms", rooms),
    () => engine.remove("norden", "rooms", ["oslo"]),
    () => engine.openView({ table: "rooms" }),
    () => engine.decide({ permission: "rooms.view", customer: "norden", room: "oslo" }),
  ];
  for (const question of questions) await assert.rejects(question, refused("not_signed_in"));
  assert.equal(engine.status.viewer, null);
});

test("a policy is summed up, and signing in tells who one is", async () => {
  const engine = await createEngine();
  const summary = await engine.loadPolicy(policy);
  assert.equal(summary.customers, 1);
  assert.equal(summary.users, 2);
  const viewer = await engine.signIn("ada");
  assert.equal(viewer.name, "Ada Berg");
  assert.deepEqual(engine.status.viewer, viewer);
});

test("a policy without the viewer signs them out, and the status says so", async () => {
  const engine = await engineOfAda();
  const heard = [];
  engine.subscribe(({ viewer }) => heard.push(viewer));
  assert.equal((await engine.loadPolicy(policy)).signedIn, true);
  assert.deepEqual(heard, []);
  const without = structuredClone(policy);
  without.partner.users.shift();
  without.customers[0].assignments[0].members = ["olav"];
  assert.equal((await engine.loadPolicy(without)).signedIn, false);
  assert.deepEqual(heard, [null]);
  await assert.rejects(engine.customers(), refused("not_signed_in"));
});

test("a policy may come as an object, as text or as bytes", async () => {
  const engine = await createEngine();
  const text = JSON.stringify(policy);
  const summary = await engine.loadPolicy(policy);
  assert.deepEqual(await engine.loadPolicy(text), summary);
  assert.deepEqual(await engine.loadPolicy(new TextEncoder().encode(text)), summary);
});

test("a policy is refused with the path of what is wrong, and the old one stays", async () => {
  const engine = await engineOfAda();
  const wrong = structuredClone(policy);
  wrong.customers[0].delegation.permissions = ["rooms.fly"];
  await assert.rejects(
    engine.loadPolicy(wrong),
    refused("bad_document", "customers[0].delegation.permissions[0]"),
  );
  await assert.rejects(engine.loadPolicy('{"version":1,"version":1}'), refused("bad_json"));
  await assert.rejects(engine.loadPolicy("{"), refused("bad_json"));
  await assert.rejects(engine.loadPolicy('"\uD800"'), refused("bad_json"));
  await assert.rejects(engine.loadPolicy(Uint8Array.of(0x22, 0xff, 0x22)), refused("bad_json"));
  assert.equal((await engine.openView({ table: "rooms" })).total, 2);
});

test("a view shows the rows that were opened, and no other", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms", facets: ["health"] });
  assert.equal(view.total, 2);
  assert.deepEqual(view.facets.health, [
    { value: "Healthy", count: 1 },
    { value: "Unhealthy", count: 1 },
  ]);
  assert.equal(view.coverage.customers[0].rows, 2);
  const shown = await view.window(0, 10);
  assert.deepEqual(shown.map(({ id }) => id).sort(), ["bergen", "oslo"]);
  assert.deepEqual((await view.window(1, 1))[0], shown[1]);
});

test("a view asks its next query and hears of what is different", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const heard = [];
  const stop = view.subscribe((change) => heard.push(change));
  await view.update({ table: "rooms", where: { column: "health", equals: "Unhealthy" } });
  assert.equal(view.total, 1);
  assert.equal(heard.at(-1).total, 1);
  await engine.put("norden", "rooms", [{ ...rooms[1], health: "Unhealthy" }], { mode: "upsert" });
  await view.update();
  assert.equal(heard.at(-1).total, 2);
  stop();
  const told = heard.length;
  await view.update({ table: "rooms" });
  assert.equal(heard.length, told);
});

test("a refused query leaves the view as it was", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const { version } = view;
  await assert.rejects(
    view.update({ table: "rooms", where: { column: "colour", equals: "red" } }),
    refused("bad_query"),
  );
  assert.equal(view.version, version);
  assert.equal((await view.window(0, 10)).length, 2);
});

test("tickets of all customers are shown once the viewer switches them on", async () => {
  const engine = await engineOfAda();
  await assert.rejects(engine.openView({ table: "tickets" }), refused("all_tickets_view_off"));
  assert.equal((await engine.openView({ table: "tickets", customers: ["norden"] })).total, 1);
  await engine.setAllTicketsView(true);
  assert.equal(engine.status.allTicketsView, true);
  assert.equal((await engine.openView({ table: "tickets" })).total, 1);
});

test("the rooms in which something is permitted are counted by customer, or named", async () => {
  const engine = await engineOfAda();
  assert.deepEqual(await engine.roomsWhere("tickets.update"), {
    total: 2,
    customers: [{ customer: "norden", rooms: 2 }],
  });
  const { rooms: named } = await engine.roomsWhere("tickets.update", { customer: "norden" });
  assert.deepEqual(named.sort(), ["bergen", "oslo"]);
  await assert.rejects(engine.roomsWhere("settings.view"), refused("bad_question"));
  await assert.rejects(engine.roomsWhere("rooms.view", { customer: "nowhere" }), refused("not_found"));
});

test("who may, what somebody may and why is told to who may ask", async () => {
  const engine = await engineOfAda();
  const about = { permission: "tickets.update", customer: "norden", room: "oslo" };
  assert.deepEqual((await engine.whatMay()).customers.map(({ customer }) => customer), ["norden"]);
  assert.deepEqual((await engine.whatMay({ user: "olav" })).customers, []);
  const { people } = await engine.whoMay(about);
  assert.deepEqual(people.map(({ user, assignments }) => [user, assignments[0].id]), [["ada", "a-1"]]);
  const [mine, his] = await engine.decideMany([about, { ...about, user: "olav" }]);
  assert.deepEqual([mine.allowed, his.reason], [true, "not_assigned"]);
  const { customers } = await engine.compare({ first: { user: "ada" }, second: { user: "olav" } });
  assert.deepEqual(customers[0].permissions[0], { permission: "rooms.view", both: 0, first: 2, second: 0 });
  const why = await engine.explain({ ...about, user: "olav" });
  assert.equal(why.reason, "not_assigned");
  assert.deepEqual(why.assignments.map(({ id, reason }) => [id, reason]), [["a-1", "not_assigned"]]);

  const vault = { ...about, room: "vault" };
  await assert.rejects(engine.whoMay(vault), refused("not_found"));
  assert.deepEqual(await engine.explain({ ...vault, user: "olav" }), { allowed: false, reason: "not_found" });
  await assert.rejects(engine.whoMay({ ...about, ticket: "t" }), refused("bad_question"));
});

test("a decision names its reason, and of a yes the assignments", async () => {
  const engine = await engineOfAda();
  const about = { permission: "tickets.update", customer: "norden" };
  const yes = await engine.decide({ ...about, room: "oslo" });
  assert.equal(yes.reason, "allowed");
  assert.equal(yes.assignments[0].id, "a-1");
  assert.equal((await engine.decide({ ...about, room: "vault" })).reason, "not_found");
  const unknown = { ...about, permission: "rooms.fly" };
  for (const question of [unknown, undefined]) {
    await assert.rejects(engine.decide(question), refused("bad_question"));
  }
});

test("what is removed or wiped is not shown any more", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  assert.equal(await engine.remove("norden", "rooms", ["oslo", "vault", "nowhere"]), undefined);
  await view.update();
  assert.equal(view.total, 1);
  await engine.wipe({ customer: "norden" });
  await view.update();
  assert.equal(view.total, 0);
});

test("how a source is shows in the coverage", async () => {
  const engine = await engineOfAda();
  await engine.setSource("norden", { state: "failed", asOf: now, message: "no answer" });
  const { coverage } = await engine.openView({ table: "rooms" });
  assert.equal(coverage.complete, false);
  assert.equal(coverage.customers[0].state, "failed");
  assert.equal(coverage.customers[0].message, "no answer");
});

test("views over the same rows have the very same coverage, as long as it says the same", async () => {
  const engine = await engineOfAda();
  const first = await engine.openView({ table: "rooms" });
  const second = await engine.openView({ table: "rooms", search: "oslo" });
  const { coverage } = first;
  assert.equal(second.coverage, coverage);
  await engine.setSource("norden", { state: "stale" });
  await Promise.all([first.update(), second.update()]);
  assert.equal(first.coverage.customers[0].state, "stale");
  assert.deepEqual(second.coverage, first.coverage);
  assert.equal(coverage.customers[0].state, "ready");
});

test("every question is answered at the time that the page tells", async () => {
  let clock = now;
  const engine = await createEngine({ now: () => clock + 0.5, utcOffsetMinutes: () => 0 });
  const lent = structuredClone(policy);
  const [norden] = lent.customers;
  norden.roles = [{ id: "helper", side: "partner", name: "Helper", permissions: ["rooms.view"] }];
  const [assignment] = norden.assignments;
  const until = "2026-01-06T00:00:00Z";
  Object.assign(assignment, { name: "For a day", role: "helper", until });
  await engine.loadPolicy(lent);
  await engine.signIn("ada");
  await engine.put("norden", "rooms", rooms);
  const question = { permission: "rooms.view", customer: "norden", room: "oslo" };
  assert.equal((await engine.decide(question)).allowed, true);
  clock += 86_400_000;
  assert.equal((await engine.decide(question)).allowed, false);
});

test("the memory is told by customer and table", async () => {
  const engine = await engineOfAda();
  const { wasmBytes, customers } = await engine.memory();
  assert.ok(wasmBytes > 0);
  const held = customers.map(({ table, rows }) => [table, rows]);
  assert.deepEqual(held, [["rooms", 3], ["tickets", 2]]);
});

test("the status tells its listeners of every change, and is another object then", async () => {
  const engine = await engineOfFjord();
  const heard = [];
  engine.subscribe((status) => heard.push(status));
  await engine.signIn("ada");
  await engine.setAllTicketsView(true);
  await engine.close();
  const [signedIn, switched, closed] = heard;
  assert.equal(signedIn.viewer.user, "ada");
  assert.deepEqual(switched, { ...signedIn, allTicketsView: true });
  assert.deepEqual(closed, { ...switched, state: "closed", viewer: null });
  assert.equal(engine.status, closed);
  assert.equal(heard.length, 3);
});

test("a closed engine and a closed view refuse everything as `closed`", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const asked = view.window(0, 10);
  view.close();
  view.close();
  await assert.rejects(asked, refused("closed"));
  await assert.rejects(view.window(0, 10), refused("closed"));
  await assert.rejects(view.update(), refused("closed"));
  await engine.close();
  await engine.close();
  await assert.rejects(engine.customers(), refused("closed"));
});

test("an engine that cannot be loaded says what to do", async () => {
  const attempts = [
    [{ wasmUrl: "file:///nowhere/enfilade.wasm" }, /wasmUrl.*no such file/],
    [{ wasmBinary: Uint8Array.of(1, 2, 3) }, /serve enfilade\.wasm at/],
    [{ wasmUrl: "not a place" }, /Invalid URL/],
  ];
  for (const [options, message] of attempts) {
    await assert.rejects(createEngine(options), { code: "unavailable", message });
  }
});
