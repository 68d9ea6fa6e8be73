// The entry for servers: everybody is asked about, by name and by number, and what is refused is thrown.
// Ada of Fjord IT looks after two of the three rooms of Norden Bank; nothing is open to Olav.

import assert from "node:assert/strict";
import test from "node:test";
import { createService, EnfiladeError } from "enfilade/service";
import { now, policy, rooms } from "./engine_world.mjs";

async function serviceAt(clock) {
  const service = await createService({ now: clock });
  service.loadPolicy(policy);
  service.put("norden", "rooms", rooms);
  return service;
}

const refusal = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof EnfiladeError, String(error));
    return error;
  }
  assert.fail("it was not refused");
};

test("a service says whether somebody may, by their ids", async () => {
  const service = await serviceAt(() => now);
  assert.equal(service.may("ada", "rooms.view", "norden", "oslo"), true);
  assert.equal(service.may("olav", "rooms.view", "norden", "oslo"), false);
  assert.equal(service.may("ada", "rooms.view", "norden", "vault"), false);
  assert.equal(service.may("ada", "roles.view", "norden"), true, "about the customer");
  assert.equal(service.may("olav", "roles.view", "norden"), false);
  assert.equal(service.may("nobody", "rooms.view", "norden", "oslo"), false);
  assert.equal(service.may("ada", "rooms.view", "nowhere", "oslo"), false);
  service.close();
});

test("a permission that is none, and a room without an id, are refused", async () => {
  const service = await serviceAt(() => now);
  const unknown = refusal(() => service.may("ada", "rooms.veiw", "norden", "oslo"));
  assert.deepEqual([unknown.code, unknown.message], ["bad_question", 'unknown permission "rooms.veiw"']);
  assert.equal(refusal(() => service.may("ada", "rooms.view", "norden", "")).code, "bad_question");
  service.close();
});

test("a room without an id is none, whatever was asked of its customer before", async () => {
  const service = await serviceAt(() => now);
  assert.equal(service.may("ada", "roles.view", "norden"), true);
  for (const room of ["", null, 7]) {
    assert.equal(refusal(() => service.may("ada", "roles.view", "norden", room)).code, "bad_question");
    assert.equal(refusal(() => service.handles.room("norden", room)).code, "bad_question");
  }
  service.close();
});

test("columns that cannot be read are the caller's fault, and nothing is the worse for them", async () => {
  const service = await serviceAt(() => now);
  const gone = new Uint32Array(0);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  const away = Uint8Array.of(91, 93);
  structuredClone(away.buffer, { transfer: [away.buffer] });
  const none = [new Uint8Array(0), new Uint32Array(0)];
  assert.equal(refusal(() => service.handles.mayMany(gone, ...none)).code, "bad_question");
  const more = new (class extends Uint32Array { get length() { return 1; } })(3);
  assert.equal(refusal(() => service.handles.mayMany(more, new Uint8Array(1), new Uint32Array(1))).code, "bad_question");
  assert.equal(refusal(() => service.put("norden", "rooms", away)).code, "bad_question");
  for (const number of [1n, Symbol("ada"), "0", {}]) assert.equal(service.handles.may(number, 0, 0), false);
  assert.equal(refusal(() => service.decide(undefined)).code, "bad_question");
  assert.equal(refusal(() => service.evaluateText(null)).code, "bad_question");
  assert.equal(service.may("ada", "rooms.view", "norden", "oslo"), true);
  service.close();
});

test("a service says when time alone next changes an answer", async () => {
  const service = await serviceAt(() => now);
  assert.equal(service.nextChange(), null);
  const until = structuredClone(policy);
  until.customers[0].roles = [{ id: "reader", side: "partner", name: "Reader", permissions: ["rooms.view"] }];
  until.customers[0].assignments.push({
    id: "for-now", name: "For now", side: "partner", role: "reader", members: ["olav"], rooms: "all",
    until: new Date(now + 1000).toISOString(),
  });
  service.loadPolicy(until);
  assert.equal(service.nextChange(), now + 1000);
  service.close();
});

