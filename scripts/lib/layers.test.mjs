// Plants what each rule forbids in a small tree of its own, and sees it refused at its line.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { violations } from "./layers.mjs";

/** What may be: one file of each kind, each line as close to a forbidden one as is allowed. */
const world = {
  "core/base/id.h": ["#pragma once", "#include <cstdint>", '#include "core/base/result.h"'],
  "core/base/simd.h": ["#if defined(__wasm_simd128__)", "#include <wasm_simd128.h>", "#include <emmintrin.h>", "#endif"],
  "core/tenancy/people.h": ['#include "core/base/id.h"', "// Who would try to throw here, or use emscripten::val?"],
  "core/table/column.cpp": ['#include "core/table/column.h"', "#include <range/v3/algorithm/find.hpp>"],
  "core/policy/decide.h": ['#include "core/table/row.h"', '#include "core/tenancy/people.h"', "bool retry, thrown;"],
  "core/view/view.cpp": ['#include "core/policy/access.h"', "// tests/core/view_test.cpp knows more.", 'auto a = "try";'],
  "bindings/json/reader.h": ["#include <nlohmann/json.hpp>", "#include <rapidjson/reader.h>", '#include "core/base/id.h"'],
  "bindings/session.h": ['#include "bindings/json/reader.h"', '#include "bindings/outlook.h"', '#include "core/view/view.h"'],
  "bindings/embind/enfilade.cpp": ["#include <emscripten/bind.h>", '#include "bindings/session.h"', "emscripten::val a;"],
  "bindings/cli/main.cpp": ["#include <chrono>", "#include <iostream>", '#include "bindings/session.h"'],
  "wasm/CMakeLists.txt": ["add_executable(enfilade_wasm)  # tests/ are linked elsewhere"],
  "web/engine/src/session.ts": ['import create from "./enfilade.mjs";', 'new URL("./worker.js", import.meta.url);'],
  "web/engine/build.mjs": ['import { rmSync } from "node:fs";', 'require.resolve("typescript/bin/tsc");'],
  "web/demo/src/files.mjs": ['import { mkdirSync } from "node:fs";', 'import { rooms } from "./rooms.mjs";'],
  "web/demo/src/rooms.mjs": ['/** @type {import("../../../bindings/embind/enfilade.mjs").Row} */', "export const rooms = [];"],
  "web/portal/package.json": ['{ "dependencies": { "enfilade": "1", "react": "1" }, "devDependencies": { "vite": "1" } }'],
  "web/portal/src/main.tsx": ['import { createEngine } from "enfilade";', 'import "react/jsx-runtime";', 'import "./main.css";'],
  "web/portal/vite.config.ts": ['import { defineConfig } from "vite";'],
  "web/portal/README.md": ["Its tests are in tests/browser."],
};

