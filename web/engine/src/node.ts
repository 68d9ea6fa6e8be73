// What Node lacks: it does not fetch files, so the engine's WebAssembly is read from the disk.

/** The bytes of the file at `place`, in Node; null in a browser, which fetches them by itself. */
export async function bytesInNode(place: string): Promise<Uint8Array<ArrayBuffer> | null> {
  // Not an import: a bundler for the browser would look for the module.
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fs) return null;
  const url = new URL(place);
  if (url.protocol === "file:") return new Uint8Array(fs.readFileSync(url));
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}
