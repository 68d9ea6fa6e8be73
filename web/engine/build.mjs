// Makes dist: the compiled shell, and beside it the engine's module, its WebAssembly and its types.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync(here("dist"), { recursive: true, force: true });
try {
  execFileSync(process.execPath, [tsc, "--project", here("tsconfig.json")], { stdio: "inherit" });
} catch {
  process.exit(1);
}
copyFileSync(here("../../bindings/embind/enfilade.d.mts"), here("dist/enfilade.d.mts"));

for (const file of ["enfilade.mjs", "enfilade.wasm"]) {
  const made = here(`../../build/wasm/${file}`);
  if (!existsSync(made)) {
    console.error(`build/wasm/${file} is missing: first run cmake --build --preset wasm`);
    process.exit(1);
  }
  copyFileSync(made, here(`dist/${file}`));
}
