// Typed arrays that grow.

/** The array, or a copy with room for `count` and at least twice as much as before. */
export function grown(array, count) {
  if (array.length >= count) return array;
  const longer = new array.constructor(Math.max(count, 2 * array.length));
  longer.set(array);
  return longer;
}

/** Makes every typed column of a table at least `count` long. */
export function reserve(table, count) {
  for (const [name, column] of Object.entries(table))
    if (ArrayBuffer.isView(column)) table[name] = grown(column, count);
}
