// What is asked for, as far as all that speak SQL understand it.

import { asked } from "../questions.mjs";

export const inSeverities = `severity IN (${asked.severities.map((severity) => `'${severity}'`).join(", ")})`;
export const inStatuses = `status <> '${asked.notStatus}'`;
export const open = `${inSeverities} AND ${inStatuses}`;
/** The first parameter is a text in lower case. */
export const about = "instr(folded, ?1) > 0";

export const newestFirst = "updated DESC, id";
export const page = `LIMIT ${asked.page}`;

const counted = (column, rows, value = column) =>
  `SELECT '${column}' AS name, ${value} AS value, count(*) AS count FROM ${rows} GROUP BY ${value}`;

/** Counts of `rows`, a table and its condition; of severities and statuses in others, if told. */
export const facetsOf = (rows, { severity = "found", status = "found" } = {}) =>
  `WITH found AS MATERIALIZED (SELECT customer, severity, status, country FROM ${rows}) ` + [
    counted("customer", "found"),
    counted("severity", severity),
    counted("status", status),
    counted("room.country", "found", "country"),
  ].join(" UNION ALL ");

/** The rows of such counts, as they are answered. */
export function facetsFrom(rows) {
  const facets = Object.fromEntries(asked.facets.map((column) => [column, []]));
  for (const { name, value, count } of rows) facets[name].push({ value, count: Number(count) });
  return { facets };
}
