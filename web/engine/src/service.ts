// The entry `enfilade/service`: the engine for a server, which decides for everybody. It runs in the
// calling thread and answers at once. A page has no use for it: there the engine of `enfilade`
// answers one viewer, in a worker whose messages cannot make a service of it.

import type {
  AuthzenAction, AuthzenActionSearch, AuthzenDecision, AuthzenDecisions, AuthzenEvaluation, AuthzenEvaluations, AuthzenFound,
  AuthzenResource, AuthzenResourceSearch, AuthzenSubject, AuthzenSubjectSearch,
  AuditAnswer, AuditQuestion, Calls, CompareQuestion, Decision, Diff, DiffQuestion, ExplainQuestion, Explanation, Handle, Lint,
  Permission, PermittedPeople, PersonQuestion, PolicyDocument, PolicySummary, Powers, PutFormat, PutMode, PutReport, Question, RoomCounts,
  RoomIds, RoomsQuestion, SideBySide, TableName, WhoQuestion,
} from "./enfilade.mjs";
import { EnfiladeError, type Failure } from "./error.js";
import { ask, load, taken } from "./module.js";
import { encode } from "./rows.js";
import { textOf } from "./text.js";
import { given, halfAPair, type Call, type Start } from "./wire.js";

export type {
  AuthzenAction, AuthzenActionSearch, AuthzenContext, AuthzenDecision, AuthzenDecisions, AuthzenEvaluation, AuthzenEvaluations, AuthzenFound,
  AuthzenPage, AuthzenPageAnswer, AuthzenResource, AuthzenResourceSearch, AuthzenSubject, AuthzenSubjectSearch,
  AuditAnswer, AuditQuestion, CompareQuestion, Decision, Diff, DiffQuestion, ExplainQuestion, Explanation, Handle, Lint, Permission,
  PermittedPeople, PersonQuestion, PolicyDocument, PolicySummary, Powers, PutFormat, PutMode, PutReport, Question, RoomCounts, RoomIds,
  RoomsQuestion, SideBySide, TableName, WhoQuestion,
} from "./enfilade.mjs";
export { EnfiladeError, type EnfiladeErrorCode } from "./error.js";

/** A question about somebody: a service has no viewer that it could be about. */
export type About<Asked> = Asked & { user: string };

/** Decisions by number, for those who make millions: a handle stands for its id as long as the service lives. */
export interface Handles {
  /** A user of the partner, or of the customer `tenant`. */
  user(id: string, tenant?: string): Handle;
  room(customer: string, id: string): Handle;
  customer(id: string): Handle;
  /** The number of a permission. */
  permission(name: Permission): number;
  /** May the user do this in the room, or to the customer? No, where a number is none. */
  may(user: Handle, permission: number, place: Handle): boolean;
  /** The same of many at once: 1 or 0 of each, in their order. All three have one length. */
  mayMany(users: Uint32Array, permissions: Uint8Array, places: Uint32Array): Uint8Array;
}

/** An engine with service authority. What it refuses throws an `EnfiladeError`. */
export interface Service {
  /** Takes a policy whole, or refuses it whole with the path of what is wrong. */
  loadPolicy(document: PolicyDocument | string | Uint8Array): PolicySummary;
  /** Takes a customer's rows: all that are well formed, or, of a text that is not, none. */
  put(customer: string, table: TableName, rows: Uint8Array | string | object[], options?: { mode?: PutMode; format?: PutFormat; asOf?: number }): PutReport;
  /** All rows of a table as the engine's own bytes, for `put` with `format: "segment"`. */
  segment(customer: string, table: TableName): Uint8Array<ArrayBuffer>;
  remove(customer: string, table: TableName, ids: string[]): void;
  /** May the user do this to a room, or, without one, to the customer? The partner's user, if no tenant is named. */
  may(user: string, permission: Permission, customer: string, room?: string, tenant?: string): boolean;
  /** The same with its reason, also about tickets. */
  decide(question: About<Question>): Decision;
  decideMany(questions: About<Question>[]): Decision[];
  /** How many rooms of which customers somebody may do this to. */
  roomsWhere(question: About<RoomsQuestion> & { customer?: never }): RoomCounts;
  /** The same of one customer: which rooms. */
  roomsWhere(question: About<RoomsQuestion> & { customer: string }): RoomIds;
  whoMay(question: WhoQuestion): PermittedPeople;
  whatMay(question: About<PersonQuestion>): Powers;
  compare(question: CompareQuestion): SideBySide;
  explain(question: About<ExplainQuestion>): Explanation;
  /** Who would gain and who lose what under another policy. */
  diff(question: DiffQuestion & { command?: never }): Diff;
  audit(question: AuditQuestion): AuditAnswer;
  /** What is odd in the policy. */
  lint(): Lint;
  /** When time alone next changes an answer, in milliseconds since 1970, UTC; null: never. */
  nextChange(): number | null;
  // The AuthZEN Authorization API 1.0; each takes the request, or its JSON text.
  evaluate(request: AuthzenEvaluation | string): AuthzenDecision;
  /** The same for a server that has text and sends text on: the JSON text of an `AuthzenDecision`. */
  evaluateText(request: string): string;
  evaluations(request: AuthzenEvaluations | string): AuthzenDecisions;
  searchSubject(request: AuthzenSubjectSearch | string): AuthzenFound<AuthzenSubject>;
  searchResource(request: AuthzenResourceSearch | string): AuthzenFound<AuthzenResource>;
  searchAction(request: AuthzenActionSearch | string): AuthzenFound<AuthzenAction>;
  readonly handles: Handles;
  /** Frees all that it holds. */
  close(): void;
}

