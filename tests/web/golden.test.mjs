// Plays the golden conversations on the WebAssembly build. The native build plays the same files,
// and both give the bytes that are written there.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { stage, text } from "../golden/play.mjs";
import { ask, enfilade } from "./module.mjs";

const folder = new URL("../golden/", import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const { world, turns } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));

  test(`${file}: ${world}`, () => {
    const session = new enfilade.Session();
    for (const { because, call, with: question, rows, gives } of turns) {
      if (rows !== undefined) stage(session, rows);
      assert.equal(ask(session, call, text(question)), JSON.stringify(gives), because);
    }
    session.delete();
  });
}

test("there are conversations to play", () => {
  assert.ok(readdirSync(folder).some((name) => name.endsWith(".json")));
});
