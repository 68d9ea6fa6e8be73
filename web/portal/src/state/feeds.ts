// Brings the rows of every customer whose data the viewer may know of: rooms first, then tickets, a
// few customers at a time. The engine is told how each one goes, so that lists say what they lack.

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
  bytes: number;
  /** When rows last came; null before the first. */
  at: number | null;
  unread: readonly Unread[];
}

const atOnce = 3;
const nothing: Progress = { customers: 0, done: 0, failed: 0, bytes: 0, at: null, unread: [] };
const store = storeOf(nothing);

export const progress: Readable<Progress> = store;

const count = (change: (now: Progress) => Partial<Progress>) =>
  store.set({ ...store.get(), ...change(store.get()) });

/** The customers whose rows came once, and as of when those are right. */
const held = new Map<string, number>();

export function forgetProgress(): void {
  held.clear();
  store.set(nothing);
}

interface Feeding {
  customers: KnownCustomer[];
  /** As of when the rows are right. */
  asOf: number;
  /** The customer whose rows are wanted first. */
  first: string | null;
  signal: AbortSignal;
}

/** Resolves when every customer's rows came or failed; a failure stays with its customer. */
export async function feed(engine: Engine, { customers, asOf, first, signal }: Feeding) {
  const open = customers.filter(({ knows }) => knows === "data");
  const queue = [...open].sort((a, b) => Number(b.customer === first) - Number(a.customer === first));
  const again = new Set(queue.map(({ customer }) => customer));
  const { unread } = store.get();
  store.set({ ...nothing, customers: queue.length, unread: unread.filter(({ customer }) => !again.has(customer)) });
  // Rows that are there stay on the screen until others come.
  await Promise.all(queue.map(({ customer }) => engine.setSource(customer, before(customer) ?? { state: "loading" })));

  const work = async () => {
    for (let next; (next = queue.shift()) && !signal.aborted; ) {
      const { customer } = next;
      try {
        await bring(engine, customer, "rooms", asOf, signal);
        await bring(engine, customer, "tickets", asOf, signal);
        await engine.setSource(customer, { state: "ready", asOf });
        held.set(customer, asOf);
        count(({ done }) => ({ done: done + 1, at: Date.now() }));
      } catch (error) {
        if (signal.aborted) return;
        const message = (error as Error).message;
        await engine.setSource(customer, { ...before(customer), state: "failed", message }).catch(() => {});
        count(({ done, failed }) => ({ done: done + 1, failed: failed + 1 }));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** How a customer's source is whose rows are to come again. */
function before(customer: string): Source | null {
  const asOf = held.get(customer);
  return asOf === undefined ? null : { state: "stale", asOf };
}

async function bring(engine: Engine, customer: string, table: TableName, asOf: number, signal: AbortSignal) {
  const { body } = await fetchFile(`customers/${encodeURIComponent(customer)}/${table}.json`, signal);
  if (!body) throw new Error(`${table}.json is empty`);
  let counted = 0;
  const onProgress = ({ bytes }: { bytes: number }) => {
    const more = bytes - counted;
    counted = bytes;
    count((now) => ({ bytes: now.bytes + more }));
  };
  const report = await engine.put(customer, table, body, { asOf, signal, onProgress });
  if (report.failed > 0) count(({ unread }) => ({ unread: [...unread, { customer, table, report }] }));
}