test("many decisions by number are the same as one by one", async () => {
  const service = await serviceAt(() => now);
  const { handles } = service;
  const asked = [];
  for (const user of ["ada", "olav", "nobody"]) {
    for (const permission of ["rooms.view", "tickets.update", "rooms.create"]) {
      for (const place of [handles.customer("norden"), ...["oslo", "bergen", "vault", "no"].map((id) => handles.room("norden", id))]) {
        asked.push([handles.user(user), handles.permission(permission), place]);
      }
    }
  }
  const column = (kind, at) => kind.from(asked.map((one) => one[at]));
  const many = handles.mayMany(column(Uint32Array, 0), column(Uint8Array, 1), column(Uint32Array, 2));
  assert.deepEqual([...many], asked.map(([user, permission, place]) => Number(handles.may(user, permission, place))));
  assert.ok(many.includes(1) && many.includes(0));
  service.close();
});

test("columns of different lengths are refused", async () => {
  const service = await serviceAt(() => now);
  const error = refusal(() => service.handles.mayMany(new Uint32Array(2), new Uint8Array(1), new Uint32Array(2)));
  assert.equal(error.code, "bad_question");
  service.close();
});

test("what is no number is nobody, and not the first one asked about", async () => {
  const service = await serviceAt(() => now);
  const { handles } = service;
  const [ada, view, oslo] = [handles.user("ada"), handles.permission("rooms.view"), handles.room("norden", "oslo")];
  assert.equal(handles.may(ada, view, oslo), true);
  for (const none of [undefined, null, NaN, Infinity, -1, 0.5, -0.5, 2 ** 32, -(2 ** 32), "", "ada", [], {}]) {
    assert.equal(handles.may(none, view, oslo), false, `user ${none}`);
    assert.equal(handles.may(ada, none, oslo), false, `permission ${none}`);
    assert.equal(handles.may(ada, view, none), false, `place ${none}`);
  }
  for (const [users, permissions, places] of [
    [[undefined], new Uint8Array(1), new Uint32Array(1)],
    [new Float64Array([2 ** 32]), new Uint8Array(1), new Uint32Array(1)],
    [new Uint32Array(1), new Uint16Array([256]), new Uint32Array(1)],
    [new Uint32Array(1), new Uint8Array(1), [NaN]],
  ]) assert.equal(refusal(() => handles.mayMany(users, permissions, places)).code, "bad_question");
  service.close();
});

test("half a character is nobody's id", async () => {
  const service = await serviceAt(() => now);
  const strange = structuredClone(policy);
  strange.partner.users.push({ id: "😀" });
  strange.customers[0].assignments[0].members.push("😀");
  service.loadPolicy(strange);
  assert.equal(service.may("😀", "rooms.view", "norden", "oslo"), true);
  assert.equal(refusal(() => service.may("\ud83d\u0200", "rooms.view", "norden", "oslo")).code, "bad_json");
  assert.equal(refusal(() => service.may(undefined, "rooms.view", "norden", "oslo")).code, "bad_question");
  service.close();
});

test("a service that was closed refuses everything, and may be closed again", async () => {
  const service = await serviceAt(() => now);
  const { handles } = service;
  const [ada, view, oslo] = [handles.user("ada"), handles.permission("rooms.view"), handles.room("norden", "oslo")];
  service.close();
  service.close();
  const column = (Kind) => new Kind(1);
  for (const ask of [
    () => handles.may(ada, view, oslo),
    () => handles.mayMany(column(Uint32Array), column(Uint8Array), column(Uint32Array)),
    () => handles.user("olav"),
    () => service.may("ada", "rooms.view", "norden", "oslo"),
    () => service.decide({ user: "ada", permission: "rooms.view", customer: "norden", room: "oslo" }),
    () => service.evaluateText("{}"),
    () => service.put("norden", "rooms", []),
    () => service.loadPolicy(policy),
  ]) assert.equal(refusal(ask).code, "closed");
});

