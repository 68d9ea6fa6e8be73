// node tests/mutants/run.mjs [FILTER]: builds each mutant whose clause, file or test has FILTER in it, and sees
// its tests fail. The sources are copied and built in build/mutants: nothing else is touched.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sections } from "./mutants.mjs";

const top = fileURLToPath(new URL("../../", import.meta.url));
const tree = join(top, "build/mutants/tree");
const built = join(top, "build/mutants/build");
const tests = ["tests/CMakeLists.txt", "tests/fuzz", "tests/core", "tests/bindings", "tests/cli", "tests/golden"];
const copied = ["CMakeLists.txt", "wasm", "core", "bindings", ...tests];
/** Longer than any killer takes: a mutant that goes round in circles is dead, too. */
const patience = 120_000;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`;
const binaryOf = (target) => join(built, "tests", target.replace("_tests", ""), target);

/** Writes a file of the tree, if it is another: what is the same needs no compiler. */
function put(file, text) {
  const path = join(tree, file);
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

function copyTree() {
  for (const path of copied) {
    cpSync(join(top, path), join(tree, path), {
      recursive: true,
      filter: (from, to) => !existsSync(to) || !/\.\w+$/.test(from) || !readFileSync(from).equals(readFileSync(to)),
    });
  }
}

/** Runs a command and gives its status and all that it said. */
function run(command, options, timeout) {
  const { status, signal, error, stdout, stderr } = spawnSync(command, options, {
    encoding: "utf8",
    timeout,
    maxBuffer: 1 << 28,
  });
  return { status: status ?? error?.code ?? signal, said: `${stdout ?? ""}${stderr ?? ""}` };
}

function build(...targets) {
  return run("ninja", ["-C", built, "-j", String(availableParallelism()), ...targets]);
}

function configure() {
  mkdirSync(built, { recursive: true });
  // Unoptimised, without sanitizers: what counts is the time that one file takes.
  return run("cmake", [
    "-G", "Ninja", "-S", tree, "-B", built, "-DCMAKE_BUILD_TYPE=", "-DCMAKE_CXX_FLAGS=-O0",
    "-DCMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE=PRE_TEST",
  ]);
}

/** Runs some tests: how many of them passed, and the first that did not. */
function test({ target, filter }) {
  const { status, said } = run(binaryOf(target), [`--gtest_filter=${filter}`], patience);
  const passed = Number(/\[ {2}PASSED {2}\] (\d+) test/.exec(said)?.[1] ?? 0);
  const failed = /\[ {2}FAILED {2}\] ([\w/.]+)/.exec(said)?.[1];
  const last = [...said.matchAll(/\[ RUN {6}\] ([\w/.]+)/g)].at(-1)?.[1];
  return { passed, dead: status !== 0, by: failed ?? `${last ?? filter}, which ended with ${status}` };
}

function fail(sentence, said = "") {
  if (said) console.error(said.split("\n").slice(-30).join("\n"));
  console.error(`mutants: ${sentence}`);
  process.exit(1);
}

const clauses = sections.flatMap(({ title, clauses }) =>
  clauses.map(({ words, ...clause }) => ({ ...clause, name: `${title}: ${words}` })),
);

/** The mutants with the words of their clause, the files one after another. */
function chosen(filter) {
  const all = clauses.flatMap(({ name, mutants }) => mutants.map((mutant) => ({ ...mutant, clause: name })));
  const named = ({ clause, file, killer }) => [clause, file, killer.filter].some((text) => text.includes(filter));
  return all.filter(named).sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}

/** The file with the mutation in it. */
function mutated({ file, find, replace }) {
  const parts = readFileSync(join(top, file), "utf8").split(find);
  if (parts.length !== 2) fail(`${file} has ${parts.length - 1} times, and not once: ${find}`);
  return parts.join(replace);
}

/** What became of one mutant. */
function verdictOn(mutant) {
  put(mutant.file, mutated(mutant));
  try {
    const { status, said } = build(mutant.killer.target);
    if (status !== 0) return { alive: true, says: "DOES NOT COMPILE", why: said.match(/^.*error:.*$/m)?.[0] };
    const { dead, by } = test(mutant.killer);
    return dead ? { alive: false, says: `killed by ${by}` } : { alive: true, says: `SURVIVED ${mutant.killer.filter}` };
  } finally {
    put(mutant.file, readFileSync(join(top, mutant.file), "utf8"));
  }
}

/** All killers pass where nothing is broken, and each of them is a test. */
function checkKillers(mutants) {
  const killers = new Map(mutants.map(({ killer }) => [`${killer.target} ${killer.filter}`, killer]));
  for (const killer of killers.values()) {
    const { passed, dead, by } = test(killer);
    if (dead) fail(`without any mutation ${by} fails`);
    if (passed === 0) fail(`no test of ${killer.target} is called ${killer.filter}`);
  }
  return killers.size;
}

const begin = performance.now();
const mutants = chosen(process.argv[2] ?? "");
if (mutants.length === 0) fail(`no mutant has "${process.argv[2]}" in its clause, file or test`);
for (const mutant of mutants) mutated(mutant);

copyTree();
const configured = configure();
if (configured.status !== 0) fail("this could not be configured", configured.said);
const whole = build("core_tests", "bindings_tests");
if (whole.status !== 0) fail("without any mutation it does not compile", whole.said);
console.log(`built without any mutation in ${seconds(begin)}`);
console.log(`${checkKillers(mutants)} killers pass where nothing is broken\n`);

let file = "";
const alive = [];
for (const [index, mutant] of mutants.entries()) {
  if (mutant.file !== file) console.log((file = mutant.file));
  const since = performance.now();
  const verdict = verdictOn(mutant);
  if (verdict.alive) alive.push(mutant);
  const changed = `${mutant.find.trim()} → ${mutant.replace.trim() || "nothing"}`.replace(/\s+/g, " ");
  console.log(`  ${index + 1}/${mutants.length} ${mutant.clause}\n      ${changed}`);
  console.log(`      ${verdict.says} (${seconds(since)})${verdict.why ? `\n      ${verdict.why}` : ""}`);
}

console.log();
if (process.argv[2] === undefined) {
  for (const { name, missing } of clauses) if (missing) console.log(`nothing to break yet in ${name}: ${missing}`);
}
for (const { clause, file, find } of alive) console.log(`not killed: ${clause}\n  ${file}: ${find}`);
const broken = new Set(mutants.map(({ clause }) => clause)).size;
const outcome = alive.length === 0 ? "all killed" : `${alive.length} not killed`;
console.log(`${mutants.length} mutants of ${broken} clauses: ${outcome}, in ${seconds(begin)}`);
process.exitCode = Number(alive.length > 0);
