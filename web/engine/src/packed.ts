// Rows as the engine packs them (bindings/rows_packer.h), made into objects: a third of the work that the same rows are
// as JSON text.

import type { Row } from "./enfilade.mjs";

const kindBits = 3;
const [none, no, yes, number, text, list] = [0, 1, 2, 3, 4, 5];  // what is none of them is an object

// A mark of byte order is a character like others here.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The rows in `bytes`, which begin where their buffer does. */
export function unpacked({ buffer, byteLength }: Uint8Array<ArrayBuffer>): Row[] {
  const [rowCount = 0, memberCount = 0, numberCount = 0, valueCount = 0, textCount = 0] = new Uint32Array(buffer, 0, 6);
  let at = 24;
  const numbers = new Float64Array(buffer, at, numberCount);
  const values = new Uint32Array(buffer, (at += numbers.byteLength), valueCount);
  const ends = new Uint32Array(buffer, (at += values.byteLength), textCount);
  const all = decoder.decode(new Uint8Array(buffer, (at += ends.byteLength), byteLength - at));

  const texts = new Array<string>(textCount);
  for (let i = 0, begin = 0; i < textCount; ++i) texts[i] = all.slice(begin, (begin = ends[i]!));

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
        const items: unknown[] = [];
        for (let i = 0; i < what; ++i) items.push(value());
        return items;
      }
      default: return object(what, () => values[nextValue++]!);
    }
  };
  const object = (members: number, name: (member: number) => number) => {
    const made: Record<string, unknown> = {};
    for (let i = 0; i < members; ++i) made[texts[name(i)]!] = value();
    return made;
  };

  const rows: Row[] = [];
  for (let i = 0; i < rowCount; ++i) rows.push(object(memberCount, (member) => member) as Row);
  return rows;
}
