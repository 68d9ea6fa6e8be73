// A query of FORMATS in SQL. SQLite folds ASCII alone, so folded text stands beside each text, as `title~`, and
// the rank of an enumeration's value as `severity#`; whatever compares or orders reads these.

import { declaredOf, isOfRoom, kindOf, own, searchedColumns } from "./columns.mjs";
import { folded } from "./folded.mjs";

export const name = (column) => `"${column}"`;
export function literal(value) {
  if (value === null || value === undefined) return "NULL";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : `${Number(value)}`;
}

export const rankOf = (column, value) => {
  const rank = declaredOf(column).indexOf(value);
  return rank < 0 ? declaredOf(column).length : rank;
};

/** The marks of the columns that stand beside one of a kind. */
export const besides = (kind) =>
  kind === "enumeration" ? ["~", "#"] : ["id", "name", "text", "set"].includes(kind) ? ["~"] : [];

const isExact = (kind) => kind === "id" || kind === "rooms";
const isFolded = (kind) => kind === "name" || kind === "text" || kind === "enumeration";

/** The SQL of what is compared, and an asked value as that. */
const compared = (column, kind) => name(isFolded(kind) ? `${column}~` : column);
function askedAs(kind, value) {
  if (kind === "time" && typeof value === "string") return literal(Date.parse(value));
  return literal(typeof value === "string" && !isExact(kind) ? folded(value) : value);
}

const listOf = (values, as) => `(${values.map(as).join(", ")})`;
const signs = { atLeast: ">=", above: ">", atMost: "<=", below: "<" };

/** One operator on a column of the table that is looked at; null where SQL says so. */
function comparison(column, kind, operator, asked) {
  const as = (value) => askedAs(kind, value);
  const part = () => literal(folded(asked));
  switch (operator) {
    case "isNull": return `${name(column)} IS ${asked ? "" : "NOT "}NULL`;
    case "equals": return `${compared(column, kind)} = ${as(asked)}`;
    case "in": return `${compared(column, kind)} IN ${listOf(asked, as)}`;
    case "contains": return `instr(${name(`${column}~`)}, ${part()}) > 0`;
    case "startsWith": return `substr(${name(`${column}~`)}, 1, length(${part()})) = ${part()}`;
    case "hasAny": {
      const list = name(kind === "set" ? `${column}~` : column);
      return `EXISTS (SELECT 1 FROM json_each(${list}) WHERE value IN ${listOf(asked, as)})`;
    }
    default: {
      if (kind !== "enumeration") return `${compared(column, kind)} ${signs[operator]} ${as(asked)}`;
      const rank = asked === null ? null : declaredOf(column).findIndex((value) => folded(value) === folded(asked));
      return `${name(`${column}#`)} ${signs[operator]} ${literal(rank)}`;
    }
  }
}

/** A comparison with null is false; of several rooms any one will do. */
function leaf(table, { column, ...operators }) {
  const kind = kindOf(table, column);
  const all = Object.entries(operators).map(([operator, asked]) => comparison(own(column), kind, operator, asked));
  const held = `coalesce(${all.join(" AND ")}, 0)`;
  return isOfRoom(column) ? `EXISTS (SELECT 1 FROM places WHERE places.row = ${table}.row AND ${held})` : held;
}

export function condition(table, filter) {
  const parts = (list, word, none) =>
    list.length === 0 ? none : `(${list.map((part) => condition(table, part)).join(` ${word} `)})`;
  if (filter.and) return parts(filter.and, "AND", "1");
  if (filter.or) return parts(filter.or, "OR", "0");
  return filter.not ? `NOT ${condition(table, filter.not)}` : leaf(table, filter);
}

const words = (search = "") =>
  [...search.matchAll(/"((?:\\.|[^"\\])*)"|\S+/gu)].map(([bare, phrase]) => phrase?.replace(/\\(.)/gu, "$1") ?? bare);

/** The condition of a whole query but for its filter. */
const besidesFilter = ({ table, customers, search }) => [
  ...(Array.isArray(customers) ? [`customer IN ${listOf(customers, literal)}`] : []),
  ...(customers?.tag ? [`EXISTS (SELECT 1 FROM json_each("customer.tags") WHERE value = ${literal(customers.tag)})`] : []),
  ...words(search).filter(Boolean).map((contains) =>
    condition(table, { or: searchedColumns(table).map((column) => ({ column, contains })) })),
];

const flattened = (filter) => (!filter ? [] : filter.and ? filter.and.flatMap(flattened) : [filter]);
const leaves = (filter) =>
  [filter.and, filter.or, filter.not && [filter.not]].find(Boolean)?.flatMap(leaves) ?? [filter];
const isOn = (column) => (part) => leaves(part).length > 0 && leaves(part).every((one) => one.column === column);

/** Which rows are in a query; for the facet on `column`, which are counted. */
export function rowsOf(query, column) {
  const all = flattened(query.where);
  const parts = column && query.facetMode !== "same" ? all.filter((part) => !isOn(column)(part)) : all;
  return [...parts.map((part) => condition(query.table, part)), ...besidesFilter(query), "1"].join(" AND ");
}

/** Nulls last in either direction, ties by tenant id and id. */
export function orderOf({ table, orderBy = [] }) {
  const terms = orderBy.flatMap(({ column, descending }) => {
    const kind = kindOf(table, column);
    const of = (read) =>
      (isOfRoom(column) ? `(SELECT ${read} FROM places WHERE places.row = ${table}.row ORDER BY place LIMIT 1)` : read);
    const way = descending ? "DESC" : "ASC";
    const rank = kind === "enumeration" ? [`${of(name(`${own(column)}#`))} ${way}`] : [];
    // Declared values are told apart by their rank alone.
    return [`${of(name(own(column)))} IS NULL`, ...rank, `${of(compared(own(column), kind))} ${way}`];
  });
  return [...terms, "customer", "id"].join(", ");
}

/** The counts of a facet: a row once by each value that it, or any of its rooms, has. */
export function facetOf(query, column) {
  const { table } = query;
  const kind = kindOf(table, column);
  const from = isOfRoom(column) ? `${table} JOIN places USING (row)` : table;
  const read = `${isOfRoom(column) ? "places" : table}.${name(own(column))}`;
  const where = `${table}.row IN (SELECT row FROM ${table} WHERE ${rowsOf(query, column)})`;
  const values = kind === "set"
    ? `SELECT row, value FROM ${from}, json_each(${read}) WHERE ${where}
       UNION SELECT row, NULL FROM ${from} WHERE ${where} AND ${read} IS NULL`
    : `SELECT DISTINCT row, ${read} AS value FROM ${from} WHERE ${where}`;
  const rank = declaredOf(column).length > 0
    ? `CASE value ${declaredOf(column).map((value, at) => `WHEN ${literal(value)} THEN ${at}`).join(" ")} ELSE 99 END`
    : kind === "flag" ? "value IS NULL, value" : "count(*) DESC";
  return `SELECT value, count(*) AS count FROM (${values}) GROUP BY value ORDER BY ${rank}, value IS NULL, value`;
}
