// node tests/golden/record.mjs FILE...: writes down what the WebAssembly build answers to each turn of a
// conversation, in place of what stands there. For new conversations: read every answer before it is kept.

import { readFileSync, writeFileSync } from "node:fs";
import { ask, enfilade } from "../web/module.mjs";
import { stage, text } from "./play.mjs";

/** JSON with a turn's members each on a line of its own, so that a difference is a line. */
function laidOut({ world, turns }) {
  const member = ([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const turn = (members) => `    {\n${Object.entries(members).map(member).join(",\n")}\n    }`;
  return `{\n  "world": ${JSON.stringify(world)},\n  "turns": [\n${turns.map(turn).join(",\n")}\n  ]\n}\n`;
}

for (const file of process.argv.slice(2)) {
  const { world, turns } = JSON.parse(readFileSync(file, "utf8"));
  const session = new enfilade.Session();
  const played = turns.map(({ gives, ...turn }) => {
    if (turn.rows !== undefined) stage(session, turn.rows);
    return { ...turn, gives: JSON.parse(ask(session, turn.call, text(turn.with))) };
  });
  session.delete();
  writeFileSync(file, laidOut({ world, turns: played }));
}
