// Plays the golden conversations on the WebAssembly build. The native build plays the same files,
// and both give the bytes that are written there.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { digest } from "../golden/digest.mjs";
import { stage, text } from "../golden/play.mjs";
import { taken } from "../../web/engine/dist/module.js";
import { unpacked } from "../../web/engine/dist/packed.js";
import { ask, enfilade } from "./module.mjs";

const folder = new URL("../golden/", import.meta.url);

/** A window that was answered is asked again as a page asks it: packed, it is the same rows, down to their members' order. */
function holdPacked(session, { call, with: question }, answer) {
  if (call !== "window" || !answer.startsWith('{"ok"')) return;
  const { bytes } = JSON.parse(ask(session, "packedWindow", text(question))).ok;
  const packed = taken(session);
  assert.equal(packed.length, bytes);
  assert.equal(JSON.stringify(unpacked(packed)), JSON.stringify(JSON.parse(answer).ok.rows));
  ++windows;
}
let windows = 0;

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const { world, turns } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));

  test(`${file}: ${world}`, () => {
    const session = new enfilade.Session();
    for (const turn of turns) {
      const { because, call, with: question, rows, gives } = turn;
      if (rows !== undefined) stage(session, rows);
      assert.equal(ask(session, call, text(question)), JSON.stringify(gives), because);
      holdPacked(session, turn, JSON.stringify(gives));
    }
    session.delete();
  });
}

const made = new URL("random/", folder);

for (const file of readdirSync(made)) {
  test(`${file}: what chance asks is answered by the same bytes as natively`, () => {
    const session = new enfilade.Session();
    readFileSync(new URL(file, made), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line)).forEach((turn, at) => {
      if (turn.rows !== undefined) stage(session, turn.rows);
      const answer = ask(session, turn.call, text(turn.with));
      assert.equal(digest(answer), turn.digest, `line ${at + 1}: ${turn.call}: ${answer}`);
      holdPacked(session, turn, answer);
    });
    session.delete();
  });
}

test("there are conversations to play, and windows in them", () => {
  assert.ok(readdirSync(folder).some((name) => name.endsWith(".json")));
  assert.ok(readdirSync(made).length > 0);
  assert.ok(windows > 100, `${windows} windows`);
});
