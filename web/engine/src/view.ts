// An open view: the last answer to its query, kept in the order of asking.

import type { BoxNotice, Calls, Columns, Coverage, ExportFormat, Facets, Query, Row, ViewAnswer } from "./enfilade.mjs";
import { EnfiladeError } from "./error.js";
import { exportOf, type ExportQuestions } from "./export.js";
import type { Following } from "./following.js";
import { Listeners } from "./listeners.js";

/** What is different in a view since its listeners last heard. */
export interface ViewChange {
  version: number;
  total: number;
  changed: ("rows" | "facets" | "coverage")[];
}

/** A query that stays open. What it shows is always the answer to one and the same question. */
export interface View {
  /** How many rows there are, all windows together. */
  readonly total: number;
  /** The counts that the query asked for, by column. Another object only if a count is another. */
  readonly facets: Facets;
  /** Whose rows the answer is made of. Another object only if something in it is another. */
  readonly coverage: Coverage;
  /** Grows when the viewer could tell the rows from those of the last look. */
  readonly version: number;
  /** The query that this is the answer to, as it was asked. */
  readonly query: Query;
  /** What of its `box` was taken otherwise than it may have been meant. */
  readonly notices: readonly BoxNotice[];

  /** `count` rows from `offset` on, of the query last asked; fewer at the end. */
  window(offset: number, count: number, options?: { signal?: AbortSignal }): Promise<Row[]>;

  /**
   * The same rows column by column: of each member of a row its values, for charts, and tables that draw so. The
   * columns are those of the query.
   */
  columns(offset: number, count: number, options?: { signal?: AbortSignal }): Promise<Columns>;

  /**
   * Asks the next query, or the same again over rows and a policy that may have changed. Of two
   * updates under way the later one wins, whichever answer comes first; if it is refused, the view
   * shows the earlier one, as the engine does.
   */
  update(query?: Query | string): Promise<void>;

  /**
   * All its rows, in its order, as the bytes of a file: read it to its end, or cancel it, which frees it. The query is
   * the one last asked, whatever the view is asked meanwhile. If rows change that the viewer sees, it ends as `changed`:
   * begin again. It is on record with each customer, and refused as `export_off` where one does not let its rows go.
   */
  export(format: ExportFormat): ReadableStream<Uint8Array>;

  /**
   * Hears of every change of the answer, and keeps the view right meanwhile: it follows rows, the policy and time by
   * itself, a moment after the change. Refused, it shows nothing until it is answered again. Gives the function that
   * ends it.
   */
  subscribe(listener: (change: ViewChange) => void): () => void;

  /** Frees the view. Whatever is still asked is refused as `closed`. */
  close(): void;
}

/** What a view asks of its engine. */
export interface ViewQuestions extends ExportQuestions {
  updateView(question: Calls["updateView"]["with"]): Promise<ViewAnswer>;
  window(question: Calls["window"]["with"]): Promise<Calls["window"]["gives"]>;
  columns(question: Calls["columns"]["with"]): Promise<Calls["columns"]["gives"]>;
  closeView(question: Calls["closeView"]["with"]): Promise<Calls["closeView"]["gives"]>;
}

/** A query, or its JSON text, as an object. */
export function queryOf(query: Query | string): Query {
  if (typeof query !== "string") return query;
  try {
    return JSON.parse(query) as Query;
  } catch (error) {
    throw new EnfiladeError({ code: "bad_json", message: `the query is not JSON: ${error}` });
  }
}

/** What is left to show when the engine refuses the question of a view. */
const nothing = { total: 0, facets: {}, coverage: { complete: false, customers: [] } };

