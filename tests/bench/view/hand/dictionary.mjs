// Names as small numbers.

export class Dictionary {
  #codes = new Map();
  values = [];

  /** The value's number; a new one gets the next. */
  code(value) {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    this.#codes.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** The numbers of the given values, of those that occur at all. */
  codes(values) {
    return values.map((value) => this.#codes.get(value)).filter((code) => code !== undefined);
  }

  /** A flag for each number: 1 for the given values (or, with `except`, for all others). */
  flags(values, { except = false } = {}) {
    const flags = new Uint8Array(this.values.length).fill(except ? 1 : 0);
    for (const code of this.codes(values)) flags[code] = except ? 0 : 1;
    return flags;
  }
}
