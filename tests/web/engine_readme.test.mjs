// The README's first example does what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const readme = read("web/engine/README.md");
const block = (language) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s"))[1];

test("the README's example runs and prints what the README says", () => {
  const here = { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" };
  const run = ["--input-type=module", "--eval", block("js")];
  assert.equal(execFileSync(process.execPath, run, here), block("text"));
});

test("the README names everything that the package exports, and every error", () => {
  const index = read("web/engine/src/index.ts");
  const here = [...index.matchAll(/^export (?:async function|interface) (\w+)/gm)];
  const fromOwn = [...index.matchAll(/^export (?:type )?\{(.*)\} from "\.\/(?!enfilade)/gm)];
  const own = [...here, ...fromOwn].flatMap(([, names]) => names.match(/\b(?!type )\w+/g));
  assert.equal(own.length, 11);

  const refusals = read("bindings/embind/enfilade.d.mts").match(/type ErrorCode =(.*?);/s)[1];
  for (const name of [...own, ...refusals.match(/\w+/g), "unavailable", "closed"]) {
    assert.ok(readme.includes(`\`${name}`), name);
  }
});
