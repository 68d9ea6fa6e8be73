// The list on the screen: one open view of the engine, which follows the address and the rows.

import type { BoxNotice, Coverage, Engine, Facets, ParsedBox, Query, Row, TableName, View } from "enfilade";
import { tableOf, type Address } from "./address.ts";
import { queryOf } from "./query.ts";
import { storeOf, type Readable } from "./store.ts";

/** What of the search box was taken otherwise than it may have been meant. */
export interface Notice {
  kind: BoxNotice["kind"];
  /** The piece of the box that it is about. */
  about: string;
}

export interface List {
  query: Query | null;
  notices: readonly Notice[];
  /** Whether the search box says the order. */
  ordered: boolean;
  total: number;
  facets: Facets;
  coverage: Coverage;
  /** Another number whenever rows may be others. */
  version: number;
  /** Why the engine refused the query; null if it answered. */
  trouble: unknown;
}

const none: List = {
  query: null,
  notices: [],
  ordered: false,
  total: 0,
  facets: {},
  coverage: { complete: false, customers: [] },
  version: 0,
  trouble: null,
};

const store = storeOf(none);
export const list: Readable<List> = store;

let view: View | null = null;
let asked = 0;
let versions = 0;
/** What the view on the screen answers. */
let said: Asked | null = null;

type Asked = Pick<List, "query" | "notices" | "ordered">;

const tell = ({ query, notices, ordered }: Asked, { total, facets, coverage }: View) =>
  store.set({ query, notices, ordered, total, facets, coverage, version: ++versions, trouble: null });

/** What a search box asks. Nothing typed asks nothing, without the way to the engine. */
async function read(engine: Engine, table: TableName, box: string): Promise<ParsedBox> {
  return box.trim() ? engine.parse(table, box) : { query: { table }, notices: [] };
}

/** A view that is told again whenever rows that come, or anything else, change it. */
async function opened(engine: Engine, query: Query): Promise<View> {
  const next = await engine.openView(query);
  next.subscribe(() => {
    if (next === view && next.query === said?.query) tell(said, next);
  });
  return next;
}

/** Shows what an address asks. Of two under way the later one wins. */
export async function showList(engine: Engine, address: Address): Promise<void> {
  const mine = ++asked;
  const { search } = address;
  const table = tableOf[address.page];
  const sameTable = view !== null && store.get().query?.table === table;
  let question: Asked = { query: null, notices: [], ordered: false };
  try {
    const box = await read(engine, table, search);
    if (mine !== asked) return;
    const query = queryOf(address, box.query);
    question = {
      query,
      notices: box.notices.map(({ kind, at, length }) => ({ kind, about: search.slice(at, at + length) })),
      ordered: box.query.orderBy !== undefined,
    };
    let next = view;
    if (next && sameTable) await next.update(query);
    else next = await opened(engine, query);
    if (mine !== asked) {
      if (next !== view) next.close();
      return;
    }
    if (next !== view) view?.close();
    view = next;
    said = question;
    tell(question, next);
  } catch (trouble) {
    if (mine !== asked) return;
    view?.close();
    view = null;
    store.set({ ...none, ...question, version: ++versions, trouble });
  }
}

/** Rows of the list as it is now shown. */
export async function windowOf(offset: number, count: number): Promise<Row[]> {
  return view && count > 0 ? view.window(offset, count) : [];
}

/** The engine has ended: there is no list any more, and why. */
export function failList(trouble: unknown): void {
  const { query } = store.get();
  closeList();
  store.set({ ...none, query, version: ++versions, trouble });
}

export function closeList(): void {
  ++asked;
  view?.close();
  view = null;
  store.set({ ...none, version: ++versions });
}
