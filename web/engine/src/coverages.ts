// Whose rows a view is made of is a long list, and mostly the same one: the engine gives it once, with its digest, and
// is told which ones are still here.

import type { Coverage, KnownCoverage, ViewAnswer, ViewGiven } from "./enfilade.mjs";

const KEPT = 8;

/** The coverages last given, by digest. Answers that say the same get the very same object. */
export class Coverages {
  #kept = new Map<string, Coverage>();

  /** Puts a question that says what is here, and gives the answer with its whole coverage. */
  async whole(put: (known: KnownCoverage) => Promise<ViewGiven>): Promise<ViewAnswer> {
    const here = new Map(this.#kept);
    const { coverage: given, ...answer } = await put({ knownCoverage: [...here.keys()] });
    const { digest = "", ...whole } = given;
    const coverage = this.#kept.get(digest) ?? here.get(digest) ?? (whole as Coverage);
    this.#kept.delete(digest);
    this.#kept.set(digest, coverage);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return { ...answer, coverage };
  }
}
