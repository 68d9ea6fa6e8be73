// The engine, as the page sees it: typed promises over a link. It carries questions and answers and
// has no opinion about either.

import type {
  AuthzenAction, AuthzenActionSearch, AuthzenDecision, AuthzenDecisions, AuthzenEvaluation, AuthzenEvaluations, AuthzenFound,
  AuthzenResource, AuthzenResourceSearch, AuthzenSubject, AuthzenSubjectSearch,
  AuditAnswer, AuditQuestion, BoxSuggestions, Calls, Command, CompareQuestion, SideBySide, Decision, Diff, DiffQuestion, ExplainQuestion, Explanation, Invitation,
  KnownCustomer, Lint, Memory, Outcome, ParsedBox, Permission, PermittedPeople, PersonQuestion, PolicyDocument,
  PolicySummary, Powers,
  PutFormat, PutMode, PutReport, Query, QueryLanguage, Question, RoomCounts, RoomIds, SourceState, SuggestQuestion, TableDeclaration, TableName, TemplateCommand, TemplateOutcome, Viewer, WhoQuestion,
} from "./enfilade.mjs";
import { Coverages } from "./coverages.js";
import { EnfiladeError } from "./error.js";
import { Following } from "./following.js";
import { Listeners } from "./listeners.js";
import { unpacked } from "./packed.js";
import { drain, encode, type Collecting, type RowsIn } from "./rows.js";
import { putAsItComes } from "./stream.js";
import { textOf } from "./text.js";
import { queryOf, viewOf, type View, type ViewQuestions } from "./view.js";
import { given, type Call, type Link, type RowBytes } from "./wire.js";

/** How the engine is. Another object after every change. */
export interface Status {
  /** `failed`: the engine broke off, and every question is refused as `unavailable`. */
  readonly state: "ready" | "closed" | "failed";
  /** Who is signed in. */
  readonly viewer: Viewer | null;
  /** As whom they see, if not as themselves: a page marks it. */
  readonly viewedAs: { readonly user: string; readonly tenant?: string } | null;
  /** Whether tickets of several customers may be asked for at once. */
  readonly allTicketsView: boolean;
}

/** How rows are put. */
export interface PutOptions extends Collecting {
  /**
   * `replace` (as it is if absent): the table becomes these rows; `upsert`: whole rows, by id; `patch`: the members that
   * a row has, beside its `id`, in the row that is there.
   */
  mode?: PutMode;
  /** As of when the rows are right; if absent, what a segment says of it. */
  asOf?: number;
  /**
   * How a text holds rows: `json` (as it is if absent), in an array; `ndjson`, one on each line. Of a stream, one
   * customer's whole rows are read as they come, and the text is never held. `segment`: the bytes that `segment` gave.
   */
  format?: PutFormat;
}

/** How rows of many customers are changed. */
export interface ChangeOptions extends Omit<PutOptions, "mode" | "format"> {
  /** How a text holds rows: `json` (as it is if absent), or `ndjson`. */
  format?: Exclude<PutFormat, "segment">;
  /** `upsert` (as it is if absent) or `patch`. */
  mode?: Exclude<PutMode, "replace">;
}

/** What is known of a customer's source of rows. */
export interface Source {
  state: SourceState;
  asOf?: number;
  message?: string;
}

