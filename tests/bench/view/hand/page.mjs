// The first rows of an order, without sorting the others: a heap whose top is the last of them.

export class Page {
  #rows;
  #count = 0;
  #before;

  /** `before(a, b)`: row `a` comes before row `b`. */
  constructor(size, before) {
    this.#rows = new Uint32Array(size);
    this.#before = before;
  }

  get full() { return this.#count === this.#rows.length; }

  /** The last row of the page: with a full page, only rows before it matter. */
  get last() { return this.#rows[0]; }

  push(row) {
    if (!this.full) this.#rise(row);
    else if (this.#before(row, this.last)) this.#sink(row);
  }

  rows() {
    return Array.from(this.#rows.subarray(0, this.#count)).sort((a, b) => (this.#before(a, b) ? -1 : 1));
  }

  #rise(row) {
    const rows = this.#rows;
    let at = this.#count++;
    while (at) {
      const parent = (at - 1) >> 1;
      if (!this.#before(rows[parent], row)) break;
      rows[at] = rows[parent];
      at = parent;
    }
    rows[at] = row;
  }

  #sink(row) {
    const rows = this.#rows;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && this.#before(rows[child], rows[child + 1])) ++child;
      if (!this.#before(row, rows[child])) break;
      rows[at] = rows[child];
      at = child;
    }
    rows[at] = row;
  }
}
