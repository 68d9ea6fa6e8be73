// node tests/golden/random.mjs SEED...: writes tests/golden/random/SEED.ndjson, a conversation made up by chance: a
// turn a line, and of what the WebAssembly build answers the digest. Nobody reads these; where a digest is another on
// some build, the two builds differ, or the answer was meant to change, as other conversations then show.

import { writeFileSync } from "node:fs";
import { randomChanges } from "../web/changes/steps.mjs";
import { ask, enfilade } from "../web/module.mjs";
import { Dice } from "../web/oracle/world.mjs";
import { digest } from "./digest.mjs";
import { stage, text } from "./play.mjs";

const steps = 12;

/** What is asked of everything, whoever looks. */
const always = [
  ["customers", {}], ["whatMay", {}], ["nextChange", {}], ["lint", {}], ["policy", {}], ["audit", {}],
  ["suggest", { table: "tickets", box: "severity:" }], ["suggest", { table: "rooms", box: "country:" }],
];

function* conversation(seed, answered) {
  const { begin, queries, steps: changes } = randomChanges(seed, steps);
  const dice = new Dice(seed);
  yield* begin;
  for (const query of queries) for (const as of ["box", "odata", "json"]) yield { call: "print", with: { query, as } };
  let open = [];
  for (const step of [null, ...changes]) {
    if (step) yield step;
    if (!step || step.call === "signIn" || step.call === "viewAs") {
      open = [];
      for (const query of queries) {
        yield { call: "openView", with: query };
        const { ok } = answered();
        if (ok) open.push(ok.view);
      }
    }
    for (const view of open) {
      yield { call: "updateView", with: { view } };
      yield { call: "window", with: { view, offset: dice.below(4), count: 5 } };
    }
    const [call, question] = dice.one(always);
    yield { call, with: question };
  }
}

for (const seed of process.argv.slice(2).map(Number)) {
  const session = new enfilade.Session();
  const lines = [];
  let answer = "";
  for (const turn of conversation(seed, () => JSON.parse(answer))) {
    if (turn.rows !== undefined) stage(session, turn.rows);
    answer = ask(session, turn.call, text(turn.with));
    lines.push(JSON.stringify({ ...turn, digest: digest(answer) }));
  }
  session.delete();
  writeFileSync(new URL(`random/${seed}.ndjson`, import.meta.url), `${lines.join("\n")}\n`);
}
