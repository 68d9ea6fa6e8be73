// From what the address says to the question that is put to the engine: what the search box asks, as
// the engine read it, and the chosen filters, all of which must hold.

import type { Filter, Query, Value } from "enfilade";
import { tableOf, type Address, type Filters, type Page, type Sort } from "./address.ts";
import { columnsOf, facetsOf, hasOrder, isList, kindOf } from "../list/columns.ts";

/** What a search box asks, as the engine read it. */
export type Said = Pick<Query, "where" | "search" | "orderBy">;

/** The question of an address whose search box says `said`. An order in the box goes before a column's. */
export function queryOf(address: Address, { where, search, orderBy }: Said): Query {
  const { page, tenant } = address;
  const filters = Object.entries(address.filters).map(([column, values]) => chosen(column, values));
  return {
    table: tableOf[page],
    ...(tenant !== null && { customers: [tenant] }),
    where: { and: where ? [where, ...filters] : filters },
    ...(search !== undefined && { search }),
    orderBy: orderBy ?? [orderOf(address)],
    facets: facetsOf(page, tenant === null),
    columns: [
      ...columnsOf(page, tenant === null).map(({ column }) => column).filter(isOfRow),
      ...(page === "incidents" ? ["highImpact"] : []),
    ],
  };
}

/** The order asked for, or the page's own where there is no such order. */
function orderOf({ page, sort }: Address) {
  return sort && hasOrder(page, sort.column) ? sort : usual[page];
}

const usual: Record<Page, Sort> = {
  incidents: { column: "updated", descending: true },
  rooms: { column: "name", descending: false },
  health: { column: "day", descending: true },
  updates: { column: "starts", descending: true },
};

/** Every row says its id and its customer unasked. */
const isOfRow = (column: string) => column !== "id" && !column.startsWith("customer");

function chosen(column: string, values: Filters[string]): Filter {
  const named = values.filter((value) => value !== null).map((value) => typed(column, value));
  const parts: Filter[] = [];
  if (named.length && isList(kindOf(column))) parts.push({ column, hasAny: named.map(String) });
  else if (named.length) parts.push({ column, in: named });
  if (named.length < values.length) parts.push({ column, isNull: true });
  return { or: parts };
}

/** The address holds text only. */
function typed(column: string, value: string): Value {
  const kind = kindOf(column);
  if (kind === "flag") return value === "true";
  return ["number", "percent", "time", "day"].includes(kind) ? Number(value) : value;
}