/** The view that `answer` to `query` opened; `ask` puts its further questions, `following` says when to ask again. */
export function viewOf(answer: ViewAnswer, ask: ViewQuestions, query: Query, following: Following): View {
  const { view } = answer;
  const listeners = new Listeners<ViewChange>();
  let shown = { ...answer, query };
  let shownAsked = 0;
  /** The last query that the engine took, which is what an update without one asks again. */
  let taken = { query, asked: 0 };
  let lastAsked = 0;
  /** The answer to an update that a later one has overtaken, in case the later one is refused. */
  let overtaken: (ViewAnswer & { query: Query }) | null = null;
  let closed = false;
  /** Ends that the view is refreshed by itself, which it is while anybody listens. */
  let unfollow: (() => void) | null = null;
  let listening = 0;
  /** The updates under way that somebody asked for: a refresh waits for them, and never overtakes one. */
  const underWay = new Set<Promise<void>>();

  const open = () => {
    if (closed) throw new EnfiladeError({ code: "closed", message: "the view is closed" });
  };

  const show = (next: ViewAnswer & { query: Query }, asked: number) => {
    const { version, total } = next;
    const facets = alike(shown.facets, next.facets) ? shown.facets : next.facets;
    const coverage = alike(shown.coverage, next.coverage) ? shown.coverage : next.coverage;

    const changed: ViewChange["changed"] = [];
    if (version !== shown.version || total !== shown.total) changed.push("rows");
    if (facets !== shown.facets) changed.push("facets");
    if (coverage !== shown.coverage) changed.push("coverage");

    shown = { ...next, facets, coverage };
    shownAsked = asked;
    overtaken = null;
    if (changed.length) listeners.tell({ version, total, changed });
  };

  const again = async (wanted?: Query | string) => {
    open();
    const question = wanted === undefined ? { view } : { view, query: queryOf(wanted) };
    const asked = ++lastAsked;
    try {
      const answered = await ask.updateView(question);
      open();
      if (question.query && asked > taken.asked) taken = { query: question.query, asked };
      const next = { ...answered, query: question.query ?? taken.query };
      if (asked === lastAsked) show(next, asked);
      else if (asked > shownAsked) overtaken = next;
    } catch (error) {
      if (!closed && asked === lastAsked && overtaken) show(overtaken, asked);
      throw error;
    }
  };

  const update = (wanted?: Query | string) => {
    const updated = again(wanted);
    underWay.add(updated);
    const done = () => void underWay.delete(updated);
    updated.then(done, done);
    return updated;
  };

  /** What is answered while the view is open. */
  const now = async <Given>(asking: () => Promise<Given>, signal: AbortSignal | undefined) => {
    open();
    signal?.throwIfAborted();
    const given = await unlessAborted(asking(), signal);
    open();
    return given;
  };

  const refresh = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
    if (closed) return;
    await again().catch((error: unknown) => {
      // Nothing may be shown of what the viewer may not ask any more.
      if (!closed && error instanceof EnfiladeError) show({ ...shown, ...nothing }, lastAsked);
    });
  };

  return {
    get total() { return shown.total; },
    get facets() { return shown.facets; },
    get coverage() { return shown.coverage; },
    get version() { return shown.version; },
    get query() { return shown.query; },
    get notices() { return shown.notices ?? []; },

    async window(offset, count, { signal } = {}) {
      return (await now(() => ask.window({ view, offset, count }), signal)).rows;
    },
    async columns(offset, count, { signal } = {}) {
      return (await now(() => ask.columns({ view, offset, count }), signal)).columns;
    },

    update,

    export(format) {
      open();
      return exportOf(view, format, ask);
    },

    subscribe(listener) {
      const stop = listeners.add(listener);
      if (!closed && ++listening === 1) unfollow = following.add(refresh);
      let stopped = false;
      return () => {
        stop();
        if (stopped) return;
        stopped = true;
        if (--listening === 0) unfollow?.();
      };
    },

    close() {
      if (closed) return;
      closed = true;
      unfollow?.();
      // An engine that is closed has closed its views.
      ask.closeView({ view }).catch(() => {});
    },
  };
}

/** Whether two values that came as JSON say the same. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => alike(value, b[i]));
  const [keysOfA, keysOfB] = [Object.keys(a), Object.keys(b)];
  return keysOfA.length === keysOfB.length && keysOfA.every((key, i) =>
    key === keysOfB[i] && alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