/** One viewer's engine. What it refuses rejects with an `EnfiladeError`. */
export interface Engine {
  /** Takes a policy whole, or refuses it whole with the path of what is wrong. */
  loadPolicy(document: PolicyDocument | string | Uint8Array): Promise<PolicySummary>;
  /** Answers as `user`, of the partner or of the customer `tenant`, from now on. */
  signIn(user: string, options?: { tenant?: string }): Promise<Viewer>;
  /**
   * Shows what the viewer and somebody else may see both, in the rooms where the viewer holds `roles.view`; without a
   * user, what the viewer sees again. Open views end. Meanwhile nothing can be done, and nothing asked about access.
   */
  viewAs(user?: string, options?: { tenant?: string }): Promise<void>;
  /** The customers that the viewer may know of. */
  customers(): Promise<KnownCustomer[]>;
  /**
   * Adds a table beside rooms and tickets, for all customers, to be filled and asked like these. Before its rows come; the
   * same again changes nothing.
   */
  declareTable(table: TableDeclaration): Promise<void>;
  /** Takes a customer's rows: all that are well formed, or, of a text that is not, none. */
  put(customer: string, table: TableName, rows: RowsIn, options?: PutOptions): Promise<PutReport>;
  /**
   * Changes rows of many customers at once, each of which names its `customer`: a thousand in some milliseconds, open
   * views included.
   */
  change(table: TableName, rows: RowsIn, options?: ChangeOptions): Promise<PutReport>;
  /**
   * All rows that are held of a customer's table, as the engine's own bytes, from which `put` reads them in a
   * quarter of the time that JSON takes. They are for the page that brings the rows: its viewer may not see all that is in them.
   */
  segment(customer: string, table: TableName): Promise<Uint8Array<ArrayBuffer>>;
  /** Drops rows by id. It does not tell which were there: the viewer may not know of all. */
  remove(customer: string, table: TableName, ids: string[]): Promise<void>;
  /** Says how a customer's source of rows is; a view's coverage tells it. */
  setSource(customer: string, source: Source): Promise<void>;
  /** The viewer's switch that lets a view show tickets of several customers. Off at first. */
  setAllTicketsView(on: boolean): Promise<void>;
  /** Asks a query, or its JSON text, and keeps it open. */
  openView(query: Query | string): Promise<View>;
  /** What the text of a search box asks of a table, and what of it was taken otherwise. Any text asks something. */
  parse(table: TableName, box: string): Promise<ParsedBox>;
  /** A query as the text of a search box, which asks the same; as an OData `$filter`; or as JSON. */
  print(query: Query, as: QueryLanguage): Promise<string>;
  /** What could stand where the box ends: fields, and values of what the viewer sees. */
  suggest(question: SuggestQuestion): Promise<BoxSuggestions>;
  /** May the viewer, or somebody else, do this? */
  decide(question: Question): Promise<Decision>;
  /** The same of many questions at once, in their order. */
  decideMany(questions: Question[]): Promise<Decision[]>;
  /** How many rooms of which customers the viewer may do this to. */
  roomsWhere(permission: Permission, of?: PersonQuestion & { customer?: never }): Promise<RoomCounts>;
  /** The same of one customer: which rooms. Of somebody else, where the viewer may ask about others. */
  roomsWhere(permission: Permission, of: PersonQuestion & { customer: string }): Promise<RoomIds>;
  /** Everybody who may do this, where the viewer may ask about others; else it is `not_found`. */
  whoMay(question: WhoQuestion): Promise<PermittedPeople>;
  /** What somebody may do, customer by customer: the viewer, if nobody is named. */
  whatMay(question?: PersonQuestion): Promise<Powers>;
  /** What two people may, beside each other, where the viewer may ask about others. */
  compare(question: CompareQuestion): Promise<SideBySide>;
  /** The ladder behind a decision, for who may see it. */
  explain(question: ExplainQuestion): Promise<Explanation>;
  /** What is odd in the policy, of customers in which the viewer holds `roles.view` over all. */
  lint(): Promise<Lint>;
  /** When time alone next changes an answer, in milliseconds since 1970; null: never. */
  nextChange(): Promise<number | null>;
  /** Has views that somebody listens to look at the clock now. They do so by themselves when their time comes. */
  advance(): void;
  // The AuthZEN Authorization API 1.0; each takes the request, or its JSON text.
  evaluate(request: AuthzenEvaluation | string): Promise<AuthzenDecision>;
  evaluations(request: AuthzenEvaluations | string): Promise<AuthzenDecisions>;
  searchSubject(request: AuthzenSubjectSearch | string): Promise<AuthzenFound<AuthzenSubject>>;
  searchResource(request: AuthzenResourceSearch | string): Promise<AuthzenFound<AuthzenResource>>;
  searchAction(request: AuthzenActionSearch | string): Promise<AuthzenFound<AuthzenAction>>;
  /** Who would gain and who lose what, by a command or under another policy, as far as the viewer may hear of it. */
  diff(question: DiffQuestion): Promise<Diff>;
  /** The viewer's slice of the policy: what of it their own machine may hold, and be answered by as by the whole. */
  policy(): Promise<PolicyDocument>;
  /** The invitations that nobody answered, as far as the viewer is told of them. */
  invitations(): Promise<Invitation[]>;
  /** Checks a command and applies it, or says why not; with its audit record either way. */
  execute(command: Command): Promise<Outcome>;
  /** The same for one template in several customers, with a report of each. */
  execute(command: TemplateCommand): Promise<TemplateOutcome>;
  /** The records of what was executed here, as far as the viewer may read them. */
  audit(question: AuditQuestion): Promise<AuditAnswer>;
  /** Forgets the rows of one customer, or of all. */
  wipe(which?: { customer: string }): Promise<void>;
  /** What the engine holds. */
  memory(): Promise<Memory>;
  readonly status: Status;
  /** Hears of every change of `status`. Gives the function that ends it. */
  subscribe(listener: (status: Status) => void): () => void;
  /** Ends the engine and its worker; whatever is still asked is refused as `closed`. */
  close(): Promise<void>;
}

