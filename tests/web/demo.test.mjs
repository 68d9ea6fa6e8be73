// The demo's worlds: what is in them, and that they are the same every time.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { healthDays, makeWorld, sizes, someDay } from "@enfilade/demo";

const small = makeWorld({ size: "small" });
const typical = makeWorld({ size: "typical" });

const columns = {
  rooms: ["id", "name", "account", "health", "roomGroups", "ring", "country", "state", "city", "campus", "building",
    "floor", "roomType", "deviceType", "capacity", "licensed", "lastSeen", "updated", "key"],
  tickets: ["id", "rooms", "title", "description", "type", "origin", "severity", "status", "highImpact", "assignee",
    "notes", "created", "updated", "closed", "closedBy", "reason"],
  ...Object.fromEntries(small.tables.map((table) => [table.name, ["id", ...table.columns.map(({ name }) => name)]])),
};
const tables = Object.keys(columns);

/** Every row of a table, in the order of the customers. */
function* rowsOf({ customers }, table) {
  for (const customer of customers) yield* customer[table]();
}

/** One hash of all that a world says. */
function digest(world) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([world.counts, world.policy, world.tables, world.people]));
  for (const table of tables) for (const row of rowsOf(world, table)) hash.update(JSON.stringify(row));
  return hash.digest("hex");
}

const day = 24 * 60 * 60_000;

const count = (iterable) => {
  let total = 0;
  for (const _ of iterable) ++total;
  return total;
};

for (const world of [small, typical]) {
  test(`a ${world.size} world has exactly as much as its size says`, () => {
    const { customers, rooms, tickets, users } = sizes[world.size];
    assert.deepEqual(world.counts, sizes[world.size]);
    assert.equal(world.customers.length, customers);
    assert.equal(world.policy.partner.users.length, users);
    assert.equal(count(rowsOf(world, "rooms")), rooms);
    assert.equal(count(rowsOf(world, "tickets")), tickets);
    for (const customer of world.customers) assert.ok(count(customer.rooms()) >= 4);
  });

  test(`in a ${world.size} world nobody and nothing shares a name that tells it apart`, () => {
    const { partner, customers } = world.policy;
    const once = (list) => assert.equal(new Set(list).size, list.length);
    for (const key of ["tenantId", "name", "domain"]) once([partner, ...customers].map((tenant) => tenant[key]));
    for (const { users, groups, roles = [], assignments = [] } of [partner, ...customers]) {
      once([...users, ...groups].map(({ id }) => id));
      for (const list of [roles, assignments]) once(list.map(({ id }) => id));
    }
    once([...rowsOf(world, "tickets")].map(({ id }) => id));
    once([...rowsOf(world, "rooms")].map(({ id }) => id));
    once([...rowsOf(world, "rooms")].map(({ account }) => account));
    for (const customer of world.customers) once([...customer.updates()].map(({ id }) => id));
  });
}

test("the same seed gives the same bytes, another seed or time others", () => {
  const told = digest(small);
  assert.equal(digest(makeWorld({ size: "small" })), told);
  assert.notEqual(digest(makeWorld({ size: "small", seed: 2 })), told);
  assert.notEqual(digest(makeWorld({ size: "small", at: someDay + 1 })), told);
});

test("rows have the known columns, all of them, in their order", () => {
  assert.deepEqual(tables, ["rooms", "tickets", "health", "updates"]);
  for (const table of tables) {
    for (const row of rowsOf(small, table)) assert.deepEqual(Object.keys(row), columns[table]);
  }
});

test("nothing has happened yet that is after the world's time", () => {
  for (const { lastSeen, updated } of rowsOf(small, "rooms")) assert.ok(lastSeen < someDay && updated < someDay);
  for (const { created, updated, closed } of rowsOf(small, "tickets")) {
    assert.ok(created <= updated && updated < someDay);
    assert.ok(closed === null || (created < closed && closed === updated));
  }
  for (const at of [someDay, someDay - 1]) {
    const days = [...rowsOf(makeWorld({ at }), "health")].map((row) => row.day);
    const last = Math.max(...days);
    assert.ok(last + day <= at && at < last + 2 * day, "the last day is the one that ended last");
    assert.equal(new Set(days).size, healthDays.small);
  }
  for (const { completed } of rowsOf(small, "updates")) assert.ok(completed === null || completed < someDay);
});

test("a ticket that is resolved says when and by whom, and no other does", () => {
  for (const { status, closed, closedBy, reason } of rowsOf(small, "tickets")) {
    assert.equal(status === "Resolved", closed !== null);
    assert.equal(closed === null, closedBy === null);
    assert.ok(closed !== null || reason === null);
  }
});

