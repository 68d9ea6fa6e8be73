// Answers in a form that is the same for everybody who gave the same answer.

const digest = ({ customer, customerName, id, rooms, title, severity, status, assignee, created, updated }) =>
  ({ customer, customerName, id, rooms, title, severity, status, assignee, created, updated });

/** In any order, without what does not occur: which order is nicest is not the question here. */
const countsOf = (values) =>
  Object.fromEntries(values.filter(({ count }) => count).map(({ value, count }) => [value, count]));

function canonical(answer) {
  if (Array.isArray(answer)) return answer.map(canonical);
  const { total, rows = [], facets = {} } = answer;
  const counts = Object.entries(facets).map(([column, values]) => [column, countsOf(values)]);
  return { total, rows: rows.map(digest), facets: Object.fromEntries(counts) };
}

/** Null if both gave the same answer, else the first place where they differ, and what each said there. */
export function difference(one, other) {
  return differ(canonical(one), canonical(other), "");
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
