// Who is signed in, with the engine that answers for them. Signing out ends the engine and its
// worker, and with them every row.

import {
  createEngine, type Engine, type KnownCustomer, type PolicyDocument, type TableDeclaration, type TableName, type Viewer,
} from "enfilade";
import { address, belongTo, leave, tableOf } from "./address.ts";
import { feed, forgetRows, wanted, wantTable } from "./feeds.ts";
import { fetchFile, indexFile, type Person } from "./index_file.ts";
import { closeList, failList } from "./list.ts";
import { storeOf, type Readable } from "./store.ts";

export type Session =
  | { state: "signed-out"; trouble: unknown }
  | { state: "signing-in"; person: Person }
  | {
      state: "signed-in";
      engine: Engine;
      viewer: Viewer;
      customers: KnownCustomer[];
      /** Whose people there are besides the viewer's own: of a customer's viewer, the partner's. */
      partner: { tenantId: string; name: string } | null;
      /** Signed in before, in this tab: a reload. */
      resumed: boolean;
    };

export type SignedIn = Extract<Session, { state: "signed-in" }>;

const store = storeOf<Session>({ state: "signed-out", trouble: null });
export const session: Readable<Session> = store;

const byName = new Intl.Collator();
const key = "enfilade.person";
const nameOf = ({ user, tenant }: Person) => JSON.stringify([tenant ?? null, user]);
let life = new AbortController();

export async function signIn(person: Person, { resumed = false } = {}): Promise<void> {
  life.abort();
  life = new AbortController();
  const { signal } = life;
  store.set({ state: "signing-in", person });
  let engine: Engine | null = null;
  try {
    const [index, policy, tables] = await Promise.all([
      indexFile(), fetchFile("policy.json", signal), fetchFile("tables.json", signal),
    ]);
    // At the data's own moment, so that what is in force there is in force here.
    const began = performance.now();
    const at = new Date(index.at).getTime();
    engine = await createEngine({ now: () => at + performance.now() - began });
    for (const table of (await tables.json()) as TableDeclaration[]) await engine.declareTable(table);
    // As text: the engine refuses keys that stand twice, and a parsed document has lost them.
    const text = await policy.text();
    await engine.loadPolicy(text);
    const viewer = await engine.signIn(person.user, person.tenant ? { tenant: person.tenant } : {});
    const customers = (await engine.customers()).sort((a, b) => byName.compare(a.name, b.name));
    if (signal.aborted) return void engine.close();

    const partner = person.tenant ? (JSON.parse(text) as PolicyDocument).partner : null;
    sessionStorage.setItem(key, nameOf(person));
    belongTo(nameOf(person));
    store.set({ state: "signed-in", engine, viewer, customers, partner, resumed });
    wantTable(engine, tableOf[address.get().page]);
    void bring({ again: false });
  } catch (trouble) {
    void engine?.close();
    if (!signal.aborted) store.set({ state: "signed-out", trouble });
  }
}

/** The session whose rows are on their way. */
let busy: AbortSignal | null = null;

/** Has the rows of a table brought, if they are not yet. A page says what it lists. */
export function want(table: TableName): void {
  const now = store.get();
  if (now.state === "signed-in" && wantTable(now.engine, table)) void bring({ again: false });
}

/** Brings the rows of all customers, or of `some`, again. */
export const bringRows = (some?: string[]) => bring({ some, again: true });

/** Does nothing while rows are on their way. Never rejects. */
async function bring({ some, again }: { some?: string[] | undefined; again: boolean }): Promise<void> {
  const now = store.get();
  const { signal } = life;
  if (now.state !== "signed-in" || busy === signal) return;
  busy = signal;
  const { engine, customers } = now;
  const first = address.get().tenant;
  try {
    const asOf = new Date((await indexFile()).at).getTime();
    let tables = wanted.get();
    const chosen = some ? customers.filter(({ customer }) => some.includes(customer)) : customers;
    await feed(engine, { customers: chosen, again, asOf, first, signal });
    // A page that was opened meanwhile lists what some customers lack yet.
    while (tables !== wanted.get() && !signal.aborted) {
      tables = wanted.get();
      await feed(engine, { customers, again: false, asOf, first, signal });
    }
  } catch (trouble) {
    if (signal.aborted) return;
    forgetRows();
    failList(trouble);
  } finally {
    if (busy === signal) busy = null;
  }
}

export function signOut(): void {
  life.abort();
  const now = store.get();
  sessionStorage.removeItem(key);
  closeList();
  forgetRows();
  store.set({ state: "signed-out", trouble: null });
  if (now.state === "signed-in") void now.engine.close();
  leave();
}

/** After a reload: whoever was signed in in this tab is so again. */
export async function resume(): Promise<void> {
  const wanted = sessionStorage.getItem(key);
  if (!wanted) return belongTo(null);
  const { people } = await indexFile();
  const person = people.find((other) => nameOf(other) === wanted);
  if (person && store.get().state === "signed-out") await signIn(person, { resumed: true });
}
