// Random queries: each leaf on each column that takes it, in trees of and, or and not; words, orders, facets, windows.

import { columnsOf, declaredOf, kindOf, searchedColumns } from "./columns.mjs";
import { randomValue } from "./world.mjs";

const isList = (kind) => kind === "set" || kind === "rooms";
const isText = (kind) => kind === "id" || kind === "name" || kind === "text" || kind === "enumeration";

function asked(dice, column, kind) {
  if (dice.chance(4)) return null;
  if (column === "customer") return dice.one(["c0", "c1", "C0", "c"]);
  if (kind === "id") return dice.one(["r1", "R1", "inc3", "INC3", "INC1", "in", "r9"]);
  if (column === "customer.tags") return dice.one(["emea", "VIP", "none"]);
  if (column === "customer.name") return dice.one(["contoso", "écran as", "izmir ltd"]);
  const value = randomValue(dice, column, kind);
  if (kind === "time" && dice.chance(20)) return new Date(value).toISOString();
  return kind === "name" && dice.chance(30) ? value.toUpperCase() : value;
}

/** A part of a text that may stand somewhere, in another case now and then. */
function piece(dice, column, kind) {
  const [...characters] = asked(dice, column, kind) ?? "";
  const from = dice.below(characters.length + 1);
  const text = characters.slice(from, from + 1 + dice.below(5)).join("");
  return dice.chance(30) ? text.toUpperCase() : text;
}

function range(dice, column, kind) {
  const bound = () => (kind === "enumeration" ? dice.one(declaredOf(column)).toUpperCase() : asked(dice, column, kind));
  const sides = dice.one([[1, 0], [0, 1], [1, 1]]);
  return {
    ...(sides[0] && { [dice.one(["atLeast", "above"])]: bound() }),
    ...(sides[1] && { [dice.one(["atMost", "below"])]: bound() }),
  };
}

function condition(dice, column, kind) {
  const value = () => asked(dice, column, kind);
  if (dice.chance(12)) return { isNull: dice.chance(60) };
  if (isList(kind)) return { hasAny: [value(), value()].slice(dice.below(2)) };
  const kinds = ["equals", "in"];
  if (isText(kind)) kinds.push("contains", "startsWith");
  if (kind !== "flag") kinds.push("range");
  switch (dice.one(kinds)) {
    case "equals": return { equals: value() };
    case "in": return { in: [value(), value(), value()].slice(dice.below(4)) };
    case "contains": return { contains: piece(dice, column, kind) };
    case "startsWith": return { startsWith: piece(dice, column, kind) };
    default: return range(dice, column, kind);
  }
}

function leaf(dice, table) {
  const column = dice.one(columnsOf(table));
  return { column, ...condition(dice, column, kindOf(table, column)) };
}

function tree(dice, table, depth) {
  if (depth === 0 || dice.chance(45)) return leaf(dice, table);
  const parts = Array.from({ length: dice.below(4) }, () => tree(dice, table, depth - 1));
  return dice.one([{ and: parts }, { or: parts }, { not: tree(dice, table, depth - 1) }]);
}

/** A word or a phrase that some searched text may hold. */
function word(dice, table) {
  const column = dice.one(searchedColumns(table));
  const text = piece(dice, column, kindOf(table, column)).trim();
  return /[\s"\\]/u.test(text) ? `"${text.replace(/["\\]/gu, "\\$&")}"` : text;
}

const order = (dice, table) =>
  dice.some(columnsOf(table).filter((column) => !isList(kindOf(table, column))), 3)
    .map((column) => ({ column, ...(dice.chance(50) && { descending: dice.chance(80) }) }));

const counted = (table) => columnsOf(table).filter((column) =>
  column === "customer" || ["name", "enumeration", "flag", "set"].includes(kindOf(table, column)));

/** `customers`: those whom the viewer may ask about by name. */
export function randomQuery(dice, customers) {
  const table = dice.one(["rooms", "tickets", "tickets"]);
  return {
    table,
    ...(dice.chance(25) && customers.length > 0 && { customers: dice.some(customers) }),
    ...(dice.chance(10) && { customers: { tag: dice.one(["emea", "vip", "none"]) } }),
    ...(dice.chance(75) && { where: tree(dice, table, 3) }),
    ...(dice.chance(30) && { search: Array.from({ length: dice.below(3) }, () => word(dice, table)).join(" ") }),
    ...(dice.chance(80) && { orderBy: order(dice, table) }),
    ...(dice.chance(70) && { facets: dice.some(counted(table), 5) }),
    ...(dice.chance(40) && { facetMode: dice.one(["same", "without_own"]) }),
  };
}

export const randomWindow = (dice) => ({ offset: dice.chance(40) ? 0 : dice.below(40), count: 1 + dice.below(30) });
