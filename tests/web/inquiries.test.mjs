// Every inquiry of the build that ships says what `decide` says one by one: to a service about everybody, and to
// each viewer about themselves and, as far as they may ask, about others. In random little worlds.

import assert from "node:assert/strict";
import test from "node:test";
import { createEngine } from "enfilade";
import { createService } from "enfilade/service";
import { aboutCustomer, aboutRooms, customers, now, permissions, rooms, smallWorld, users } from "./small_worlds.mjs";

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

/** Every question that there is about somebody: on each room and on each customer. */
function* questions(user) {
  for (const customer of customers) {
    for (const permission of aboutCustomer) yield { user, customer, permission };
    for (const room of rooms) for (const permission of aboutRooms) yield { user, customer, room, permission };
  }
}

/** What `decide` allows, by user, customer, room and permission; and where it says more than `not_found`. */
async function decidedBy(decide) {
  const allowed = new Set();
  const heard = new Set();
  for (const user of users) {
    for (const question of questions(user)) {
      const { allowed: yes, reason } = await decide(question);
      const key = keyOf(question);
      if (yes) allowed.add(key);
      if (reason !== "not_found") heard.add(key);
    }
  }
  return { allowed, heard };
}

const keyOf = ({ user, customer, room = "", permission }) => [user, customer, room, permission].join();

/** Asks all inquiries and holds them to what was decided. Gives how many people and rooms they named. */
async function holdToDecide({ allowed, heard }, ask, self) {
  let named = 0;
  for (const customer of customers) {
    for (const [on, asked] of [[[""], aboutCustomer], [rooms, aboutRooms]]) {
      for (const room of on) {
        for (const permission of asked) {
          const question = { customer, permission, ...(room && { room }) };
          const may = users.filter((user) => allowed.has(keyOf({ ...question, user })));
          const { people } = await ask("whoMay", question).catch((error) => {
            assert.equal(error.code, "not_found");
            return { people: null };
          });
          const told = users.some((user) => user !== self && heard.has(keyOf({ ...question, user })));
          assert.equal(people !== null, told, JSON.stringify(question));
          if (people) assert.deepEqual(people.map(({ user }) => user), may);
          named += may.length;
        }
      }
    }
  }
  for (const user of users) {
    const { customers: powers } = await ask("whatMay", { user });
    for (const customer of customers) {
      const here = powers.find((one) => one.customer === customer)?.permissions ?? [];
      for (const permission of permissions) {
        const said = here.find((one) => one.permission === permission);
        const count = rooms.filter((room) => allowed.has(keyOf({ user, customer, room, permission }))).length;
        assert.equal(said?.rooms ?? 0, count, `${user}, ${customer}, ${permission}`);
        assert.equal(said?.customer ?? false, allowed.has(keyOf({ user, customer, permission })));
        named += count;
      }
    }
    for (const permission of aboutRooms) {
      for (const customer of customers) {
        const { rooms: where } = await ask("roomsWhere", { user, permission, customer })
          .catch(({ code }) => ({ rooms: code === "not_found" ? [] : null }));
        assert.deepEqual(where.toSorted(), rooms.filter((room) => allowed.has(keyOf({ user, customer, room, permission }))));
      }
    }
  }
  // Beside another, the asker is told of as others are: where they may not ask, nothing is looked at.
  const [u, v] = users.filter((user) => user !== self);
  const pair = await ask("compare", { first: { user: u }, second: { user: v } });
  for (const customer of customers) {
    const compared = pair.customers.find((one) => one.customer === customer)?.permissions ?? [];
    for (const permission of aboutRooms) {
      const { both = 0, first = 0, second = 0 } = compared.find((one) => one.permission === permission) ?? {};
      const may = (user) => (room) => allowed.has(keyOf({ user, customer, room, permission }));
      assert.equal(both, rooms.filter((room) => may(u)(room) && may(v)(room)).length);
      assert.equal(first, rooms.filter((room) => may(u)(room) && !may(v)(room)).length);
      assert.equal(second, rooms.filter((room) => !may(u)(room) && may(v)(room)).length);
      named += first + second;
    }
  }
  return named;
}

async function serviceOf({ policy, rows }) {
  const service = await createService({ now: () => now });
  service.loadPolicy(policy);
  customers.forEach((customer, index) => service.put(customer, "rooms", rows[index]));
  return service;
}

test("to a service, every inquiry is what decide says about everybody", async () => {
  let named = 0;
  for (const seed of seeds) {
    const service = await serviceOf(smallWorld(seed));
    const decided = await decidedBy((question) => service.decide(question));
    named += await holdToDecide(decided, async (call, question) => service[call](question));

    const { handles } = service;
    for (const user of users) {
      for (const question of questions(user)) {
        const { customer, room, permission } = question;
        const expected = decided.allowed.has(keyOf(question));
        assert.equal(service.may(user, permission, customer, room), expected, keyOf(question));
        const place = room ? handles.room(customer, room) : handles.customer(customer);
        assert.equal(handles.may(handles.user(user), handles.permission(permission), place), expected);
      }
    }
    service.close();
  }
  assert.ok(named > 500, `${named}`);
});

test("to a viewer, every inquiry is what decide says to them", async () => {
  let named = 0;
  for (const seed of seeds) {
    const { policy, rows } = smallWorld(seed);
    for (const viewer of users) {
      const engine = await createEngine({ worker: false, now: () => now });
      await engine.loadPolicy(policy);
      await engine.signIn(viewer);
      for (const [index, customer] of customers.entries()) {
        await engine.put(customer, "rooms", rows[index]).catch(({ code }) => assert.equal(code, "not_found"));
      }
      const decided = await decidedBy((question) => engine.decide(question));
      const ask = (call, { permission, ...question }) =>
        call === "roomsWhere" ? engine.roomsWhere(permission, question) : engine[call]({ ...question, ...(permission && { permission }) });
      named += await holdToDecide(decided, ask, viewer);
      await engine.close();
    }
  }
  assert.ok(named > 500, `${named}`);
});

test("what another policy would change is what decide says under the one and the other", async () => {
  let changes = 0;
  for (const seed of seeds) {
    const before = smallWorld(seed);
    const after = smallWorld(seed + 1_000);
    const service = await serviceOf(before);
    const other = await serviceOf({ policy: after.policy, rows: before.rows });
    const [was, is] = [service, other].map((one) => (question) => one.decide(question).allowed);
    const diff = service.diff({ policy: after.policy });
    for (const customer of customers) {
      const told = diff.customers.find((one) => one.customer === customer) ?? { gained: [], lost: [] };
      for (const [effects, from, to] of [[told.gained, was, is], [told.lost, is, was]]) {
        for (const user of users) {
          for (const permission of permissions) {
            const changed = (room) => {
              const question = { user, customer, permission, ...(room && { room }) };
              return !from(question) && to(question);
            };
            const effect = effects.find((one) => one.user === user && one.permission === permission);
            const count = aboutRooms.includes(permission) ? rooms.filter(changed).length : 0;
            assert.equal(effect?.rooms ?? 0, count, `seed ${seed}: ${user}, ${customer}, ${permission}`);
            assert.equal(effect?.customer ?? false, aboutCustomer.includes(permission) && changed());
            changes += count;
          }
        }
      }
    }
    service.close();
    other.close();
  }
  assert.ok(changes > 300, `${changes}`);
});
