// Random sequences of what can happen to a session while views are open: each step is a call, as a golden
// conversation has them.

import { customers, now, users } from "../small_worlds.mjs";
import { randomQuery } from "../oracle/queries.mjs";
import { Dice, idsOf, randomRow, randomWorld } from "../oracle/world.mjs";

const day = 86_400_000;

function put(dice) {
  const table = dice.one(["rooms", "tickets", "tickets"]);
  const mode = dice.one(["replace", "upsert", "upsert", "patch"]);
  const ids = dice.some(idsOf(table), mode === "replace" ? undefined : 4);
  const rows = ids.map((id) => randomRow(dice, table, id));
  const asOf = dice.chance(20) && { asOf: now + dice.below(9) };
  if (mode !== "replace" && dice.chance(40)) {
    const named = rows.map((row) => ({ customer: dice.one(customers), ...row }));
    return { call: "put", with: { table, mode, asOf: now + dice.below(9) }, rows: named };
  }
  return { call: "put", with: { customer: dice.one(customers), table, mode, ...asOf }, rows };
}

function remove(dice) {
  const table = dice.one(["rooms", "tickets"]);
  return { call: "remove", with: { customer: dice.one(customers), table, ids: dice.some(idsOf(table), 3) } };
}

const others = {
  remove,
  loadPolicy: (dice) => ({ call: "loadPolicy", with: randomWorld(dice.below(1_000)).policy }),
  advance: (dice) => ({ call: "advance", with: { now: now + (dice.below(5) - 2) * day } }),
  viewAs: (dice) => ({ call: "viewAs", with: dice.chance(50) ? {} : { user: dice.one(users) } }),
  signIn: (dice) => ({ call: "signIn", with: { user: dice.one(users) } }),
  setAllTicketsView: (dice) => ({ call: "setAllTicketsView", with: { on: dice.chance(75) } }),
  setSource: (dice) => ({
    call: "setSource",
    with: { customer: dice.one(customers), state: dice.one(["loading", "ready", "stale", "failed"]), message: "so" },
  }),
  wipe: (dice) => ({ call: "wipe", with: dice.chance(80) ? { customer: dice.one(customers) } : {} }),
};

const randomStep = (dice) => (dice.chance(55) ? put(dice) : others[dice.one(Object.keys(others))](dice));

/** `{ begin, queries, steps }`: what makes the session, what is opened then, and what happens to it. */
export function randomChanges(seed, length) {
  const dice = new Dice(seed);
  const { policy, user, rows } = randomWorld(seed);
  return {
    begin: [
      { call: "advance", with: { now } },
      { call: "loadPolicy", with: policy },
      { call: "signIn", with: { user } },
      { call: "setAllTicketsView", with: { on: true } },
      ...Object.entries(rows).flatMap(([customer, tables]) => Object.entries(tables).map(([table, some]) =>
        ({ call: "put", with: { customer, table }, rows: some }))),
    ],
    queries: Array.from({ length: 5 }, () => randomQuery(dice, [])),
    steps: Array.from({ length }, () => randomStep(dice)),
  };
}
