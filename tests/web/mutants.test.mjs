// The list of mutants fits the sources and the tests that it names, so that it does not rot between two runs
// of scripts/mutants.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { sections } from "../mutants/mutants.mjs";

const top = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, top), "utf8");
const clauses = sections.flatMap(({ clauses }) => clauses);
const mutants = clauses.flatMap(({ mutants }) => mutants);

/** The names of the tests below a folder, as a filter knows them. */
function testsIn(folder) {
  const files = readdirSync(new URL(folder, top), { recursive: true }).filter((file) => file.endsWith("_test.cpp"));
  const names = files.flatMap((file) =>
    [...read(`${folder}/${file}`).matchAll(/^TEST(?:_[FP])?\((\w+),\s*(\w+)\)/gm)].map(([, suite, name]) => `${suite}.${name}`),
  );
  const conversations = readdirSync(new URL("tests/golden", top)).filter((file) => file.endsWith(".json"));
  return [
    ...names,
    ...conversations.map((file) => `Conversation/Golden.IsAnsweredByteForByte/${file.replace(".json", "")}`),
  ];
}

test("what a mutant changes stands once in its file", () => {
  for (const { file, find, replace } of mutants) {
    assert.equal(read(file).split(find).length - 1, 1, `${file}: ${find}`);
    assert.notEqual(find, replace, `${file}: ${find}`);
  }
});

test("every clause has a mutant, or says why there is nothing to break", () => {
  for (const { words, mutants, missing } of clauses) assert.ok(mutants.length > 0 || missing, words);
});

test("every test that is to notice is there", () => {
  const tests = { core_tests: testsIn("tests/core"), bindings_tests: testsIn("tests/bindings") };
  for (const { target, filter } of mutants.map(({ killer }) => killer)) {
    for (const pattern of filter.split(":")) {
      const named = new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
      assert.ok(tests[target].some((name) => named.test(name)), `${target}: ${pattern}`);
    }
  }
});
