// From what the address says to the question that is put to the engine.

import type { Filter, Query, Value } from "enfilade";
import { tableOf, type Address, type Filters } from "./address.ts";
import { columnsOf, facetsOf, hasOrder, isList, kindOf } from "../list/columns.ts";

export function queryOf(address: Address): Query {
  const { page, tenant, search } = address;
  const table = tableOf[page];
  return {
    table,
    ...(tenant !== null && { customers: [tenant] }),
    where: { and: Object.entries(address.filters).map(([column, values]) => chosen(column, values)) },
    ...(search.trim() && { search }),
    orderBy: [orderOf(address)],
    facets: facetsOf(page, tenant === null),
    columns: [
      ...columnsOf(page, tenant === null).map(({ column }) => column).filter(isOfRow),
      ...(page === "incidents" ? ["highImpact"] : []),
    ],
  };
}

/** The order asked for, or the page's own where there is no such order. */
function orderOf({ page, sort }: Address) {
  if (sort && hasOrder(page, sort.column)) return sort;
  return page === "rooms" ? { column: "name" } : { column: "updated", descending: true };
}

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
  return kind === "number" || kind === "time" ? Number(value) : value;
}
