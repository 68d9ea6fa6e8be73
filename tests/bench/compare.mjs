// Where two answers differ.

/** Null if both are the same, else the first place where they differ, and what each said there. */
export function difference(one, other) {
  return differ(one, other, "");
}

function differ(one, other, path) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other)
    return one === other ? null : `${path || "the answer"}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differ(one[key], other[key], path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
}