/** The page's clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  /** How far the viewer's time is ahead of UTC. */
  utcOffsetMinutes: () => number;
}

/** Puts a question; gives what it gives, or throws its refusal. */
export type Asking = <C extends Call>(
  call: C,
  question: Calls[C]["with"],
  rows?: RowBytes,
) => Promise<Calls[C]["gives"]>;

/** The engine at the other end of `link`. */
export function engineOver(link: Link, clock: Clock): Engine {
  const listeners = new Listeners<Status>();
  const life = new AbortController();
  let status: Status = Object.freeze({ state: "ready", viewer: null, viewedAs: null, allTicketsView: false });
  const become = (change: Partial<Status>) => {
    status = Object.freeze({ ...status, ...change });
    listeners.tell(status);
  };

  const exchange = async (call: Call, text: string, rows?: RowBytes) => {
    life.signal.throwIfAborted();
    const at = { now: Math.floor(clock.now()), utcOffsetMinutes: clock.utcOffsetMinutes() };
    try {
      const { answer, bytes } = await link.ask({ call, with: text, at, ...rows });
      const gives = given<unknown>(answer);
      following.after(call);
      return { gives, bytes };
    } catch (error) {
      const broken = error instanceof EnfiladeError && error.code === "unavailable";
      if (broken && status.state === "ready") become({ state: "failed" });
      throw error;
    }
  };
  const send = async <C extends Call>(
    call: C,
    text: string,
    rows?: RowBytes,
  ): Promise<Calls[C]["gives"]> => (await exchange(call, text, rows)).gives as Calls[C]["gives"];
  const ask: Asking = async (call, question, rows) =>
    send(call, JSON.stringify(question ?? null), rows);
  const nextChange = async () => (await ask("nextChange", {})).at ?? null;
  const following = new Following(nextChange, clock.now);
  const coverages = new Coverages();
  const ofView: ViewQuestions = {
    updateView: (question) => coverages.whole((known) => ask("updateView", { ...question, ...known })),
    async window(question) {
      const { gives, bytes } = await exchange("packedWindow", JSON.stringify(question));
      const { version, total } = gives as Calls["packedWindow"]["gives"];
      return { version, total, rows: unpacked(bytes as Uint8Array<ArrayBuffer>) };
    },
    columns: (question) => ask("columns", question),
    closeView: (question) => ask("closeView", question),
    openExport: (question) => ask("openExport", question),
    readExport: (question) => ask("readExport", question),
    closeExport: (question) => ask("closeExport", question),
  };

  const put = async (
    into: { customer?: string; table: TableName },
    rows: RowsIn,
    { mode, asOf, format, signal, onProgress }: PutOptions = {},
  ) => {
    const off = signal ? AbortSignal.any([signal, life.signal]) : life.signal;
    const collecting: Collecting = { signal: off, ...(onProgress && { onProgress }) };
    const how = { ...(mode && { mode }), ...(asOf !== undefined && { asOf }) };
    const { customer, table } = into;
    if (rows instanceof ReadableStream && customer !== undefined && mode !== "patch" && format !== "segment") {
      const question = { customer, table, ...(mode && { mode }), ...(asOf !== undefined && { asOf }), ...(format && { format }) };
      return putAsItComes(rows, question, ask, collecting);
    }
    off.throwIfAborted();
    const named = format === "segment" || !Array.isArray(rows);
    const question = { ...into, ...how, ...(format && named && { format }) };
    if (rows instanceof ReadableStream) {
      return ask("put", question, { rows: await drain(rows, collecting), lent: false });
    }
    // Before anything else happens: bytes are the caller's, who may write to them as soon as this returns.
    const bytes = encode(rows);
    onProgress?.({ bytes: bytes.length });
    return ask("put", question, { rows: bytes, lent: bytes === rows });
  };

  return {
    async loadPolicy(document) {
      const summary = await send("loadPolicy", textOf(document));
      if (status.viewer && !summary.signedIn) become({ viewer: null, viewedAs: null, allTicketsView: false });
      return summary;
    },

    async signIn(user, { tenant } = {}) {
      const viewer = await ask("signIn", tenant === undefined ? { user } : { user, tenant });
      become({ viewer, viewedAs: null, allTicketsView: false });
      return viewer;
    },

    async viewAs(user, { tenant } = {}) {
      await ask("viewAs", { ...(user !== undefined && { user }), ...(tenant !== undefined && { tenant }) });
      become({ viewedAs: user === undefined ? null : { user, ...(tenant !== undefined && { tenant }) } });
    },

    customers: () => ask("customers", {}),

    async declareTable(table) {
      await ask("declareTable", table);
    },

    put: (customer, table, rows, options) => put({ customer, table }, rows, options),
    change: (table, rows, options) => put({ table }, rows, { mode: "upsert", ...options }),

    async segment(customer, table) {
      const { bytes } = await exchange("segment", JSON.stringify({ customer, table }));
      return bytes as Uint8Array<ArrayBuffer>;
    },

    async remove(customer, table, ids) {
      await ask("remove", { customer, table, ids });
    },

    async setSource(customer, source) {
      await ask("setSource", { customer, ...source });
    },

    async setAllTicketsView(on) {
      const { on: allTicketsView } = await ask("setAllTicketsView", { on });
      if (allTicketsView !== status.allTicketsView) become({ allTicketsView });
    },

    async openView(wanted) {
      const query = queryOf(wanted);
      const answer = await coverages.whole((known) => ask("openView", { ...query, ...known }));
      return viewOf(answer, ofView, query, following);
    },
    parse: (table, box) => ask("parse", { table, box }),
    print: async (query, as) => (await ask("print", { query, as })).text,
    suggest: (question) => ask("suggest", question),
    decide: (question) => ask("decide", question),
    execute: ((command) => ask("execute", command)) as Engine["execute"],
    audit: (question) => ask("audit", question),
    roomsWhere: ((permission, of) =>
      ask("roomsWhere", { permission, ...of })) as Engine["roomsWhere"],
    decideMany: async (questions) => (await ask("decideMany", { questions })).decisions,
    whoMay: (question) => ask("whoMay", question),
    whatMay: (question = {}) => ask("whatMay", question),
    compare: (question) => ask("compare", question),
    explain: (question) => ask("explain", question),
    diff: (question) => ask("diff", question),
    lint: () => ask("lint", {}),
    nextChange,
    advance: () => following.look(),
    evaluate: (request) => send("evaluate", textOf(request)),
    evaluations: (request) => send("evaluations", textOf(request)),
    searchSubject: (request) => send("searchSubject", textOf(request)),
    searchResource: (request) => send("searchResource", textOf(request)),
    searchAction: (request) => send("searchAction", textOf(request)),
    policy: () => ask("policy", {}),
    invitations: () => ask("invitations", {}),

    async wipe(which = {} as { customer: string }) {
      await ask("wipe", which);
    },

    memory: () => ask("memory", {}),

    get status() { return status; },
    subscribe: (listener) => listeners.add(listener),

    async close() {
      if (life.signal.aborted) return;
      life.abort(new EnfiladeError({ code: "closed", message: "the engine is closed" }));
      following.end();
      link.close();
      become({ state: "closed", viewer: null, viewedAs: null });
    },
  };
}
