// A long list by a number, greatest first, of which some window is read: rows are dealt into buckets by
// their number, and only the buckets that a window touches are sorted, once.

const buckets = 4096;

export class Ordered {
  #rows;
  #ends;
  #sorted = new Uint8Array(buckets);
  #before;

  /** The first `count` of `rows` by `key`; `before` says which of two comes first. */
  constructor(rows, count, key, before) {
    this.#before = before;
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; ++i) {
      const number = key[rows[i]];
      if (number < low) low = number;
      if (number > high) high = number;
    }
    const scale = high > low ? (buckets - 1) / (high - low) : 0;

    const bucketOf = new Uint16Array(count);
    const next = new Uint32Array(buckets + 1);
    for (let i = 0; i < count; ++i) {
      const bucket = ((high - key[rows[i]]) * scale) | 0;
      bucketOf[i] = bucket;
      ++next[bucket + 1];
    }
    for (let bucket = 0; bucket < buckets; ++bucket) next[bucket + 1] += next[bucket];
    this.#rows = new Uint32Array(count);
    for (let i = 0; i < count; ++i) this.#rows[next[bucketOf[i]]++] = rows[i];
    this.#ends = next;
  }

  get total() { return this.#rows.length; }

  window(offset, count) {
    const end = Math.min(offset + count, this.total);
    for (let bucket = 0, begin = 0; begin < end; begin = this.#ends[bucket++])
      if (this.#ends[bucket] > offset && !this.#sorted[bucket]) this.#sort(bucket, begin);
    return Array.from(this.#rows.subarray(offset, end));
  }

  #sort(bucket, begin) {
    this.#rows.subarray(begin, this.#ends[bucket]).sort((a, b) => (this.#before(a, b) ? -1 : 1));
    this.#sorted[bucket] = 1;
  }
}
