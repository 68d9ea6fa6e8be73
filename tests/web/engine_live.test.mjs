// Views that somebody listens to follow by themselves.

import assert from "node:assert/strict";
import test from "node:test";
import { createEngine } from "enfilade";
import { Following } from "../../web/engine/dist/following.js";
import { engineOfAda, now, policy, rooms, tickets } from "./engine_world.mjs";

/** What a view's listener hears: `next()` is the next news, as soon as there is some. */
function listened(view) {
  const news = [];
  let arrive = () => {};
  const stop = view.subscribe((change) => {
    news.push(change);
    arrive();
  });
  const next = async () => {
    while (news.length === 0) await new Promise((resolve) => { arrive = resolve; });
    return news.shift();
  };
  return { news, next, stop };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

test("a view that is listened to follows rows that are put, changed and removed", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms", facets: ["health"] });
  const { next } = listened(view);

  await engine.put("norden", "rooms", [{ ...rooms[1], health: "Unhealthy" }], { mode: "upsert" });
  assert.deepEqual((await next()).changed, ["rows", "facets"]);
  assert.deepEqual(view.facets.health, [{ value: "Unhealthy", count: 2 }]);

  await engine.change("rooms", [{ customer: "norden", id: "oslo", health: "Healthy" }], { mode: "patch" });
  assert.deepEqual((await next()).changed, ["rows", "facets"]);

  await engine.remove("norden", "rooms", ["oslo"]);
  assert.equal((await next()).total, 1);
  await engine.close();
});

test("a change that the viewer does not see is not told", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const { news } = listened(view);
  await engine.put("norden", "rooms", [{ ...rooms[2], health: "Healthy" }], { mode: "upsert" });
  await engine.change("rooms", [{ customer: "norden", id: "vault", name: "Safe" }], { mode: "patch" });
  await settled();
  assert.deepEqual(news, []);
  await engine.close();
});

test("a view follows the policy, and what a command changes", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const { next } = listened(view);
  const wider = structuredClone(policy);
  wider.customers[0].delegation.rooms = "all";
  await engine.loadPolicy(wider);
  assert.equal((await next()).total, 3);
  await engine.close();
});

test("a view follows time when an assignment ends, without being asked", async () => {
  const ending = structuredClone(policy);
  ending.customers[0].assignments.push({
    id: "a-2", name: "For a moment", side: "partner", role: "reader",
    members: ["olav"], rooms: "all", until: new Date(now + 80).toISOString(),
  });
  ending.customers[0].roles = [{ id: "reader", side: "partner", name: "Reader", permissions: ["rooms.view"] }];
  const began = performance.now();
  const engine = await createEngine({ worker: false, now: () => now + performance.now() - began });
  await engine.loadPolicy(ending);
  await engine.signIn("olav");
  await engine.put("norden", "rooms", rooms);
  const view = await engine.openView({ table: "rooms" });
  const awake = setInterval(() => {}, 1000); // Node would end, with nothing else to wait for
  if (view.total > 0) assert.equal((await listened(view).next()).total, 0);
  assert.equal(view.total, 0);
  clearInterval(awake);
  await engine.close();
});

test("a view that nobody listens to any more is left alone", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  const { news, stop } = listened(view);
  stop();
  stop();
  const { version } = view;
  await engine.remove("norden", "rooms", ["oslo"]);
  await settled();
  assert.deepEqual([news, view.version], [[], version]);
  await engine.close();
});

test("a view that is refused shows nothing, and says so, until it is answered again", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms", customers: ["norden"], facets: ["health"] });
  const { next } = listened(view);
  const without = structuredClone(policy);
  without.customers[0].assignments = [];
  await engine.loadPolicy(without);
  const { total, changed } = await next();
  assert.deepEqual([total, changed], [0, ["rows", "facets", "coverage"]]);
  assert.deepEqual([view.total, view.facets, view.coverage.customers], [0, {}, []]);
  await engine.loadPolicy(policy);
  await engine.put("norden", "rooms", rooms);
  assert.equal((await next()).total, 2);
  await engine.signIn("olav"); // views end with the session that they are of
  assert.equal((await next()).total, 0);
  await engine.close();
});

test("a view that is listened to late is caught up at once", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  await engine.put("norden", "rooms", rooms.slice(0, 1));
  assert.equal(view.total, 2);
  assert.equal((await listened(view).next()).total, 1);
  await engine.close();
});

test("tickets of all customers follow their switch, which refuses the view when it is off", async () => {
  const engine = await engineOfAda();
  await engine.setAllTicketsView(true);
  const view = await engine.openView({ table: "tickets" });
  const { next } = listened(view);
  const { total } = view;
  await engine.put("norden", "tickets", [{ ...tickets[0], id: "INC9" }], { mode: "upsert" });
  assert.equal((await next()).total, total + 1);
  await engine.setAllTicketsView(false);
  assert.equal((await next()).total, 0);
  await assert.rejects(view.update(), { code: "all_tickets_view_off" });
  await engine.close();
});

test("an update that is asked for is not overtaken by one that is not", async () => {
  const engine = await engineOfAda();
  const view = await engine.openView({ table: "rooms" });
  listened(view);
  for (let i = 0; i < 5; ++i) {
    const put = engine.put("norden", "rooms", rooms);
    await view.update({ table: "rooms", where: { column: "id", equals: "oslo" } });
    assert.equal(view.total, 1);
    await put;
    await view.update({ table: "rooms" });
    assert.equal(view.total, 2);
  }
  await engine.close();
});

test("many changes in a row refresh now and then, and once after the last", async () => {
  let refreshed = 0, changes = 0, seen = 0;
  const following = new Following(async () => null, () => 0);
  following.add(async () => {
    seen = changes;
    ++refreshed;
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  while (changes < 50) {
    ++changes;
    following.after("put");
    await null;
  }
  // A busy machine takes its time.
  for (let waited = 0; seen < 50 && waited < 100; ++waited) await settled();
  assert.equal(seen, 50);
  assert.ok(refreshed <= 2, `${refreshed} times`);
  const before = refreshed;
  following.after("decide");
  await settled();
  assert.equal(refreshed, before);
});

test("time that passes while views are refreshed is not missed", async () => {
  let now = 0, shown;
  const ends = 10; // something does, which the views show until then
  const following = new Following(async () => (now < ends ? ends : null), () => now);
  following.add(async () => {
    shown = now;
    now = ends;
  });
  for (let waited = 0; shown !== ends && waited < 20; ++waited) await settled();
  assert.equal(shown, ends);
  following.end();
});
