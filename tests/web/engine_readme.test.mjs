// The README's first example does what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const readme = readFileSync(new URL("../../web/engine/README.md", import.meta.url), "utf8");
const block = (language) => readme.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s"))[1];

test("the README's example runs and prints what the README says", () => {
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", block("js")], { cwd, encoding: "utf8" });
  assert.equal(printed, block("text"));
});

test("the README names everything that the package exports, and every error", () => {
  const source = (file) => readFileSync(new URL(`../../web/engine/src/${file}`, import.meta.url), "utf8");
  const own = [...source("index.ts").matchAll(/^export (?:async function|interface|class) (\w+)/gm)]
    .map(([, name]) => name);
  assert.deepEqual(own, ["EngineOptions", "createEngine"]);
  const types = readFileSync(new URL("../../bindings/embind/enfilade.d.mts", import.meta.url), "utf8");
  const codes = types.match(/type ErrorCode =(.*?);/s)[1].match(/\w+/g);
  for (const name of [...own, ...codes, "unavailable", "closed"]) {
    assert.ok(readme.includes(`\`${name}`), name);
  }
});