/** How a service is started. */
export interface ServiceOptions {
  /** Where `enfilade.wasm` is, if not beside the module. */
  wasmUrl?: string | URL;
  /** The bytes of `enfilade.wasm`, instead of its place. */
  wasmBinary?: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970, UTC; `Date.now` if absent. */
  now?: () => number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** How an answer that is not refused begins. */
const ok = '{"ok":';

/** Starts a service in the calling thread. Rejects with `unavailable` and what to do about it. */
export async function createService(options: ServiceOptions = {}): Promise<Service> {
  const start: Start = {
    ...(options.wasmUrl && { wasmUrl: String(options.wasmUrl) }),
    ...(options.wasmBinary && { wasmBinary: options.wasmBinary }),
  };
  const module = await load(start);
  const service = new module.Service();
  const desk = service.desk();
  const now = options.now ?? Date.now;
  let clock = Number.NaN;  // as the module was told; of one that is not asked any more: none
  let ended: EnfiladeError | null = null;

  /** What the module gives. It never throws: where it does it broke off, and what it holds cannot be trusted. */
  const inModule = <Given>(run: () => Given): Given => {
    if (ended) throw ended;
    try {
      return run();
    } catch (cause) {
      throw cause instanceof EnfiladeError ? cause : end({ code: "unavailable", message: `the service broke off: ${cause}` });
    }
  };
  const end = (why: Failure): EnfiladeError => {
    clock = Number.NaN;
    return (ended = new EnfiladeError(why));
  };
  const follow = () => {
    const at = now();
    if (at === clock) return;
    given(inModule(() => ask(service, "advance", JSON.stringify({ now: Math.floor(at) }))));
    clock = at;
  };
  const send = <C extends Call>(call: C, text: string): Calls[C]["gives"] => {
    follow();
    return given(text.isWellFormed() ? inModule(() => ask(service, call, text)) : halfAPair);
  };
  const answered = <C extends Call>(call: C, question: Calls[C]["with"]) => send(call, JSON.stringify(question ?? null));

  const people = new Numbers(), places = new Numbers(), permissions = new Map<string, number>();
  const handles: Handles = {
    user: (id, tenant = "") => people.of(tenant, id, () => inModule(() => service.user(whole(tenant), whole(id)))),
    room: (customer, id) => places.of(customer, named(id), () => inModule(() => service.place(whole(customer), id))),
    customer: (id) => places.of(id, "", () => inModule(() => service.place(whole(id), ""))),
    permission(name) {
      let number = permissions.get(name);
      if (number === undefined) {
        number = numberOf(name, inModule(() => service.permission(whole(name))));
        permissions.set(name, number);
      }
      return number;
    },
    may(user, permission, place) {
      follow();
      if (!isNumber(user) || !isNumber(permission) || !isNumber(place)) return false;
      return inModule(() => module._enfilade_may(desk, user, permission, place)) === 1;
    },
    mayMany(users, permissions, places) {
      if (!(users instanceof Uint32Array && permissions instanceof Uint8Array && places instanceof Uint32Array)) {
        throw badQuestion("users and places are a Uint32Array each, permissions a Uint8Array");
      }
      if (users.length !== permissions.length || users.length !== places.length) {
        throw badQuestion("users, permissions and places must be of one length");
      }
      follow();
      return inModule(() => {
        service.batch(users.length);
        fill(service.users(), users);
        fill(service.permissions(), permissions);
        fill(service.places(), places);
        return service.mayMany().slice();
      });
    },
  };

  /** The JSON text of the answer to an AuthZEN evaluation, past the module's registered names. */
  const evaluated = (text: string): string => {
    follow();
    if (!text.isWellFormed()) return halfAPair;
    return inModule(() => {
      const room = text.length * 3;  // no character takes more
      const at = module._enfilade_request(desk, room) >>> 0;  // beyond 2 GB they come as negative numbers
      const { written } = encoder.encodeInto(text, module.HEAPU8.subarray(at, at + room));
      const length = module._enfilade_evaluate(desk, written);
      const from = module._enfilade_answer(desk) >>> 0;
      return decoder.decode(module.HEAPU8.subarray(from, from + length));
    });
  };

  return {
    loadPolicy: (document) => send("loadPolicy", textOf(document)),
    put(customer, table, rows, how = {}) {
      const bytes = rows instanceof Uint8Array ? rows : encode(rows);
      fill(inModule(() => service.stage(bytes.length)), bytes);
      return answered("put", { customer, table, ...how });
    },
    segment(customer, table) {
      answered("segment", { customer, table });
      return inModule(() => taken(service));
    },
    remove: (customer, table, ids) => void answered("remove", { customer, table, ids }),
    // Ids that nobody and nothing has get no number: whoever makes them up fills no memory.
    may(user, permission, customer, room, tenant = "") {
      const place = room === undefined ? "" : named(room);
      return handles.may(
        people.of(tenant, user, () => inModule(() => service.userIfAny(whole(tenant), whole(user)))),
        handles.permission(permission),
        places.of(customer, place, () => inModule(() => service.placeIfAny(whole(customer), place))),
      );
    },
    decide: (question) => answered("decide", question),
    decideMany: (questions) => answered("decideMany", { questions }).decisions,
    roomsWhere: ((question) => answered("roomsWhere", question)) as Service["roomsWhere"],
    whoMay: (question) => answered("whoMay", question),
    whatMay: (question) => answered("whatMay", question),
    compare: (question) => answered("compare", question),
    explain: (question) => answered("explain", question),
    lint: () => answered("lint", {}),
    nextChange: () => answered("nextChange", {}).at ?? null,
    diff: (question) => answered("diff", question),
    audit: (question) => answered("audit", question),
    evaluate: (request) => given(evaluated(textOf(request))),
    evaluateText(request) {
      if (typeof request !== "string") throw badQuestion("a request is a text");
      const answer = evaluated(request);
      if (!answer.startsWith(ok)) given(answer);
      return answer.slice(ok.length, -1);
    },
    evaluations: (request) => send("evaluations", textOf(request)),
    searchSubject: (request) => send("searchSubject", textOf(request)),
    searchResource: (request) => send("searchResource", textOf(request)),
    searchAction: (request) => send("searchAction", textOf(request)),
    handles,
    close() {
      if (!ended) service.delete();
      end({ code: "closed", message: "the service was closed" });
    },
  };
}

/** The number of nobody and nothing. */
const none = 0xffffffff;

/** Numbers by tenant and id, each asked of the module once; `none` is not remembered. */
class Numbers {
  readonly #known = new Map<string, Map<string, Handle>>();

