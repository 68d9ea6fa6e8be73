// The package's door.

import { engineOver, type Clock, type Engine } from "./engine.js";
import { EnfiladeError } from "./error.js";
import { inThread, throughWorker } from "./links.js";
import type { Start } from "./wire.js";

export type {
  Assignment, AssignmentWanted, AuditAnswer, AuditQuestion, AuditRecord, Command, CommandRefusal, CompareQuestion,
  AuthzenAction, AuthzenActionSearch, AuthzenContext, AuthzenDecision, AuthzenDecisions, AuthzenEvaluation, AuthzenEvaluations, AuthzenFound,
  AuthzenPage, AuthzenPageAnswer, AuthzenResource, AuthzenResourceSearch, AuthzenSubject, AuthzenSubjectSearch,
  BoxNotice, BoxSuggestions, ColumnDeclaration, Columns, ColumnType, Condition, Coverage,
  Customer, Decision, Diff, DiffQuestion, Effect, ErrorCode, ExplainQuestion, Explanation, ExportFormat, FacetCount, Facets, Filter, Group, Invitation,
  KnownCustomer, Lint, LintFinding, Memory,
  Outcome, ParsedBox, PartnerWideRole, Permission, PermittedPeople, PersonQuestion, PolicyDocument, PolicySummary, Powers, PutFormat, PutMode,
  PutReport, Query, QueryLanguage, Question, Reason,
  RefusalReason, RelationshipStatus, Role, RoleWanted, RoomChanges, RoomCounts, RoomIds, RoomReference, Row,
  RowReason, Scope, Side, SideBySide, SourceState, SuggestQuestion, TableDeclaration, TableName, TemplateCommand, TemplateOutcome, TicketChanges, TicketWanted,
  UpdateRing, User, Value, Viewer, Ways, WhoQuestion,
} from "./enfilade.mjs";
export type { ChangeOptions, Engine, PutOptions, Source, Status } from "./engine.js";
export { EnfiladeError, type EnfiladeErrorCode } from "./error.js";
export type { RowsIn } from "./rows.js";
export type { View, ViewChange } from "./view.js";

/** How an engine is started. A page under a bundler that knows workers needs none of it. */
export interface EngineOptions extends Partial<Clock> {
  /** A worker that runs `enfilade/worker`; or `false`: the calling thread does the work. */
  worker?: Worker | false;
  /** Where `enfilade.wasm` is, if not beside the module. */
  wasmUrl?: string | URL;
  /** The bytes of `enfilade.wasm`, instead of its place. */
  wasmBinary?: BufferSource;
}

/**
 * Starts an engine: in a worker of its own, or, where there are none (Node), in the calling thread.
 * Rejects with `unavailable` and what to do about it.
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const now = options.now ?? Date.now;
  const utcOffsetMinutes =
    options.utcOffsetMinutes ?? (() => -new Date(now()).getTimezoneOffset());
  return engineOver(await linkTo(options), { now, utcOffsetMinutes });
}

async function linkTo({ worker, wasmUrl, wasmBinary }: EngineOptions) {
  try {
    const start: Start = {
      ...(wasmUrl && { wasmUrl: new URL(wasmUrl, globalThis.location?.href).href }),
      ...(wasmBinary && { wasmBinary: copied(wasmBinary) }),
    };
    const here = worker === false || (!worker && typeof Worker === "undefined");
    return await (here ? inThread(start) : throughWorker(worker || ownWorker(), start));
  } catch (cause) {
    if (cause instanceof EnfiladeError) throw cause;
    const message = `the engine could not be started: ${cause}`;
    throw new EnfiladeError({ code: "unavailable", message });
  }
}

// Bundlers look for these very words.
function ownWorker(): Worker {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

function copied(source: BufferSource): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source.slice(0));
}
