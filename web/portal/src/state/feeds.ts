// Brings the rows of every customer whose data the viewer may know of, a few customers at a time:
// rooms first, then tickets, then what the pages list that were opened. The engine is told how each
// customer goes, so that lists say what they lack.

import type { Engine, KnownCustomer, PutReport, Source, TableName } from "enfilade";
import { fetchFile } from "./index_file.ts";
import { storeOf, type Readable } from "./store.ts";

/** Of one customer's table, rows that the engine could not read. */
export interface Unread {
  customer: string;
  table: TableName;
  report: PutReport;
}

export interface Progress {
  customers: number;
  done: number;
  failed: number;
  unread: readonly Unread[];
}

const atOnce = 3;
const nothing: Progress = { customers: 0, done: 0, failed: 0, unread: [] };
const store = storeOf(nothing);

export const progress: Readable<Progress> = store;

const count = (change: (now: Progress) => Partial<Progress>) =>
  store.set({ ...store.get(), ...change(store.get()) });

/** Everybody's first question is about rooms and tickets, and the other tables hang on rooms. */
const always: readonly TableName[] = ["rooms", "tickets"];
const asked = storeOf(always);

/** The tables that are brought, in this order. */
export const wanted: Readable<readonly TableName[]> = asked;

/** The customers of whom rows came once: of which tables, and as of when those are right. */
const held = new Map<string, { tables: Set<TableName>; asOf: number }>();

/** The customers of whom the engine was last told that they failed. What it was told nothing of is on its way. */
const failing = new Set<string>();

const lacking = (customer: string) => wanted.get().filter((table) => !held.get(customer)?.tables.has(table));

export function forgetRows(): void {
  held.clear();
  failing.clear();
  asked.set(always);
  store.set(nothing);
}

/** Has a table brought from now on; gives whether it was not. Until it came, whoever's rows came lacks some again. */
export function wantTable(engine: Engine, table: TableName): boolean {
  if (wanted.get().includes(table)) return false;
  asked.set([...wanted.get(), table]);
  for (const customer of held.keys()) engine.setSource(customer, { state: "loading" }).catch(() => {});
  return true;
}

interface Feeding {
  customers: KnownCustomer[];
  /** Also what came before. */
  again: boolean;
  /** As of when the rows are right. */
  asOf: number;
  /** The customer whose rows are wanted first. */
  first: string | null;
  signal: AbortSignal;
}

/** Resolves when every customer's rows came or failed; a failure stays with its customer, except of the engine. */
export async function feed(engine: Engine, { customers, again, asOf, first, signal }: Feeding) {
  const tablesOf = (customer: string) => (again ? wanted.get() : lacking(customer));
  const open = customers.filter(({ customer, knows }) => knows === "data" && tablesOf(customer).length > 0);
  const queue = [...open].sort((a, b) => Number(b.customer === first) - Number(a.customer === first));
  store.set({ ...nothing, customers: queue.length, unread: store.get().unread });
  // Rows that are there stay on the screen until others come.
  const told = queue.filter(({ customer }) => held.has(customer) || failing.has(customer));
  await Promise.all(told.map(({ customer }) => engine.setSource(customer, before(customer) ?? { state: "loading" })));

  const work = async () => {
    for (let next; (next = queue.shift()) && !signal.aborted; ) {
      const { customer } = next;
      try {
        for (const table of tablesOf(customer)) await bring(engine, { customer, table, asOf, signal });
        await engine.setSource(customer, lacking(customer).length ? { state: "loading" } : { state: "ready", asOf });
        failing.delete(customer);
        count(({ done }) => ({ done: done + 1 }));
      } catch (error) {
        if (signal.aborted) return;
        if (engine.status.state === "failed") throw error;
        const message = (error as Error).message;
        failing.add(customer);
        await engine.setSource(customer, { ...before(customer), state: "failed", message }).catch(() => {});
        count(({ done, failed }) => ({ done: done + 1, failed: failed + 1 }));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** How a customer's source is whose rows are all there, and are to come again. */
function before(customer: string): Source | null {
  const rows = held.get(customer);
  return rows === undefined || lacking(customer).length ? null : { state: "stale", asOf: rows.asOf };
}

interface Bringing {
  customer: string;
  table: TableName;
  asOf: number;
  signal: AbortSignal;
}

async function bring(engine: Engine, { customer, table, asOf, signal }: Bringing) {
  const { body } = await fetchFile(`customers/${encodeURIComponent(customer)}/${table}.json`, signal);
  if (!body) throw new Error(`${table}.json is empty`);
  const report = await engine.put(customer, table, body, { asOf, signal });
  if (signal.aborted) return;
  held.set(customer, { tables: new Set(held.get(customer)?.tables).add(table), asOf });
  const { unread } = store.get();
  const others = unread.filter((one) => one.customer !== customer || one.table !== table);
  if (report.failed > 0) count(() => ({ unread: [...others, { customer, table, report }] }));
  else if (others.length < unread.length) count(() => ({ unread: others }));
}
