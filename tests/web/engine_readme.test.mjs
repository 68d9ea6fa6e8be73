// The README's first example does what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const readme = read("web/engine/README.md");
const blocks = (language) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, text]) => text);

test("the README's examples run and print what the README says", () => {
  const here = { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" };
  const examples = blocks("js").filter((text) => text.includes("console.log"));
  const printed = examples.map((example) =>
    execFileSync(process.execPath, ["--input-type=module", "--eval", example], here));
  assert.deepEqual(printed, blocks("text"));
  assert.ok(examples.length >= 2);
});

test("the README names everything that the package exports, and every error", () => {
  const index = read("web/engine/src/index.ts") + read("web/engine/src/service.ts");
  const here = [...index.matchAll(/^export (?:async function|interface|type) (\w+)/gm)];
  const fromOwn = [...index.matchAll(/^export (?:type )?\{(.*)\} from "\.\/(?!enfilade)/gm)];
  const own = [...here, ...fromOwn].flatMap(([, names]) => names.match(/\b(?!type )\w+/g));
  assert.equal(new Set(own).size, 17);

  const refusals = read("bindings/embind/enfilade.d.mts").match(/type ErrorCode =(.*?);/s)[1];
  for (const name of [...own, ...refusals.match(/\w+/g), "unavailable", "closed"]) {
    assert.ok(readme.includes(`\`${name}`), name);
  }
});
