// Titles in two heaps of bytes, as written and folded, and what is looked for in them.

import { grown } from "./arrays.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class TextHeap {
  count = 0;
  /** Title `r` is the bytes from `at[r]` up to `at[r + 1]`; folded, from `foldedAt[r]`. */
  at = new Uint32Array(2);
  written = new Uint8Array(64);
  foldedAt = new Uint32Array(2);
  folded = new Uint8Array(64);
  /** The first eight bytes, folded, as two numbers that sort like them. */
  prefix = new Uint32Array(1);
  rest = new Uint32Array(1);

  reserve(count) {
    this.at = grown(this.at, count + 1);
    this.foldedAt = grown(this.foldedAt, count + 1);
    this.prefix = grown(this.prefix, count);
    this.rest = grown(this.rest, count);
  }

  push(text) {
    const row = this.count++;
    const begin = this.at[row];
    const foldedBegin = this.foldedAt[row];
    // At most three bytes a UTF-16 unit, and folding may double the units.
    this.written = grown(this.written, begin + 3 * text.length);
    this.folded = grown(this.folded, foldedBegin + 6 * text.length);
    if (!this.#pushAscii(text, begin, foldedBegin)) this.#pushAny(text, row);
    else {
      this.at[row + 1] = begin + text.length;
      this.foldedAt[row + 1] = foldedBegin + text.length;
    }
    this.prefix[row] = this.#fourBytes(row, 0);
    this.rest[row] = this.#fourBytes(row, 4);
  }

  /** False, with nothing to keep, if there is another character than ASCII. */
  #pushAscii(text, begin, foldedBegin) {
    const { written, folded } = this;
    for (let i = 0; i < text.length; ++i) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return false;
      written[begin + i] = unit;
      folded[foldedBegin + i] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    }
    return true;
  }

  #pushAny(text, row) {
    const encode = (from, heap, begin) => begin + encoder.encodeInto(from, heap.subarray(begin)).written;
    this.at[row + 1] = encode(text, this.written, this.at[row]);
    this.foldedAt[row + 1] = encode(text.toLowerCase(), this.folded, this.foldedAt[row]);
  }

  #fourBytes(row, from) {
    const begin = this.foldedAt[row] + from;
    const end = this.foldedAt[row + 1];
    let number = 0;
    for (let i = begin; i < begin + 4; ++i) number = number * 256 + (i < end ? this.folded[i] : 0);
    return number;
  }

  text(row) {
    return decoder.decode(this.written.subarray(this.at[row], this.at[row + 1]));
  }

  /** Of the first `count` of `rows`, moves those whose title contains `text` to the front; gives how many. */
  keepContaining(text, rows, count) {
    const { folded, foldedAt } = this;
    const needle = encoder.encode(text.toLowerCase());
    const first = needle[0];
    let kept = 0;
    for (let i = 0; i < count; ++i) {
      const row = rows[i];
      const last = foldedAt[row + 1] - needle.length;
      search: for (let at = foldedAt[row]; at <= last; ++at) {
        if (folded[at] !== first) continue;
        for (let j = 1; j < needle.length; ++j) if (folded[at + j] !== needle[j]) continue search;
        rows[kept++] = row;
        break;
      }
    }
    return kept;
  }

  /** Less than, equal to or greater than zero, as title `a` comes before, with or after title `b`. */
  compare(a, b) {
    const { prefix, rest, folded, foldedAt } = this;
    if (prefix[a] !== prefix[b]) return prefix[a] - prefix[b];
    if (rest[a] !== rest[b]) return rest[a] - rest[b];
    const lengthA = foldedAt[a + 1] - foldedAt[a];
    const lengthB = foldedAt[b + 1] - foldedAt[b];
    for (let i = 8; i < Math.min(lengthA, lengthB); ++i) {
      const difference = folded[foldedAt[a] + i] - folded[foldedAt[b] + i];
      if (difference) return difference;
    }
    return lengthA - lengthB;
  }
}
