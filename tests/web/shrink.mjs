// Makes a case that fails small enough to read: takes parts away for as long as what is left still fails.

/**
 * The smallest value found for which `fails(value)` holds, as it does for `value`, a tree of JSON. Parts are
 * members of arrays and objects; a tree of filters also becomes one of its branches. What makes no sense without
 * a part must not fail. At most `tries` values are tried.
 */
export function shrunk(value, fails, tries = 4_000) {
  let left = tries;
  for (let smaller = true; smaller;) {
    smaller = false;
    for (const candidate of candidates(value)) {
      if (left-- <= 0) return value;
      if (!fails(candidate)) continue;
      value = candidate;
      smaller = true;
      break;
    }
  }
  return value;
}

const isTree = (value) => value !== null && typeof value === "object";
const withMember = (value, key, member) =>
  (Array.isArray(value) ? value.with(key, member) : { ...value, [key]: member });

/** The values with a part less: large parts first. */
function* candidates(value) {
  if (!isTree(value)) return;
  if (Array.isArray(value)) {
    for (let length = value.length; length > 0; length = Math.floor(length / 2))
      for (let at = 0; at + length <= value.length; at += length) yield value.toSpliced(at, length);
  } else {
    for (const key of Object.keys(value)) {
      const { [key]: _, ...others } = value;
      yield others;
    }
    yield* branches(value);
  }
  for (const key of Object.keys(value)) {
    for (const member of candidates(value[key])) yield withMember(value, Array.isArray(value) ? Number(key) : key, member);
  }
}

/** Of `{ and: [a, b] }` a and b, of `{ not: a }` a. */
function* branches(value) {
  const [[key, only] = [], ...others] = Object.entries(value);
  if (others.length > 0 || !["and", "or", "not"].includes(key)) return;
  yield* Array.isArray(only) ? only : [only];
}
