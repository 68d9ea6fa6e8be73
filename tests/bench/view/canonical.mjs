// Answers in a form that is the same for everybody who gave the same answer.

const digest = ({ customer, customerName, id, rooms, title, severity, status, assignee, created, updated }) =>
  ({ customer, customerName, id, rooms, title, severity, status, assignee, created, updated });

/** In any order, without what does not occur: which order is nicest is not the question here. */
const countsOf = (values) =>
  Object.fromEntries(values.filter(({ count }) => count).map(({ value, count }) => [value, count]));

export function canonical(answer) {
  if (Array.isArray(answer)) return answer.map(canonical);
  const { total, rows = [], facets = {} } = answer;
  const counts = Object.entries(facets).map(([column, values]) => [column, countsOf(values)]);
  return { total, rows: rows.map(digest), facets: Object.fromEntries(counts) };
}