test("members, roles, rooms and places that are named are there", () => {
  const { partner, customers } = small.policy;
  const idsOf = ({ users, groups }) => new Set([...users, ...groups].map(({ id }) => id));
  const builtIn = ["primary_admin", "mmr_administrator", "site_lead", "site_technician"];
  for (const tenant of [partner, ...customers]) {
    const ids = idsOf(tenant);
    for (const { members } of tenant.groups) for (const member of members) assert.ok(ids.has(member), member);
  }
  customers.forEach((customer, index) => {
    const rooms = [...small.customers[index].rooms()];
    const ids = new Set(rooms.map(({ id }) => id));
    const sides = { partner: idsOf(partner), customer: idsOf(customer) };
    const roles = new Set([...builtIn, ...customer.roles.map(({ id }) => id)]);
    for (const { side, role, members, rooms: scope } of customer.assignments) {
      assert.ok(roles.has(role), role);
      for (const member of members) assert.ok(sides[side].has(member), member);
      for (const room of scope.rooms ?? []) assert.ok(ids.has(room), room);
      for (const [column, values] of Object.entries(scope.where ?? {})) {
        assert.ok(rooms.some((room) => values.includes(room[column])), `${column}: ${values}`);
      }
    }
  });
});

test("rooms of tickets are there, but for those that were retired", () => {
  let retired = 0;
  for (const { rooms, tickets } of small.customers) {
    const ids = new Set([...rooms()].map(({ id }) => id));
    for (const ticket of tickets()) {
      for (const room of ticket.rooms ?? []) {
        if (/-retired-\d$/.test(room)) ++retired;
        else assert.ok(ids.has(room), room);
      }
    }
  }
  assert.ok(retired > 0 && retired < 50);
});

test("every day of every room is told of, but of those that are being onboarded", () => {
  for (const { rooms, health } of small.customers) {
    const used = [...rooms()].filter(({ health: now }) => now !== "Onboarding");
    const told = [...health()];
    assert.equal(told.length, used.length * healthDays.small);
    assert.deepEqual(new Set(told.map(({ room }) => room)), new Set(used.map(({ id }) => id)));
    for (const { id, room, day: at } of told) assert.equal(id, `${room}/${new Date(at).toISOString().slice(0, 10)}`);
  }
});

test("a day is unhealthy if critical tickets cost the room more than 20 minutes of it, and says of which kind", () => {
  let unhealthy = 0;
  for (const { health, tickets } of small.customers) {
    const critical = [...tickets()].filter(({ severity, type }) => severity === "Critical" && type);
    for (const { room, day: at, health: said, minutesUnhealthy, category } of health()) {
      assert.equal(said, minutesUnhealthy > 20 ? "Unhealthy" : "Healthy");
      assert.ok(Number.isInteger(minutesUnhealthy) && minutesUnhealthy <= 16 * 60);
      assert.equal(category === null, said === "Healthy");
      if (said === "Healthy") continue;
      ++unhealthy;
      const to = blame({ critical, room, at });
      assert.ok(to.includes(category), `${room}: ${category} of ${to}`);
    }
  }
  assert.ok(unhealthy > 500 && unhealthy < 5000, String(unhealthy));
});

/** The kinds of the tickets that were open in a room within a day. */
const blame = ({ critical, room, at }) =>
  critical
    .filter(({ rooms, created, closed }) => rooms?.includes(room) && created < at + day && (closed ?? someDay) > at)
    .map(({ type }) => type);

test("calls are rated where there were any, and rooms are used more on some days than on others", () => {
  let [rated, most] = [0, 0];
  for (const { calls, callQuality, utilization } of rowsOf(small, "health")) {
    assert.equal(calls === 0, callQuality === null);
    if (calls) ++rated;
    assert.ok(callQuality === null || (callQuality >= 0 && callQuality <= 100 && isTenth(callQuality)));
    assert.ok(utilization >= 0 && utilization < 150 && isTenth(utilization));
    most = Math.max(most, utilization);
  }
  assert.ok(rated > 5000 && most > 100);
});

const isTenth = (number) => Math.round(number * 10) / 10 === number;

test("updates go through the rings that a customer's rooms are in, and say how far they are", () => {
  const statuses = small.tables[1].columns.find(({ name }) => name === "status").values;
  const seen = new Set();
  for (const { rooms, updates } of small.customers) {
    const inRing = (wanted) => [...rooms()].filter(({ ring }) => ring === wanted).length;
    const rows = [...updates()];
    assert.ok(rows.length >= 5 && rows.length <= 30, String(rows.length));
    for (const { status, ring, roomCount, failed, progress, starts, completed } of rows) {
      seen.add(status);
      assert.ok(roomCount <= inRing(ring) && failed <= roomCount);
      assert.equal(status === "Not required", roomCount === 0);
      assert.equal(starts === null, status === "Not required");
      assert.equal(status === "Scheduled", starts > someDay);
      assert.equal(completed !== null, status.startsWith("Completed"));
      assert.equal(status === "Completed", progress === 100);
      assert.ok(progress >= 0 && progress <= 100 && isTenth(progress));
      if (status === "Completed with failures") assert.ok(failed > 0 && completed > starts);
      if (starts !== null) assert.equal(new Date(starts).getUTCDay(), 3, "updates begin on a Wednesday");
    }
  }
  assert.deepEqual([...seen].sort(), [...statuses].sort());
});

