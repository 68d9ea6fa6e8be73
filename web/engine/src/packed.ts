// Rows as the engine packs them (bindings/rows_packer.h), made into objects: less work for the page than their JSON text.

import type { Row } from "./enfilade.mjs";

const kindBits = 3;
const [none, no, yes, number, text, list] = [0, 1, 2, 3, 4, 5];  // what is none of them is an object

// A mark of byte order is a character like others here.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The rows in `bytes`, which begin where their buffer does. */
export function unpacked({ buffer }: Uint8Array<ArrayBuffer>): Row[] {
  const [rowCount = 0, memberCount = 0, numberCount = 0, valueCount = 0, textCount = 0, blockCount = 0] =
    new Uint32Array(buffer, 0, 6);
  let at = 24;
  const numbers = new Float64Array(buffer, at, numberCount);
  const values = new Uint32Array(buffer, (at += numbers.byteLength), valueCount);
  const ends = new Uint32Array(buffer, (at += values.byteLength), textCount);
  const blocks = new Uint32Array(buffer, (at += ends.byteLength), 2 * blockCount);
  at += blocks.byteLength;

  const texts = new Array<string>(textCount);
  for (let block = 0, next = 0; block < blocks.length; block += 2) {
    const all = decoder.decode(new Uint8Array(buffer, at, blocks[block + 1]!));
    at += blocks[block + 1]!;
    const last = next + blocks[block]!;
    for (let begin = 0; next < last; ++next) texts[next] = all.slice(begin, (begin = ends[next]!));
  }

  let nextValue = 0;
  let nextNumber = 0;
  const value = (): unknown => {
    const said = values[nextValue++]!;
    const what = said >>> kindBits;
    switch (said & ((1 << kindBits) - 1)) {
      case none: return null;
      case no: return false;
      case yes: return true;
      case number: return numbers[nextNumber++]!;
      case text: return texts[what]!;
      case list: {
        const items = new Array<unknown>(what);
        for (let i = 0; i < what; ++i) items[i] = value();
        return items;
      }
      default: return object(what);
    }
  };
  const object = (members: number) => {
    const made: Record<string, unknown> = {};
    for (let i = 0; i < members; ++i) made[texts[values[nextValue++]!]!] = value();
    return made;
  };

  // All have the same members: to copy an object that has them all takes less than to add one by one.
  const names = texts.slice(0, memberCount);
  const empty = Object.fromEntries(names.map((name) => [name, null])) as Record<string, unknown>;
  const rows = new Array<Row>(rowCount);
  for (let row = 0; row < rowCount; ++row) {
    const made = { ...empty };
    for (let i = 0; i < memberCount; ++i) made[names[i]!] = value();
    rows[row] = made as Row;
  }
  return rows;
}
