// What the page shows, as it stands in the address bar: a link says the same to everybody who may
// see it, and Back undoes.
//
//   /incidents?all=1&severity=Critical&severity=Important&q=camera&sort=updated-desc&open=t-1/INC1
//
// `tenant` is the customer of the switcher, `q` the text of the search box, which the engine reads;
// every other name is a column with the values chosen, and what names no column is passed over. Each
// step in the browser's history says whose it is: Back does not bring what somebody else looked for.

import type { TableName } from "enfilade";
import { isColumn } from "../list/columns.ts";
import { storeOf, type Readable } from "./store.ts";

export type Page = "incidents" | "rooms" | "health" | "updates";

/** The chosen values of each filtered column, as text; null stands for rows without a value. */
export type Filters = Readonly<Record<string, readonly (string | null)[]>>;

export interface Sort {
  column: string;
  descending: boolean;
}

export interface RowKey {
  customer: string;
  id: string;
}

export interface Address {
  page: Page;
  /** A tenant id; null: all customers. */
  tenant: string | null;
  /** "Enable all tickets view". */
  all: boolean;
  /** The text of the search box. */
  search: string;
  filters: Filters;
  sort: Sort | null;
  /** The row whose details are open. */
  open: RowKey | null;
}

export const tableOf: Record<Page, TableName> = {
  incidents: "tickets",
  rooms: "rooms",
  health: "health",
  updates: "updates",
};

const pages = Object.keys(tableOf) as Page[];

/** The page that lists a table. */
export const pageOf = (table: TableName): Page => pages.find((page) => tableOf[page] === table)!;

export function readAddress(path: string, query: string): Address {
  const asked = new URLSearchParams(query);
  const page = pages.find((one) => path.replace(/\/$/, "") === `/${one}`) ?? "incidents";
  const filters: Record<string, (string | null)[]> = {};
  for (const [name, value] of asked) {
    if (isColumn(page, name)) (filters[name] ??= []).push(value === "" ? null : value);
  }
  const sort = /^([\w.]+?)(-desc)?$/.exec(asked.get("sort") ?? "");
  const open = /^([^/]+)\/(.+)$/.exec(asked.get("open") ?? "");
  return {
    page,
    tenant: asked.get("tenant"),
    all: asked.get("all") === "1",
    search: asked.get("q") ?? "",
    filters,
    sort: sort?.[1] ? { column: sort[1], descending: sort[2] !== undefined } : null,
    open: open?.[1] && open[2] ? { customer: open[1], id: open[2] } : null,
  };
}

export function writeAddress({ page, tenant, all, search, filters, sort, open }: Address): string {
  const query = new URLSearchParams();
  if (tenant !== null) query.set("tenant", tenant);
  if (all) query.set("all", "1");
  if (search) query.set("q", search);
  for (const [column, values] of Object.entries(filters)) {
    for (const value of values) query.append(column, value ?? "");
  }
  if (sort) query.set("sort", sort.descending ? `${sort.column}-desc` : sort.column);
  if (open) query.set("open", `${open.customer}/${open.id}`);
  const text = query.toString();
  return `/${page}${text && `?${text}`}`;
}

const here = () => readAddress(location.pathname, location.search);
const store = storeOf(here());
let owner: string | null = null;

export const address: Readable<Address> = store;

const bare = "/incidents";

/** Reads the address, unless it is somebody else's: then it becomes the bare page. */
function arrive(): void {
  const whose = (history.state as { of?: string } | null)?.of;
  const foreign = whose !== undefined && whose !== owner;
  if (foreign || owner !== null) {
    history.replaceState(owner === null ? null : { of: owner }, "", foreign ? bare : location.href);
  }
  store.set(here());
}
addEventListener("popstate", arrive);

/** From now on the addresses are those of `person`, or of nobody. */
export function belongTo(person: string | null): void {
  owner = person;
  arrive();
}

/** Nobody's any more, and nothing is left of it. */
export function leave(): void {
  owner = null;
  history.replaceState(null, "", bare);
  store.set(here());
}

/** Changes what is shown; `replace` leaves no step to go back to. */
export function go(change: Partial<Address>, step: "push" | "replace" = "push"): void {
  const next = { ...store.get(), ...change };
  const url = writeAddress(next);
  if (url === location.pathname + location.search) return;
  history[step === "push" ? "pushState" : "replaceState"](owner === null ? null : { of: owner }, "", url);
  store.set(next);
}

/** Another customer: whatever was open belonged to the one before. */
export function switchCustomer(tenant: string | null): void {
  const { customer: _, ...filters } = store.get().filters;
  go({ tenant, open: null, filters });
}

/** Chooses a value of a column, or no longer. */
export function toggleFilter(column: string, value: string | null): void {
  const { filters } = store.get();
  const chosen = filters[column] ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  const { [column]: _, ...others } = filters;
  go({ filters: next.length ? { ...others, [column]: next } : others });
}

export function clearFilters(): void {
  go({ filters: {}, search: "", sort: null });
}
