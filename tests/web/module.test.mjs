// What enfilade.d.mts declares is what the module has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { ask, enfilade } from "./module.mjs";
import { calls } from "../../web/engine/dist/wire.js";

const types = new URL("../../bindings/embind/enfilade.d.mts", import.meta.url);
const [, body] = readFileSync(types, "utf8").match(/interface Calls \{(.*?)\n\}/s);
const declared = [...body.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name).sort();

test("the module registers the declared calls, `write`, `stage` and `staged`, and nothing else", () => {
  const registered = Object.getOwnPropertyNames(enfilade.Session.prototype);
  assert.deepEqual(
    registered.filter((name) => name !== "constructor").sort(),
    [...declared, "stage", "staged", "write"].sort(),
  );
});

test("a service registers the same, and what it decides by number", () => {
  const registered = (kind) => Object.getOwnPropertyNames(kind.prototype);
  const [, more] = readFileSync(types, "utf8").match(/type Service = Session & \{(.*?)\n\}/s);
  assert.deepEqual(
    registered(enfilade.Service).sort(),
    [...registered(enfilade.Session), ...[...more.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name)].sort(),
  );
  assert.equal(typeof enfilade._enfilade_may, "function");
});

test("the shell passes on the declared calls and nothing else", () => {
  assert.deepEqual(Object.keys(calls).sort(), declared);
});

test("every call answers nonsense with a refusal that has a code and a message", () => {
  for (const call of declared) {
    const session = new enfilade.Session();
    for (const nonsense of ["", "{", "[]", "null", "7", '"x"', '{"nonsense":1}', "\0"]) {
      const { error } = JSON.parse(ask(session, call, nonsense));
      assert.ok(error?.code && error.message, `${call}(${JSON.stringify(nonsense)})`);
    }
    session.delete();
  }
});
