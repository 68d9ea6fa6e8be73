// Brings the rows of every customer whose data the viewer may know of: rooms first, then tickets, a
// few customers at a time. The engine is told how each one goes, so that lists say what they lack.

import type { Engine, KnownCustomer, TableName } from "enfilade";
import { fetchFile } from "./index_file.ts";
import { storeOf, type Readable } from "./store.ts";

export interface Progress {
  customers: number;
  done: number;
  failed: number;
  bytes: number;
  /** When rows last came; null before the first. */
  at: number | null;
}

const atOnce = 3;
const nothing: Progress = { customers: 0, done: 0, failed: 0, bytes: 0, at: null };
const store = storeOf(nothing);

export const progress: Readable<Progress> = store;

const count = (change: (now: Progress) => Partial<Progress>) =>
  store.set({ ...store.get(), ...change(store.get()) });

export function forgetProgress(): void {
  store.set(nothing);
}

interface Feeding {
  customers: KnownCustomer[];
  /** As of when the rows are right. */
  asOf: number;
  /** The customer whose rows are wanted first. */
  first: string | null;
  signal: AbortSignal;
  /** Heard after each put. */
  onRows: () => void;
}

/** Resolves when every customer's rows came or failed; a failure stays with its customer. */
export async function feed(engine: Engine, { customers, asOf, first, signal, onRows }: Feeding) {
  const open = customers.filter(({ knows }) => knows === "data");
  const queue = [...open].sort((a, b) => Number(b.customer === first) - Number(a.customer === first));
  store.set({ ...nothing, customers: queue.length });
  await Promise.all(queue.map(({ customer }) => engine.setSource(customer, { state: "loading" })));
  onRows();

  const work = async () => {
    for (let next; (next = queue.shift()) && !signal.aborted; ) {
      const { customer } = next;
      try {
        await bring(engine, customer, "rooms", asOf, signal);
        onRows();
        await bring(engine, customer, "tickets", asOf, signal);
        await engine.setSource(customer, { state: "ready", asOf });
        count(({ done }) => ({ done: done + 1, at: Date.now() }));
      } catch (error) {
        if (signal.aborted) return;
        const message = (error as Error).message;
        await engine.setSource(customer, { state: "failed", message }).catch(() => {});
        count(({ done, failed }) => ({ done: done + 1, failed: failed + 1 }));
      }
      onRows();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function bring(engine: Engine, customer: string, table: TableName, asOf: number, signal: AbortSignal) {
  const { body } = await fetchFile(`customers/${encodeURIComponent(customer)}/${table}.json`, signal);
  if (!body) throw new Error(`${table}.json is empty`);
  let before = 0;
  const onProgress = ({ bytes }: { bytes: number }) => {
    const more = bytes - before;
    before = bytes;
    count((now) => ({ bytes: now.bytes + more }));
  };
  await engine.put(customer, table, body, { asOf, signal, onProgress });
}