test("a service whose module broke off answers nothing any more", async () => {
  const service = await serviceAt(() => now);
  const ada = service.handles.user("ada"), oslo = service.handles.room("norden", "oslo");
  // More decisions than its memory has room for.
  const endless = (Kind) => new (class extends Kind { get length() { return 0x3ffffff0; } })(1);
  const broke = refusal(() => service.handles.mayMany(endless(Uint32Array), endless(Uint8Array), endless(Uint32Array)));
  assert.equal(broke.code, "unavailable");
  for (const ask of [
    () => service.may("ada", "rooms.view", "norden", "oslo"),
    () => service.may("somebody", "rooms.view", "norden", "oslo"),
    () => service.handles.may(ada, service.handles.permission("rooms.view"), oslo),
    () => service.handles.mayMany(Uint32Array.of(ada), Uint8Array.of(0), Uint32Array.of(oslo)),
    () => service.lint(),
    () => service.evaluateText("{}"),
    () => service.put("norden", "rooms", rooms),
    () => service.loadPolicy(policy),
  ]) {
    assert.equal(refusal(ask).code, "unavailable");
  }
  service.close();
  assert.equal(refusal(() => service.lint()).code, "closed");
});

test("numbers follow the rooms, the policy and the clock", async () => {
  let clock = now;
  const service = await serviceAt(() => clock);
  const { handles } = service;
  const ada = handles.user("ada");
  const view = handles.permission("rooms.view");
  const oslo = handles.room("norden", "oslo");
  assert.equal(handles.may(ada, view, oslo), true);

  service.remove("norden", "rooms", ["oslo"]);
  assert.equal(handles.may(ada, view, oslo), false);
  service.put("norden", "rooms", rooms.toReversed());
  assert.equal(handles.may(ada, view, oslo), true, "it is another row now");

  const ending = structuredClone(policy);
  const [norden] = ending.customers;
  norden.roles = [{ id: "reader", side: "partner", name: "Reader", permissions: ["rooms.view"] }];
  Object.assign(norden.assignments[0], { role: "reader" });
  norden.assignments[0].until = new Date(now + 1_000).toISOString();
  ending.customers.unshift({ ...norden, tenantId: "sud", assignments: [] });
  service.loadPolicy(ending);
  assert.equal(handles.may(ada, view, oslo), true, "it is another customer's place now");
  clock += 1_000;
  assert.equal(handles.may(ada, view, oslo), false, "it has ended");
  clock -= 1;
  assert.equal(handles.may(ada, view, oslo), true);
  service.close();
});

test("what only a person can be told is about whom the question names", async () => {
  const service = await serviceAt(() => now);
  assert.equal(service.whatMay({ user: "ada" }).customers[0].customer, "norden");
  assert.deepEqual(service.roomsWhere({ user: "ada", permission: "rooms.view", customer: "norden" }).rooms, ["oslo", "bergen"]);
  assert.equal(refusal(() => service.whatMay({})).path, "user");
  service.close();
});

test("an AuthZEN evaluation goes from text to text as it does from object to object", async () => {
  const service = await serviceAt(() => now);
  const request = (room) => ({
    subject: { type: "user", id: "ada" },
    action: { name: "rooms.view" },
    resource: { type: "room", id: room, properties: { customer: "norden" } },
  });
  for (const room of ["oslo", "vault", "会議室"]) {
    const text = service.evaluateText(JSON.stringify(request(room)));
    assert.deepEqual(JSON.parse(text), service.evaluate(request(room)));
    assert.equal(JSON.parse(text).decision, room === "oslo");
  }
  assert.equal(refusal(() => service.evaluateText("{}")).code, "bad_question");
  assert.equal(refusal(() => service.evaluateText('"\ud800"')).code, "bad_json");
  service.close();
});

test("a policy that is refused leaves the one before it", async () => {
  const service = await serviceAt(() => now);
  assert.equal(refusal(() => service.loadPolicy("{")).code, "bad_json");
  assert.equal(service.may("ada", "rooms.view", "norden", "oslo"), true);
  assert.equal(refusal(() => service.loadPolicy('{"\ud800":1}')).code, "bad_json");
  service.close();
});
