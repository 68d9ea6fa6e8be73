// The direction of dependence: web → types of bindings, wasm → bindings → core → the standard
// library and ranges, tests → anything. Run by scripts/layers.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Of the standard library what knows no clock, file, thread, chance or locale, and what Emscripten's has. */
const standard = `algorithm array bit cassert charconv cmath compare concepts cstddef cstdint cstdlib cstring
  deque functional initializer_list iterator limits list map memory new numeric optional queue set span stack
  string string_view tuple type_traits unordered_map unordered_set utility variant vector`.split(/\s+/);

const ranges = /^range\/v3\//;
const json = /^(nlohmann|rapidjson)\//;
/** What one file stands before: the processor's own instructions, and how printf spells a number. */
const alone = new Map([
  ["core/base/simd.h", /^(wasm_simd128|emmintrin)\.h$/],
  ["core/base/decimal.cpp", /^cstdio$/],
]);

/** What each folder of C++ may include: the folders of ours, and the libraries. */
const layers = {
  "core/base": { ours: ["core/base"], libraries: ranges },
  "core/tenancy": { ours: ["core/base", "core/tenancy"], libraries: ranges },
  "core/table": { ours: ["core/base", "core/table"], libraries: ranges },
  "core/policy": { ours: ["core/base", "core/tenancy", "core/table", "core/policy"], libraries: ranges },
  "core/command": { ours: ["core/base", "core/tenancy", "core/table", "core/policy", "core/command"], libraries: ranges },
  "core/view": { ours: ["core/base", "core/tenancy", "core/table", "core/policy", "core/view"], libraries: ranges },
  "core/box": { ours: ["core/base", "core/table", "core/view", "core/box"], libraries: ranges },
  "bindings/json": { ours: [/^core\//, "bindings/json"], libraries: json },
  bindings: { ours: [/^core\//, "bindings/json", "bindings"], libraries: json },
  // The command in a terminal: a clock, files and streams are its own; of the engine, the session alone.
  "bindings/cli": {
    // A door in front of the session; records of an audit that lie on the disk, which no session holds; and which
    // columns a table has.
    ours: [
      "core/base", /^bindings\/(session|service)\.h$/, "bindings/cli",
      /^core\/command\/audit\.h$/, /^core\/table\/(schema|tables)\.h$/,
      /^bindings\/json\/(json|reader|writer|write_outcome|read_declaration)\.h$/,
    ],
    libraries: /^(nlohmann\/.*|chrono|filesystem|fstream|iostream|iterator|system_error)$/,
  },
  // The size of a piece of memory, which is zeroed when it is given back, is malloc.h's to tell.
  "bindings/embind": { ours: [/^core\//, "bindings", "bindings/embind"], libraries: /^(emscripten\/.*|malloc\.h)$/ },
};

/** What each workspace may import by name, in `src` and, beside it, in what builds and serves it. */
const workspaces = {
  "web/engine": () => ({ source: [], tools: ["typescript"] }),
  "web/demo": () => ({ source: [], tools: [] }),
  "web/portal": (root) => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "web/portal/package.json"), "utf8"));
    return { source: Object.keys(dependencies), tools: Object.keys(devDependencies) };
  },
};

const isCpp = (file) => /\.(h|hpp|c|cc|cpp)$/.test(file);
const isScript = (file) => /\.(m?[jt]s|[jt]sx)$/.test(file);
const isProse = (file) => file.endsWith(".md");
const isBelow = (path, folder) => path.startsWith(`${folder}/`);
const workspaceOf = (file) => file.split("/", 2).join("/");

/** A line without its comment, and of C++ without what its strings say. */
function codeOf(line, file) {
  if (isCpp(file)) return line.replace(/"(\\.|[^"\\])*"/g, '""').replace(/\/\/.*|\/\*.*?\*\//g, "");
  if (isScript(file)) return line.replace(/^\s*\/?\*.*|(^|\s)\/\/.*/, "");
  return line.replace(/(^|\s)#.*/, "");
}

const unknownLayer = ({ file, number }) =>
  number === 1 && !layers[dirname(file)] && `${dirname(file)} is no layer that scripts/lib/layers.mjs knows`;

function wrongInclude({ file, line }) {
  const layer = layers[dirname(file)];
  const [, bracket, path] = /^\s*#\s*include\s*([<"])([^>"]+)/.exec(line) ?? [];
  if (!layer || !path) return null;
  if (bracket === '"') {
    const fits = layer.ours.some((ours) => (ours instanceof RegExp ? ours.test(path) : dirname(path) === ours));
    return fits ? null : `${dirname(file)} does not stand on ${dirname(path)}`;
  }
  if (path === "range/v3/all.hpp") return "all.hpp costs 1.6 s a file: include the narrow header of range-v3";
  if (standard.includes(path) || layer.libraries.test(path)) return null;
  if (alone.get(file)?.test(path)) return null;
  return `${dirname(file)} knows nothing of <${path}>`;
}

const thrown = ({ file, line }) =>
  /\b(throw|try)\b|\bcatch\s*\(/.test(codeOf(line, file)) && "errors are values: return a Result";

const emscripten = ({ file, line }) =>
  !isBelow(file, "bindings/embind") &&
  /\b(__EMSCRIPTEN__|EM_(ASM|JS)\w*|emscripten(::|_\w+))/.test(codeOf(line, file)) &&
  "only bindings/embind knows Emscripten";

const sourceInWasm = ({ file, number }) =>
  number === 1 && !/\.(txt|cmake|json|md)$/.test(file) && "wasm says how the engine is linked, and holds no source";

const unknownWorkspace = ({ file, number }) =>
  number === 1 && !workspaces[workspaceOf(file)] && `${workspaceOf(file)} is no workspace that scripts/lib/layers.mjs knows`;

/** What a line imports: a name, or a path of ours from the top of the tree. */
function importOf({ file, line }) {
  const beside = /\bnew URL\(\s*["'`]([^"'`:]+)["'`], import\.meta\.url/.exec(line);
  if (beside) return { path: posix.join(dirname(file), beside[1]) };
  const [, name] =
    /^\s*(?:import|export|\})[^"']*?\bfrom\s*["']([^"']+)/.exec(line) ??
    /^\s*import\s*["']([^"']+)/.exec(line) ??
    /\b(?:import|require|resolve)\(\s*["'`]([^"'`]+)/.exec(line) ?? [];
  return name?.startsWith(".") ? { path: posix.join(dirname(file), name) } : { name };
}

function wrongImport({ root, file, line }) {
  const workspace = workspaceOf(file);
  const { path, name } = importOf({ file, line });
  if (path) return wrongPath(workspace, path);
  if (!name || !workspaces[workspace]) return null;
  if (name === "@enfilade/demo") return "only tests and scripts make demo data";
  const inSource = isBelow(file, `${workspace}/src`);
  if (name.startsWith("node:"))
    return inSource && workspace !== "web/demo" ? "a browser has none of Node's modules" : null;
  const { source, tools } = workspaces[workspace](root);
  const wanted = /^(@[^/]+\/)?[^/]+/.exec(name)[0];
  return source.includes(wanted) || (!inSource && tools.includes(wanted)) ? null : `${workspace} does not stand on ${wanted}`;
}

/** Beside its own files a workspace may name the engine's types, and where the engine is built. */
function wrongPath(workspace, path) {
  const types = /^bindings\/embind\/enfilade\.(d\.)?mts$|^bindings\/embind\/enfilade\.mjs$|^build\/wasm\//;
  return isBelow(path, workspace) || types.test(path) ? null : `${workspace} reads its own files, and ${path} is none`;
}

const drawing = ({ file, line }) =>
  /\b(createElement|querySelector|innerHTML|HTML\w*Element)\b/.test(codeOf(line, file)) &&
  "the engine's package draws nothing";

const testsNamed = ({ file, line }) =>
  /(^|[^\w-])tests\//.test(codeOf(line, file)) && "what is tested does not know its tests";

/** Which files each rule is about. */
const rules = [
  { on: isCpp, rules: [unknownLayer, wrongInclude, thrown, emscripten] },
  { on: (file) => isBelow(file, "wasm"), rules: [sourceInWasm] },
  { on: (file) => isBelow(file, "web") && isScript(file), rules: [unknownWorkspace, wrongImport] },
  { on: (file) => isBelow(file, "web/engine/src"), rules: [drawing] },
  { on: (file) => !isProse(file), rules: [testsNamed] },
];

/** The files below `folder` that belong to the project, named from `root` on. */
function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !["node_modules", "dist"].includes(entry.name) ? filesBelow(root, path) : [];
  });
}

function violationsIn(root, file) {
  const asked = rules.filter(({ on }) => on(file)).flatMap((group) => group.rules);
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  return lines.flatMap((line, at) =>
    asked
      .map((rule) => rule({ root, file, line, number: at + 1 }))
      .filter(Boolean)
      .map((sentence) => `${file}:${at + 1}: ${sentence}`),
  );
}

/** Every line below `root` that goes against the direction, as `file:line: sentence`. */
export function violations(root) {
  const files = ["core", "bindings", "wasm", "web"].flatMap((folder) => filesBelow(root, folder));
  return files.flatMap((file) => violationsIn(root, file));
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  const found = violations(fileURLToPath(new URL("../..", import.meta.url)));
  for (const violation of found) console.log(violation);
  if (found.length) process.exitCode = 1;
}