  of(tenant: string, id: string, find: () => Handle): Handle {
    const known = this.#known.get(tenant)?.get(id);
    if (known !== undefined) return known;
    const found = find();
    if (found === none) return none;
    if (!this.#known.has(tenant)) this.#known.set(tenant, new Map());
    this.#known.get(tenant)?.set(id, found);
    return found;
  }
}

/** An id that is one: what is not would reach the module as somebody else's. */
function whole(id: string): string {
  if (typeof id !== "string") throw badQuestion("an id is a text");
  if (!id.isWellFormed()) given(halfAPair);
  return id;
}

/** Fills memory of the module; what cannot be read is the caller's. */
function fill<Column extends Uint32Array | Uint8Array>(column: Column, values: Column) {
  try {
    column.set(values);
  } catch (cause) {
    throw badQuestion(`what was given cannot be read: ${cause}`);
  }
}

function named(room: string): string {
  if (room === "") throw badQuestion("a room has an id");
  return whole(room);
}

/** Whether the module would take the number as it is: it makes 0 of what is none, and 0 is somebody. */
function isNumber(value: number): boolean {
  return typeof value === "number" && value >>> 0 === value;
}

function numberOf(name: string, number: number): number {
  if (number < 0) throw badQuestion(`unknown permission "${name}"`);
  return number;
}

function badQuestion(message: string): EnfiladeError {
  return new EnfiladeError({ code: "bad_question", message });
}
