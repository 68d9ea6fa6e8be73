// Where many rows are asked for, their numbers are compared several at once by the processor's own instructions
// for that, which only this build has: ranges and orders of 2,500 tickets, beside plain JavaScript.

import assert from "node:assert/strict";
import test from "node:test";
import { seeded } from "../bench/random.mjs";
import { engineOfAda } from "./engine_world.mjs";

const random = seeded(20);
const below = (limit) => Math.floor(random() * limit);
const extremes = [Number.MIN_SAFE_INTEGER, -1, 0, 1, Number.MAX_SAFE_INTEGER];
const number = () => (below(3) > 0 ? below(2000) - 1000 : extremes[below(extremes.length)]);

const tickets = Array.from({ length: 2500 }, (_, i) => ({
  id: `T${10_000 + i}`,
  rooms: ["oslo"],
  notes: below(5) > 0 ? number() : null,
}));

/** In this order, null last and ties by id. */
function ordered(rows, descending) {
  const last = (notes) => notes ?? (descending ? -Infinity : Infinity);
  return rows.toSorted((a, b) => {
    const [x, y] = descending ? [last(b.notes), last(a.notes)] : [last(a.notes), last(b.notes)];
    return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1;
  });
}

test("numbers compared at once are ordered and kept as one by one", async () => {
  const engine = await engineOfAda({ worker: false });
  await engine.put("norden", "tickets", tickets);
  for (let round = 0; round < 40; round++) {
    const [low, high] = [number(), number()].sort((a, b) => a - b);
    const where = round === 0 ? { not: { column: "notes", equals: 7 } } : { column: "notes", atLeast: low, atMost: high };
    const kept = tickets.filter(({ notes }) =>
      round === 0 ? notes !== 7 : notes !== null && low <= notes && notes <= high,
    );
    for (const descending of [false, true]) {
      const view = await engine.openView({
        table: "tickets",
        customers: ["norden"],
        where,
        orderBy: [{ column: "notes", descending }],
      });
      assert.equal(view.total, kept.length);
      const expected = ordered(kept, descending).map(({ id }) => id);
      for (const offset of [0, 1200, kept.length - 20]) {
        if (offset < 0) continue;
        const rows = await view.window(offset, 20);
        assert.deepEqual(rows.map(({ id }) => id), expected.slice(offset, offset + 20), `${low} to ${high}, from ${offset}`);
      }
      view.close();
    }
  }
  await engine.close();
});
