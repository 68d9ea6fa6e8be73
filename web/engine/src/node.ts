// What Node lacks: it does not fetch files, so the engine's WebAssembly is read from the disk.

/** The bytes of the file, in Node; null in a browser, which fetches and compiles it by itself. */
export async function wasmBytes(wasmUrl?: string): Promise<Uint8Array<ArrayBuffer> | null> {
  // Not an import: a bundler for the browser would look for the module.
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fs) return null;
  const file = new URL(wasmUrl ?? new URL("./enfilade.wasm", import.meta.url));
  if (file.protocol !== "file:") return new Uint8Array(await (await fetch(file)).arrayBuffer());
  return new Uint8Array(fs.readFileSync(file));
}