test("every active customer has its assigned admins, and the others nobody of the partner's", () => {
  for (const { relationship, assignments } of small.policy.customers) {
    const admins = assignments.filter(({ role }) => role === "primary_admin");
    const ours = assignments.filter(({ side }) => side === "partner");
    if (relationship.status !== "active") {
      assert.equal(ours.length, 0);
      continue;
    }
    assert.equal(admins.length, 1);
    assert.deepEqual([admins[0].name, admins[0].rooms, admins[0].side], ["Assigned admins", "all", "partner"]);
    assert.ok(!("from" in admins[0]) && !("until" in admins[0]));
  }
});

test("relationships, delegations and terms of every kind occur", () => {
  const { customers } = small.policy;
  const statuses = new Set(customers.map(({ relationship }) => relationship.status));
  assert.deepEqual([...statuses].sort(), ["active", "ended", "expired", "pending"]);
  const scopes = customers.flatMap(({ delegation }) => (delegation ? [delegation.rooms] : []));
  for (const key of ["where", "roomGroups", "except", "rooms"]) assert.ok(scopes.some((scope) => key in Object(scope)), key);
  assert.ok(scopes.includes("all"));
  const terms = customers.flatMap(({ assignments }) => assignments);
  assert.ok(terms.some(({ until }) => Date.parse(until) < someDay), "ended");
  assert.ok(terms.some(({ from }) => Date.parse(from) > someDay), "not begun");
  const tags = new Set(customers.flatMap(({ tags }) => tags));
  for (const tag of ["emea", "amer", "apac", "tier-1", "tier-2", "tier-3"]) assert.ok(tags.has(tag), tag);
});

test("values that a table does not declare, and none at all, occur now and then", () => {
  const tickets = [...rowsOf(small, "tickets")];
  for (const column of ["severity", "origin", "status"]) {
    const declared = ["Critical", "Important", "Warning", "Recommendation", "System", "Recorded issue", "Needs action",
      "System investigating", "Resolved", null];
    const odd = tickets.filter((ticket) => !declared.includes(ticket[column])).length;
    assert.ok(odd > 0 && odd < 100, `${column}: ${odd}`);
  }
  for (const column of ["rooms", "description", "severity", "assignee", "notes", "type"]) {
    assert.ok(tickets.some((ticket) => ticket[column] === null), column);
  }
});

test("tickets, rooms and companies are written in the scripts of their places", () => {
  const scripts = { han: /\p{Script=Han}/u, kana: /\p{Script=Katakana}|\p{Script=Hiragana}/u, greek: /\p{Script=Greek}/u,
    cyrillic: /\p{Script=Cyrillic}/u, latin: /[A-Za-z]/, turkish: /[ığşİ]/, polish: /[ąęłśż]/, nordic: /[åøæ]/ };
  const texts = {
    titles: [...rowsOf(small, "tickets")].map(({ title }) => title),
    rooms: [...rowsOf(small, "rooms")].map(({ name }) => name),
    people: [small.policy.partner, ...small.policy.customers].flatMap(({ users }) => users.map(({ name }) => name)),
  };
  for (const [where, list] of Object.entries(texts)) {
    for (const [script, letters] of Object.entries(scripts)) {
      assert.ok(list.some((text) => letters.test(text)), `${script} in ${where}`);
    }
  }
  for (const text of [...texts.titles, ...texts.rooms]) assert.ok(!/[{}|]|undefined/.test(text), text);
  for (const { name, alias } of small.policy.customers) assert.ok(alias || /^[\p{Script=Latin}\P{L}]+$/u.test(name), name);
});

test("no two buildings share a name", () => {
  const cities = new Map();
  for (const { building, city } of rowsOf(typical, "rooms")) {
    assert.equal(cities.get(building) ?? city, city, building);
    cities.set(building, city);
  }
});

test("the command writes what the world says, over an earlier one", () => {
  const command = fileURLToPath(new URL("cli.mjs", import.meta.resolve("@enfilade/demo")));
  const out = mkdtempSync(join(tmpdir(), "enfilade-demo-"));
  const read = (...path) => readFileSync(join(out, ...path), "utf8");
  const run = (...options) => execFileSync(process.execPath, [command, "--out", out, ...options], { encoding: "utf8" });
  try {
    run("--size", "small", "--seed", "7", "--at", "2026-05-01T10:00:00+02:00");
    run("--size", "small");
    const index = JSON.parse(read("index.json"));
    assert.deepEqual([index.size, index.seed, index.at], ["small", small.seed, someDay]);
    assert.deepEqual(JSON.parse(read("policy.json")), small.policy);
    assert.deepEqual(JSON.parse(read("tables.json")), small.tables);
    assert.deepEqual(index.people, small.people);
    assert.deepEqual(readdirSync(join(out, "customers")).sort(), index.customers.map(({ customer }) => customer).sort());
    index.customers.forEach((customer, at) => {
      for (const table of tables) {
        const text = read("customers", customer.customer, `${table}.json`);
        const rows = JSON.parse(text);
        assert.deepEqual(customer[table], { rows: rows.length, bytes: Buffer.byteLength(text) });
        assert.deepEqual(rows, [...small.customers[at][table]()]);
      }
    });
    assert.throws(() => run("--at", "2026-05-01T10:00:00"), /no time like/);
  } finally {
    rmSync(out, { recursive: true });
  }
});
