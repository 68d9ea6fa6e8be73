// The first page's example does what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const top = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", top), "utf8");

test("the first page's example runs, and answers as it says", () => {
  const [, example] = readme.match(/```js\n(.*?)```/s);
  const [, said] = example.match(/\n\/\/ (\{.*?\})/);
  const asked = example.replace(/await engine\.decide\((.*)\);/, "const decision = await engine.decide($1);");
  const run = `${asked}\nconsole.log(view.total, JSON.stringify(decision)); await engine.close();`;
  const printed = execFileSync(process.execPath, ["--import", "./readme_fetch.mjs", "--input-type=module", "--eval", run], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    encoding: "utf8",
  });
  assert.equal(printed, `1 ${said.replace(/ ?([{}:,]) ?/g, "$1").replace(/(\w+):/g, '"$1":')}\n`);
});

test("every file and folder that the first page names is there", () => {
  const linked = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path);
  const named = [...readme.matchAll(/`((?:core|bindings|wasm|web|tests|scripts)\/[\w./-]*)`/g)].map(([, path]) => path);
  assert.ok(linked.length > 5 && named.length > 5);
  for (const path of [...linked, ...named]) assert.ok(existsSync(new URL(path, top)), path);
});
