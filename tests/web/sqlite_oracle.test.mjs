// What a view shows is what SQLite finds in the same visible rows: totals, windows and facets of random queries in
// random little worlds. A failure prints the smallest query and world found, and the seed.

import assert from "node:assert/strict";
import test from "node:test";
import { isDeepStrictEqual } from "node:util";
import { ask, enfilade } from "./module.mjs";
import { folded } from "./oracle/folded.mjs";
import { randomQuery, randomWindow } from "./oracle/queries.mjs";
import { Sqlite } from "./oracle/sqlite.mjs";
import { given, opened, visibleRows } from "./oracle/visible.mjs";
import { Dice, randomWorld } from "./oracle/world.mjs";
import { shrunk } from "./shrink.mjs";

/** More worlds: ENFILADE_SEEDS=1000. */
const seeds = Number(process.env.ENFILADE_SEEDS ?? 30);
const queriesOfEach = 40;

const sessionOf = (world) => opened(new enfilade.Session(), world, (session) => {
  given(session, "signIn", { user: world.user });
  given(session, "setAllTicketsView", { on: true });
});

/** What the engine says, in the form of the other's answer. */
function answerOf(session, query, window) {
  const { view, total, facets } = given(session, "openView", query);
  const { rows } = given(session, "window", { view, ...window });
  given(session, "closeView", { view });
  return {
    total,
    rows: rows.map(({ customer, id }) => [customer, id]),
    facets: Object.fromEntries(Object.entries(facets).map(([column, counts]) =>
      [column, counts.map(({ value, count }) => [value, count])])),
  };
}

/** Both answers to one question in a world of its own. */
function bothTo({ world, query, window }) {
  const session = sessionOf(world);
  const sqlite = new Sqlite(visibleRows(world));
  try {
    return { engine: answerOf(session, query, window), sqlite: sqlite.answer(query, window) };
  } finally {
    session.delete();
    sqlite.close();
  }
}

/** Whether the two differ; not where either cannot be asked at all. */
function differs(question) {
  try {
    const { engine, sqlite } = bothTo(question);
    return !isDeepStrictEqual(engine, sqlite);
  } catch {
    return false;
  }
}

test("a view shows what SQLite finds in the rows that the viewer may see", () => {
  const asked = { found: 0, all: 0, refused: 0 };
  for (let seed = 0; seed < seeds; ++seed) {
    const world = randomWorld(seed);
    const dice = new Dice(seed + 1_000);
    const session = sessionOf(world);
    const seen = visibleRows(world);
    const sqlite = new Sqlite(seen);
    const known = given(session, "customers", {}).map(({ customer }) => customer);
    for (let turn = 0; turn < queriesOfEach; ++turn) {
      const query = randomQuery(dice, known);
      const window = randomWindow(dice);
      const engine = answerOf(session, query, window);
      if (!isDeepStrictEqual(engine, sqlite.answer(query, window))) {
        const least = shrunk({ world, query, window }, differs);
        assert.fail(`seed ${seed}: ${JSON.stringify({ ...least, ...bothTo(least) }, null, 1)}`);
      }
      ++asked.all;
      if (engine.total > 0 && engine.total < seen[query.table].length) ++asked.found;
    }
    session.delete();
    sqlite.close();
  }
  assert.ok(asked.found > asked.all / 8, `${asked.found} of ${asked.all} found some rows and not all`);
});

test("the folded text that SQLite is given is the engine's", () => {
  assert.equal(folded("İSTANBUL ıĞDIR STRAẞE ΟΔΟΣ ς ſ K µ ǅ"), "istanbul iğdir straße οδοσ σ s k μ ǆ");
  const session = sessionOf({ ...randomWorld(0), rows: {} });
  for (const text of ["İ", "ß", "ẞ", "ς", "Σ", "ſ", "K", "µ", "ǅ", "É", "Å", "Ж", "𐐀", "會"]) {
    const query = { table: "rooms", where: { column: "name", equals: text } };
    const { text: printed } = given(session, "print", { query, as: "json" });
    assert.equal(JSON.parse(printed).where.equals, folded(text));
  }
  session.delete();
});
