// The list on the screen: one open view of the engine, which follows the address and the rows.

import type { Coverage, Engine, Facets, Query, Row, View } from "enfilade";
import { storeOf, type Readable } from "./store.ts";

export interface List {
  query: Query | null;
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

const tell = (query: Query, { total, facets, coverage }: View) =>
  store.set({ query, total, facets, coverage, version: ++versions, trouble: null });

/** Shows the answer to `query`. Of two under way the later one wins. */
export async function showList(engine: Engine, query: Query): Promise<void> {
  const mine = ++asked;
  const sameTable = view !== null && store.get().query?.table === query.table;
  try {
    let next = view;
    if (next && sameTable) await next.update(query);
    else next = await engine.openView(query);
    if (mine !== asked) {
      if (next !== view) next.close();
      return;
    }
    if (next !== view) view?.close();
    view = next;
    tell(query, next);
  } catch (trouble) {
    if (mine !== asked) return;
    view?.close();
    view = null;
    store.set({ ...none, query, version: ++versions, trouble });
  }
}

let due = false;

/** Asks again over rows that came; many puts in a row ask once. */
export function refreshList(): void {
  if (due) return;
  due = true;
  setTimeout(async () => {
    due = false;
    const mine = asked;
    const { query } = store.get();
    if (!view || !query) return;
    const open = view;
    await open.update().catch(() => {});
    if (mine === asked && open === view) tell(query, open);
  }, 250);
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
