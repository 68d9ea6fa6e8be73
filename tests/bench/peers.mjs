// Beside whom the engine is measured. The engines of others have packages of their own, which may be absent.

import { misused } from "./options.mjs";

/**
 * The peers of a topic. `files`: by name, what imports the class of each; `takesSize(name, size)` says whether
 * one takes part at a size.
 */
export class Peers {
  #files;
  #takesSize;

  constructor(files, takesSize) {
    this.#files = files;
    this.#takesSize = takesSize;
  }

  get names() { return Object.keys(this.#files); }

  /** What a topic lets one say of them, as `parseArgs` takes it and in words. */
  get options() { return { peers: { type: "string", default: this.names.join() } }; }
  get usage() { return ` [--peers ${this.names.join()}]`; }

  /**
   * Of the peers named, with commas between: `kinds(size)`, the classes of those that take part at a size, and
   * `absent`, the names of those that are not installed.
   */
  async choose(text) {
    const chosen = text.split(",").filter(Boolean);
    for (const name of chosen)
      if (!this.names.includes(name)) throw misused(`\`--peers ${name}\`: there are ${this.names.join(", ")}`);
    const names = this.names.filter((name) => chosen.includes(name));
    const found = new Map();
    for (const name of names) {
      const kind = await installed(this.#files[name]);
      if (kind) found.set(name, kind);
    }
    return {
      kinds: (size) => [...found].filter(([name]) => this.#takesSize(name, size)).map(([, kind]) => kind),
      absent: names.filter((name) => !found.has(name)),
    };
  }
}

async function installed(file) {
  try {
    return (await file()).default;
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}