/** The violations in a tree of `files`, each of which is its lines. */
function violationsOf(files) {
  const root = mkdtempSync(join(tmpdir(), "layers-"));
  try {
    for (const [file, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), lines.join("\n"));
    }
    return violations(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const refuses = (what, file, line, sentence) =>
  test(`refuses ${what}`, () => {
    const lines = [...(world[file] ?? []), line];
    assert.deepEqual(violationsOf({ ...world, [file]: lines }), [`${file}:${lines.length}: ${sentence}`]);
  });

test("accepts what goes with the direction", () => assert.deepEqual(violationsOf(world), []));

refuses("tenancy in base", "core/base/id.h", '#include "core/tenancy/people.h"', "core/base does not stand on core/tenancy");
refuses("a table in tenancy", "core/tenancy/people.h", '#include "core/table/row.h"', "core/tenancy does not stand on core/table");
refuses("tenancy in a table", "core/table/column.cpp", '#include "core/tenancy/people.h"', "core/table does not stand on core/tenancy");
refuses("a view in the policy", "core/policy/decide.h", '#include "core/view/view.h"', "core/policy does not stand on core/view");
refuses("a door in the core", "core/view/view.cpp", '#include "bindings/session.h"', "core/view does not stand on bindings");
refuses("a path that starts elsewhere", "core/view/view.cpp", '#include "query.h"', "core/view does not stand on .");
for (const header of ["iostream", "fstream", "filesystem", "chrono", "random", "thread", "mutex", "future", "ctime", "ranges", "unistd.h"])
  refuses(`<${header}> in the core`, "core/base/id.h", `#include <${header}>`, `core/base knows nothing of <${header}>`);
refuses("JSON in the core", "core/view/view.cpp", "#include <nlohmann/json.hpp>", "core/view knows nothing of <nlohmann/json.hpp>");
refuses("the processor's instructions elsewhere", "core/view/view.cpp", "#include <emmintrin.h>",
  "core/view knows nothing of <emmintrin.h>");
refuses("printf elsewhere", "core/base/fold.cpp", "#include <cstdio>", "core/base knows nothing of <cstdio>");
refuses("all of range-v3", "core/table/column.cpp", "#  include <range/v3/all.hpp>",
  "all.hpp costs 1.6 s a file: include the narrow header of range-v3");
refuses("a clock in a door", "bindings/session.h", "#include <chrono>", "bindings knows nothing of <chrono>");
refuses("the session in its JSON", "bindings/json/reader.h", '#include "bindings/session.h"', "bindings/json does not stand on bindings");
refuses("the browser in the session", "bindings/session.h", '#include "bindings/embind/val.h"', "bindings does not stand on bindings/embind");
refuses("Emscripten in the session", "bindings/session.h", "#include <emscripten/val.h>", "bindings knows nothing of <emscripten/val.h>");
refuses("the rule in the command", "bindings/cli/main.cpp", '#include "core/policy/decide.h"', "bindings/cli does not stand on core/policy");
refuses("what is under the session in the command", "bindings/cli/main.cpp", '#include "bindings/outlook.h"',
  "bindings/cli does not stand on bindings");
refuses("the command in the session", "bindings/session.h", '#include "bindings/cli/data.h"', "bindings does not stand on bindings/cli");
refuses("a build for the browser only", "bindings/session.h", "#ifdef __EMSCRIPTEN__", "only bindings/embind knows Emscripten");
refuses("a throw", "core/view/view.cpp", "  throw 1;", "errors are values: return a Result");
refuses("a try", "bindings/session.h", "  try {", "errors are values: return a Result");
refuses("a catch", "bindings/session.h", "  } catch (int) {", "errors are values: return a Result");
refuses("a folder of C++ without a rule", "core/clock/now.h", "int now;", "core/clock is no layer that scripts/lib/layers.mjs knows");
refuses("a source in wasm", "wasm/glue.js", "", "wasm says how the engine is linked, and holds no source");
refuses("a test in the core", "core/view/view.cpp", '#include "tests/core/world.h"', "core/view does not stand on tests/core");
refuses("a test in the link", "wasm/CMakeLists.txt", "add_subdirectory(../tests/core)", "what is tested does not know its tests");
refuses("a test in the portal", "web/portal/vite.config.ts", 'const list = "../../tests/browser/list";', "what is tested does not know its tests");
refuses("a library in the engine", "web/engine/src/session.ts", 'import { wrap } from "comlink";', "web/engine does not stand on comlink");
refuses("Node in the engine", "web/engine/src/session.ts", 'await import("node:fs");', "a browser has none of Node's modules");
refuses("the portal in the engine", "web/engine/src/session.ts", 'export * from "../../portal/src/main.tsx";',
  "web/engine reads its own files, and web/portal/src/main.tsx is none");
refuses("a page in the engine", "web/engine/src/session.ts", 'document.createElement("p");', "the engine's package draws nothing");
refuses("the engine's inside in the portal", "web/portal/src/main.tsx", '} from "../../engine/src/wire.ts";',
  "web/portal reads its own files, and web/engine/src/wire.ts is none");
refuses("a library that the portal does not declare", "web/portal/src/main.tsx", 'import x from "@fluentui/icons/x";',
  "web/portal does not stand on @fluentui/icons");
refuses("a tool in the page", "web/portal/src/main.tsx", 'import { build } from "vite";', "web/portal does not stand on vite");
refuses("demo data in the portal", "web/portal/src/main.tsx", 'import { makeWorld } from "@enfilade/demo";', "only tests and scripts make demo data");
refuses("a workspace without a rule", "web/service/main.mjs", "", "web/service is no workspace that scripts/lib/layers.mjs knows");
