// What enfilade.cpp registers, and the shape of every document that passes through it.
//
// Every method of `Session` takes the JSON text of `Calls[method].with`, which was written before,
// and returns the JSON text of an `Answer<Calls[method].gives>`. Times are milliseconds since 1970, UTC, unless a type says
// otherwise. A test compares the methods here with those the module really has.

// ---------------------------------------------------------------------------- the policy document

export type Permission =
  | "rooms.view" | "rooms.modify" | "rooms.reset_key" | "rooms.download_key" | "rooms.unenroll" | "rooms.create"
  | "groups.view" | "groups.modify" | "groups.create"
  | "update_rings.view" | "update_rings.modify"
  | "reports.view" | "reports.create_customer_incident"
  | "tickets.view" | "tickets.update"
  | "settings.view" | "settings.modify"
  | "roles.view" | "roles.modify";

export type Side = "partner" | "customer";

/** Which rooms: all of them, or rooms ∪ room groups ∪ attribute rules, minus `except`. `{}` covers nothing. */
export type Scope =
  | "all"
  | { all: true; except: Scope }
  | { rooms?: string[]; roomGroups?: string[]; where?: Record<string, (string | boolean)[]>; except?: Scope };

export interface User { id: string; upn?: string; name?: string }
export interface Group { id: string; name?: string; members?: string[] }

export interface Role {
  id: string;
  side: Side;
  name: string;
  description?: string;
  permissions: Permission[];
  revision?: number;
}

export interface Assignment {
  id: string;
  name: string;
  description?: string;
  side: Side;
  /** A role's id, or a built-in: `primary_admin` (partner), `mmr_administrator`, `site_lead`, `site_technician` (customer). */
  role: string;
  /** Ids of users and groups. */
  members: string[];
  rooms: Scope;
  notify?: boolean;
  /** RFC 3339; live while `from ≤ now < until`. */
  from?: string;
  until?: string;
  revision?: number;
}

export type RelationshipStatus =
  | "pending" | "active" | "ended" | "declined" | "expired" | "withdrawn";

export interface Customer {
  tenantId: string;
  name: string;
  alias?: string;
  domain?: string;
  tags?: string[];
  users?: User[];
  groups?: Group[];
  relationship: {
    status: RelationshipStatus;
    invitation?: { sentAt: string; expiresInDays: number; changeControl?: Record<string, "auto"> };
  };
  /** None: nothing is opened. No `permissions`: the Primary admin's row of the matrix. `[]`: nothing. */
  delegation?: { rooms: Scope; permissions?: Permission[] };
  roles?: Role[];
  assignments?: Assignment[];
  offline?: { allowed: boolean; leaseHours?: number };
  export?: boolean;
  /** Those that differ from the defaults: Staging, General, Executive. */
  rings?: UpdateRing[];
  settings?: Record<string, string>;
  /** Grows with every command that changes the relationship, what is opened, rings or settings. */
  revision?: number;
}

/** Rooms that get an update together. All rings of a customer together take 60 days at most. */
export interface UpdateRing {
  name: string;
  description?: string;
  /** 1 to 9; lower ones come first. */
  order: number;
  deferralDays?: number;
  rolloutDays?: number;
  testDays?: number;
}

export interface PolicyDocument {
  version: 1;
  partner: {
    tenantId: string;
    name: string;
    domain?: string;
    users: User[];
    groups?: Group[];
    globalAdministrators?: string[];
    managedServiceAdministrators?: string[];
    tenantManagers?: string[];
    revision?: number;
  };
  customers: Customer[];
  templates?: { id: string; name: string; permissions: Permission[] }[];
}

/** What was loaded, and what is odd in it although nothing wrong is granted by it. */
export interface PolicySummary {
  customers: number;
  users: number;
  groups: number;
  roles: number;
  assignments: number;
  /** Whether somebody is signed in, and is a user under this policy, too. If not, nobody is any more. */
  signedIn: boolean;
  findings: { path: string; finding: string }[];
}

// ------------------------------------------------------------------------------------- the viewer

export type PartnerWideRole =
  | "global_administrator" | "managed_service_administrator" | "tenant_manager";

export interface Viewer {
  user: string;
  name: string;
  upn: string;
  tenant: string;
  tenantName: string;
  partnerWideRoles: PartnerWideRole[];
}

/**
 * A customer the viewer may know of. `data`: there is a live assignment; `name`: by name and relationship
 * only, without alias and tags.
 */
export interface KnownCustomer {
  customer: string;
  name: string;
  alias: string | null;
  tags: string[];
  relationship: RelationshipStatus;
  knows: "data" | "name";
}

/** An invitation to the partner that is not answered. Dates are null where the policy has none. */
export interface Invitation {
  customer: string;
  name: string;
  domain?: string;
  status: "pending" | "expired";
  sentAt: number | null;
  expiresAt: number | null;
}

// --------------------------------------------------------------------------------------- the rows

/** The tables of every customer, or one that was declared. */
export type TableName = "rooms" | "tickets" | (string & {});

/**
 * What a column holds. Every value but the id may be null.
 *
 * - `text`: free text. `name`: text that repeats. `enumeration`: one of `values`, in their order; others are taken, too.
 * - `flag`, `integer`, `number`; `time`: milliseconds, or RFC 3339.
 * - `set`: of names. `rooms`: ids of rooms of the same customer. `room`: one of them; a column named `room` holds one, too.
 * - `id`: of the column `id` alone, which may do without, or be called a `name` or a `text`.
 */
export type ColumnType =
  | "id" | "text" | "name" | "enumeration" | "flag" | "set" | "integer" | "number" | "time" | "rooms" | "room";

export interface ColumnDeclaration {
  /** A letter, then letters, digits or `_`. Not what every row has (`customer`, `can`, `withheld` …), nor `sort`. */
  name: string;
  /** Of `id` it may be absent. */
  type?: ColumnType;
  /** Of an enumeration: its values, in order. */
  values?: string[];
  /** Whether free words look here: into texts, names, enumerations and ids. */
  searched?: boolean;
  /** Without it, in all visible rooms of a row, the value is withheld; of a row without rooms, over everything. */
  permission?: Permission;
}

/**
 * A table beside rooms and tickets. Its rows are seen by its own permission: with a column of rooms as tickets are, where it
 * holds in one of a row's rooms; without, where it holds over everything.
 */
export interface TableDeclaration {
  /** A letter, then letters, digits or `_`, 64 at most. */
  name: string;
  /** About a room, where there is a column of rooms. */
  permission: Permission;
  /** The id is there, named or not. 64 columns at most; an enumeration has 1,000 values at most. */
  columns: ColumnDeclaration[];
}

/**
 * What rows become: all of a table (as it is if absent); whole rows, by id, beside the others; or the members that they
 * have, in rows that are there.
 */
export type PutMode = "replace" | "upsert" | "patch";
/**
 * A text with rows in an array (as it is if absent), or one on each line, blank lines aside; or what `segment` gave of the
 * same table of the same customer, which is not to `patch`.
 */
export type PutFormat = "json" | "ndjson" | "segment";

/** The bytes of the rows are staged first (`stage`), then put. */
export interface PutRequest {
  /** Whose all of them are. Absent, unless they replace a table: each row names its own `customer`. */
  customer?: string;
  table: TableName;
  mode?: PutMode;
  /** `json`, if absent. */
  format?: PutFormat;
  /** As of when the rows are right; if absent, what a segment says of it. */
  asOf?: number;
}

export type RowReason =
  | "not_an_object" | "missing_id" | "wrong_type" | "duplicate_key" | "out_of_range" | "foreign_customer"
  | "no_such_customer" | "no_such_row";

export interface PutReport {
  taken: number;
  failed: number;
  /** The first hundred. `row` counts from 0, blank lines aside. */
  errors: { row: number; column: string | null; reason: RowReason }[];
  /** Rows that name a room which is not loaded (yet). */
  unplaced: number;
  /** Values of enumerations that their table does not declare. */
  undeclared: number;
  /** Rows of which a later row of the same put has the id, and the last word. */
  duplicates: number;
  ignoredColumns: { column: string; rows: number }[];
}

// -------------------------------------------------------------------------------------- the query

export type Value = string | number | boolean | null;

/** A leaf names one column: its own, `room.…` or `customer…`; or a tree of `and`, `or`, `not`. */
export type Filter =
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter }
  | ({ column: string } & Condition);

export type Condition =
  | { equals: Value }
  | { in: Value[] }
  | { contains: string }
  | { startsWith: string }
  | { atLeast?: Value; above?: Value; atMost?: Value; below?: Value }
  | { isNull: boolean }
  | { hasAny: string[] };

export interface Query {
  table: TableName;
  /** Tenant ids, or every customer with a tag. Absent: all that the viewer may know of. */
  customers?: string[] | { tag: string };
  where?: Filter;
  /** Free words, and phrases in quotes: each must occur in some searched text of the row. */
  search?: string;
  orderBy?: { column: string; descending?: boolean }[];
  /** The text of a search box, instead of `where`, `search` and `orderBy`. */
  box?: string;
  facets?: string[];
  /** `without_own` (as it is if absent): a facet drops the filters on its own column. */
  facetMode?: "without_own" | "same";
  /** Absent: all columns of the table. `room.…` columns are given when named. */
  columns?: string[];
}

/** What of a box was taken otherwise than it may have been meant, and where it stands, in UTF-16 code units. */
export interface BoxNotice {
  kind:
    | "unknown_field" | "empty_field" | "unreadable_value" | "undeclared_value"
    | "unclosed_quote" | "unclosed_group" | "stray_close" | "empty_group"
    | "or_is_word" | "too_deep" | "too_long";
  at: number;
  length: number;
}

/** What a box says, as a query without it. Texts are folded; times are those of when it was asked. */
export interface ParsedBox { query: Query; notices: BoxNotice[] }

/** A query's filter, words and order as the text of a box; its filter and words as an OData `$filter`; or all of it as JSON. */
export type QueryLanguage = "box" | "odata" | "json";

/** What is typed at the end of `box`, of which customers' rows. */
export interface SuggestQuestion { table: TableName; box: string; customers?: Query["customers"] }

/** What could stand at the end of the box: `box.slice(0, at) + insert`. At most ten. */
export interface BoxSuggestions {
  at: number;
  suggestions: {
    kind: "field" | "value" | "customer";
    /** As people read it. */
    text: string;
    insert: string;
    /** Of a value: in how many visible rows, of those that the rest of the box finds. */
    count?: number;
  }[];
}

export interface RoomReference { id: string; name: string | null }

/** One row as the viewer may see it. */
export interface Row {
  customer: string;
  customerName: string;
  id: string;
  /** What the viewer may do to it, beyond seeing it. */
  can: Permission[];
  /** Columns that are null here because the viewer may not see them. */
  withheld: string[];
  /** Of tables with a `rooms` column: the visible ones. A column of rooms of another name holds the same, one of one room that room, or null. */
  rooms?: RoomReference[];
  /** Of the same: it has rooms that the viewer does not see. */
  partial?: boolean;
  [column: string]: unknown;
}

/** Rows column by column: of each member of a `Row` its values, in the order of the rows. */
export type Columns = Record<string, unknown[]>;

export interface FacetCount { value: Value; count: number; label?: string }
export type Facets = Record<string, FacetCount[]>;

export type SourceState = "loading" | "ready" | "stale" | "failed";

export interface Coverage {
  complete: boolean;
  customers: {
    customer: string;
    name: string;
    state: SourceState;
    /** Visible rows held. */
    rows: number;
    asOf: number | null;
    message: string | null;
  }[];
}

/** A view's answer. `version` grows with every other query, and whenever the viewer could tell the rows from those before. */
export interface ViewAnswer {
  view: number;
  version: number;
  total: number;
  facets: Facets;
  coverage: Coverage;
  /** Of its query's box; absent: none. */
  notices?: BoxNotice[];
}

/** The digests of coverages that one has. With it a coverage comes with its digest, and one that is among them comes as its digest alone. */
export interface KnownCoverage { knownCoverage?: string[] }
/** What `openView` and `updateView` give: `knownCoverage` says how much of a coverage comes. */
export type ViewGiven = Omit<ViewAnswer, "coverage"> & {
  coverage: (Coverage & { digest?: string }) | { digest: string; customers?: never };
};

/**
 * As what the rows of a view leave. `csv`: RFC 4180 in UTF-8, first a line with the columns' names, then a line for each
 * row, every field in quotes: what is in a `Row`, but for `partial`, `can` and `withheld`. Null is empty, times are
 * RFC 3339, of a list all values stand with a comma between, of rooms their ids; what a spreadsheet could take for a
 * formula begins with an apostrophe. `ndjson`: one `Row` a line. `columns`: the `Columns` of some thousand rows a line, and
 * those of the next in the next.
 */
export type ExportFormat = "csv" | "ndjson" | "columns";

/** So many rows, and their text; `done`: there are no more. */
export interface ExportPiece { rows: number; done: boolean; text: string }

// ---------------------------------------------------------------------------------- the decisions

export type Reason =
  | "allowed"
  | "not_found"
  | "no_relationship"
  | "room_not_delegated"
  | "permission_not_delegated"
  | "not_assigned"
  | "not_in_force"
  | "outside_scope"
  | "role_forbids"
  | "ticket_exceeds_scope";

/** May the viewer, or `user`, do this? About a room: name a `room` or a `ticket`; about the customer: neither. */
export interface Question {
  permission: Permission;
  customer: string;
  room?: string;
  ticket?: string;
  user?: string;
  /** Of `user`, where it is not the viewer's own: the partner's tenant id, or the customer's. */
  tenant?: string;
}

export interface Decision {
  allowed: boolean;
  reason: Reason;
  /**
   * Of a yes: the assignments that allow it, each with the path of groups that leads to the user. About somebody else,
   * empty for who does not hold `roles.view` over all: there is one at least, and it is not told.
   */
  assignments?: Ways;
}

/** On which rooms may the viewer, or `user`, do this: of `customer`, or, without, of all? A permission about a room, or one that is given within rooms. */
export interface RoomsQuestion { permission: Permission; customer?: string; user?: string; tenant?: string }

/** How many rooms, and of which customers: those in which there is any, in the policy's order. */
export interface RoomCounts {
  total: number;
  customers: { customer: string; rooms: number }[];
}

/** Of one customer: the ids. */
export interface RoomIds { customer: string; rooms: string[] }

/** Who may do this? On a room, a ticket, or to the customer. */
export interface WhoQuestion { permission: Permission; customer: string; room?: string; ticket?: string }

/** Everybody who may, as far as the viewer may ask: by `roles.view` there. Assignments are named to who holds it over all rooms. */
export interface PermittedPeople {
  people: { user: string; tenant: string; assignments: Ways }[];
}

/** The assignments by which somebody may, each with the path of groups that leads to them. */
export type Ways = { id: string; name: string; role: string; path: string[] }[];

/** Of whom: of the viewer, if nobody is named. `tenant`: where it is not the viewer's own. */
export interface PersonQuestion { user?: string; tenant?: string }

/** What somebody may do, customer by customer: in how many rooms, and whether to the customer. Of others: where the viewer may ask. */
export interface Powers {
  user: string;
  tenant: string;
  customers: {
    customer: string;
    permissions: { permission: Permission; rooms: number; customer?: true }[];
  }[];
}

/** Two people, beside each other: one of them may be the viewer. */
export interface CompareQuestion { first: { user: string; tenant?: string }; second: { user: string; tenant?: string } }

/** Where the viewer may ask about others: in how many rooms both may, and only one of them; and who of them to the customer. */
export interface SideBySide {
  customers: {
    customer: string;
    permissions: { permission: Permission; both: number; first: number; second: number; customer?: "both" | "first" | "second" }[];
  }[];
}

/** Why may the viewer, or `user`, do this or not? Of a ticket, ask for its rooms one by one. */
export interface ExplainQuestion { permission: Permission; customer: string; room?: string; user?: string; tenant?: string }

/** The whole ladder, to who holds `roles.view` there; to all others, `not_found` and nothing else; of oneself, the bare reason. */
export interface Explanation {
  allowed: boolean;
  reason: Reason;
  /** The walls before any assignment: the relationship, what the customer opened, and which permissions. */
  connected?: boolean;
  delegated?: boolean;
  underCeiling?: boolean;
  /** To who sees all of them: how far each assignment leads, the nearest miss first. `reason`: the step that it fails, or `allowed`. */
  assignments?: { id: string; name: string; role: string; path: string[]; reason: Reason }[];
}

// ----------------------------------------------------------------------------------- the commands

interface Commanded {
  /** The same id twice is applied once. */
  id: string;
  customer: string;
  /** Another revision than this is `stale`. */
  expects?: { revision: number };
  /** Only says what would happen, by the same check. */
  dryRun?: boolean;
}

/** A role as it is to be, of the side of whoever commands. What is new is given its id. */
export type RoleWanted = Omit<Role, "side" | "revision">;
/** An assignment as it is to be, likewise. */
export type AssignmentWanted = Omit<Assignment, "side" | "revision">;

/** What a person writes of a ticket. */
export interface TicketWanted {
  /** Of the same customer; none: it is the customer's own. */
  rooms?: string[];
  title: string;
  description?: string;
  type?: string;
  severity?: "Critical" | "Important" | "Warning" | "Recommendation";
  highImpact?: boolean;
  assignee?: string;
}
/** null empties a column. */
export interface TicketChanges {
  status?: "Needs action" | "System investigating";
  severity?: TicketWanted["severity"];
  highImpact?: boolean;
  assignee?: string | null;
}
/** What a person writes of a room; null empties a column. */
export type RoomChanges = {
  [Column in "account" | "country" | "state" | "city" | "campus" | "building" | "floor" | "roomType" | "deviceType"]?:
    string | null;
} & { name?: string; capacity?: number | null; licensed?: boolean | null };

/** A wish to change something: see the commands in the package's README. */
export type Command =
  | (Omit<Commanded, "customer"> & { command: "configure_tenant_managers"; tenantManagers: string[] })
  | (Commanded & {
      command: "send_invitation";
      invitation: {
        domain: string;
        expiresInDays: number;
        changeControl?: Record<string, "auto">;
        delegation?: { rooms: Scope; permissions?: Permission[] };
      };
    })
  | (Commanded & { command: "accept_invitation" | "add_primary_admins" | "remove_primary_admins"; primaryAdmins: string[] })
  | (Commanded & { command: "withdraw_invitation" | "decline_invitation" | "remove_customer" | "remove_partner" })
  | (Commanded & { command: "change_delegation"; delegation: { rooms: Scope; permissions?: Permission[] } })
  | (Commanded & { command: "create_role"; role: Omit<RoleWanted, "id"> })
  | (Commanded & { command: "edit_role"; role: RoleWanted })
  | (Commanded & { command: "clone_role"; role: string; name: string })
  | (Commanded & { command: "delete_role"; role: string })
  | (Commanded & { command: "create_assignment"; assignment: Omit<AssignmentWanted, "id"> })
  | (Commanded & { command: "edit_assignment"; assignment: AssignmentWanted })
  | (Commanded & { command: "delete_assignment"; assignment: string })
  | (Commanded & { command: "create_ticket"; ticket: TicketWanted })
  | (Commanded & { command: "update_ticket"; ticket: string; changes?: TicketChanges; note?: string })
  | (Commanded & { command: "close_ticket"; ticket: string; reason: string })
  | (Commanded & { command: "modify_room"; room: string; changes: RoomChanges })
  | (Commanded & { command: "unenroll_room" | "download_key"; room: string })
  | (Omit<Commanded, "expects"> & { command: "create_room"; room: RoomChanges & { name: string } })
  | (Omit<Commanded, "expects"> & {
      command: "add_rooms_to_group" | "remove_rooms_from_group" | "create_room_group";
      rooms: string[];
      group: string;
    })
  | (Omit<Commanded, "expects"> & { command: "move_rooms_to_ring"; rooms: string[]; ring: string })
  | (Omit<Commanded, "expects"> & { command: "reset_key" })
  | (Commanded & { command: "edit_ring"; ring: UpdateRing })
  | (Commanded & { command: "edit_settings"; settings: Record<string, string | null> });

/** One of the partner's templates becomes a role in each of several customers. */
export type TemplateCommand =
  Omit<Commanded, "customer" | "expects"> & { command: "apply_role_template"; template: string; customers: string[] };

export type RefusalReason =
  | "not_found" | "not_permitted" | "stale" | "no_such_partner" | "already_active" | "not_pending"
  | "invitation_expired" | "no_relationship" | "unknown_member" | "last_primary_admin" | "built_in"
  | "exceeds_ceiling" | "exceeds_author" | "exceeds_delegation" | "ticket_exceeds_scope"
  | "not_recorded" | "already_closed" | "already_there" | "rings_too_long";

/** A record of the audit, by the columns of its export. */
export interface AuditRecord {
  "activity.category": "User" | "Assignment" | "PartnerInvitation" | "Role" | "Ticket" | "Room" | "Tenant";
  "activity.objectName": string;
  "activity.operation": "Create" | "Update" | "Delete" | "ViewAs" | "Export";
  "activity.resultStatus": "Successful" | "Failed";
  "activity.tenantId": string;
  /** RFC 3339, UTC. */
  creationTime: string;
  "user.userId": string;
  "user.userTenantId": string;
}

export interface CommandRefusal {
  reason: RefusalReason;
  /** Of not_found: the kind of thing that is not there, or that one may not know of. */
  of?: "customer" | "role" | "template" | "assignment" | "ticket" | "room" | "key" | "ring";
  /** Of exceeds_author: the first twenty that one could not hand out; without a room, over all that was wanted. */
  pairs?: { permission: Permission; room?: string }[];
}

/** A permission that somebody gains or loses, in so many rooms; `customer`: about the customer, too. */
export interface Effect { user: string; tenant: string; permission: Permission; rooms: number; customer?: true }

/** What is odd, though nothing wrong is granted by it, of customers in which the viewer holds `roles.view` over all. */
export interface Lint { findings: LintFinding[] }
export interface LintFinding {
  kind:
    | "no_primary_admin" | "one_primary_admin" | "not_active"
    | "unknown_role" | "unknown_member" | "reaches_nobody" | "reaches_nothing"
    | "above_ceiling" | "ends_soon" | "never_used";
  customer: string;
  assignment?: string;
  role?: string;
  /** Of `above_ceiling`: those of the role that the customer did not open. */
  permissions?: Permission[];
}

/** By a command, as if it were a dry run, or under another policy; the rooms of one `sample` are named, a hundred at most. */
export type DiffQuestion = ({ command: Command; policy?: never } | { policy: PolicyDocument; command?: never }) & {
  sample?: { customer: string; user: string; tenant?: string; permission: Permission };
};

/**
 * Who would gain and who lose what, now; of customers in which nobody does, nothing. A customer that only the other
 * policy has comes last, without rooms, since none are held; a viewer hears nothing of it.
 */
export interface Diff {
  /** Why the command would not be applied. */
  refusal?: CommandRefusal;
  customers: {
    customer: string;
    gained: Effect[];
    lost: Effect[];
    /** The rooms in which the one asked about gains or loses it. */
    sample?: { gained: string[]; lost: string[] };
  }[];
}

export interface Outcome {
  applied: boolean;
  /** Why not. */
  refusal?: CommandRefusal;
  /** It would be applied. */
  dryRun?: true;
  /** Of what was acted on, afterwards; of a ticket or room: when it was updated. */
  revision?: number;
  /** Of a dry run: who would gain and lose what, as far as one may know by `roles.view`. */
  effects?: { gained: Effect[]; lost: Effect[] };
  /** Of what was made. */
  id?: string;
  /** Of download_key. */
  key?: string;
  audit: AuditRecord;
}

/** Of apply_role_template: what came of it in each customer. */
export interface TemplateOutcome { reports: ({ customer: string } & Outcome)[] }

/** Which records: of a tenant that the viewer administers, `from` and before `until` (RFC 3339). */
export interface AuditQuestion { tenant: string; from?: string; until?: string; format?: "json" | "csv" }
/** The records by time, or the text of a CSV file. */
export type AuditAnswer = { records: AuditRecord[]; csv?: never } | { records?: never; csv: string };

// -------------------------------------------------------------------------------------- the calls

export interface Memory {
  wasmBytes: number;
  customers: { customer: string; table: TableName; rows: number; bytes: number }[];
}

/** Every question a session answers: what it is given, and what it gives. */
// ------------------------------------------------------------ the AuthZEN Authorization API 1.0
//
// What stands for what: bindings/json/AUTHZEN.md. Members that mean nothing here are ignored.

/** A user; `properties.tenant`, if not the viewer's own tenant or, of a service, the partner's. */
export interface AuthzenSubject { type: string; id: string; properties?: { tenant?: string; [name: string]: unknown } }
/** A permission by its name. */
export interface AuthzenAction { name: string; properties?: Record<string, unknown> }
/** A room, a ticket or a customer; a room and a ticket say by `properties.customer` whose they are. */
export interface AuthzenResource { type: string; id: string; properties?: { customer?: string; [name: string]: unknown } }

export interface AuthzenEvaluation {
  subject: AuthzenSubject;
  action: AuthzenAction;
  resource: AuthzenResource;
  context?: Record<string, unknown>;
}
/** Why; of one of many that was not asked rightly: what is wrong with it. */
export type AuthzenContext =
  | { reason: Reason; assignments?: Ways; error?: never }
  | { error: { status: number; message: string }; reason?: never };
export interface AuthzenDecision { decision: boolean; context: AuthzenContext }

/** At most 100,000. A part that one does not have is the common one. Without any: one evaluation, the common parts. */
export type AuthzenEvaluations = Partial<AuthzenEvaluation> & {
  evaluations?: Partial<AuthzenEvaluation>[];
  options?: {
    evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";
    [name: string]: unknown;
  };
};
export type AuthzenDecisions = { evaluations: AuthzenDecision[] } | AuthzenDecision;

/** A page of at most `limit` results, or 1,000; the first, or what follows the one that gave `token`. */
export interface AuthzenPage { token?: string; limit?: number; [name: string]: unknown }
/** `next_token`: empty where nothing follows. */
export interface AuthzenPageAnswer { next_token: string; count: number }

/** The `id` of what is searched is ignored. */
export interface AuthzenSubjectSearch {
  subject: { type: string; properties?: AuthzenSubject["properties"] };
  action: AuthzenAction;
  resource: AuthzenResource;
  page?: AuthzenPage;
}
export interface AuthzenResourceSearch {
  subject: AuthzenSubject;
  action: AuthzenAction;
  resource: { type: string; properties?: AuthzenResource["properties"] };
  page?: AuthzenPage;
}
export interface AuthzenActionSearch { subject: AuthzenSubject; resource: AuthzenResource; page?: AuthzenPage }
/** `page`: where one was asked for, or something follows. */
export interface AuthzenFound<Result> { results: Result[]; page?: AuthzenPageAnswer }

export interface Calls {
  advance: { with: { now: number; utcOffsetMinutes?: number }; gives: { changed: boolean } };
  loadPolicy: { with: PolicyDocument; gives: PolicySummary };
  signIn: { with: { user: string; tenant?: string }; gives: Viewer };
  /** Without a user: as oneself again. */
  viewAs: { with: { user?: string; tenant?: string }; gives: { user?: string; tenant?: string } };
  customers: { with: Record<string, never>; gives: KnownCustomer[] };
  /** One more table, for all customers. It stays, whoever signs in; the same again changes nothing. */
  declareTable: { with: TableDeclaration; gives: Record<string, never> };
  put: { with: PutRequest; gives: PutReport };
  /**
   * A put of a customer's whole rows whose text comes in pieces: begun, told the staged bytes of each, wherever it is
   * cut, and finished or called off.
   */
  beginPut: {
    with: PutRequest & { customer: string; mode?: Exclude<PutMode, "patch">; format?: Exclude<PutFormat, "segment"> };
    gives: { put: number };
  };
  continuePut: { with: { put: number }; gives: Record<string, never> };
  finishPut: { with: { put: number }; gives: PutReport };
  abortPut: { with: { put: number }; gives: Record<string, never> };
  /** All rows of a table as the engine's own bytes, which are `staged` then; how many, and their digest. */
  segment: { with: { customer: string; table: TableName }; gives: { bytes: number; digest: string } };
  remove: { with: { customer: string; table: TableName; ids: string[] }; gives: Record<string, never> };
  setSource: {
    with: { customer: string; state: SourceState; asOf?: number; message?: string };
    gives: Record<string, never>;
  };
  setAllTicketsView: { with: { on: boolean }; gives: { on: boolean } };
  openView: { with: Query & KnownCoverage; gives: ViewGiven };
  updateView: { with: { view: number; query?: Query } & KnownCoverage; gives: ViewGiven };
  window: {
    with: { view: number; offset: number; count: number };
    gives: { version: number; total: number; rows: Row[] };
  };
  /** The same rows as bytes (`packed.ts`), which are `staged` then; how many. */
  packedWindow: {
    with: { view: number; offset: number; count: number };
    gives: { version: number; total: number; bytes: number };
  };
  columns: {
    with: { view: number; offset: number; count: number };
    gives: { version: number; total: number; rows: number; columns: Columns };
  };
  closeView: { with: { view: number }; gives: Record<string, never> };
  /** All rows that the view shows now, in its order. What becomes of the view is nothing to the export. */
  openExport: { with: { view: number; format: ExportFormat }; gives: { export: number; total: number } };
  /** The next `rows` rows, at most 10,000, or fewer, if they are long. */
  readExport: { with: { export: number; rows: number }; gives: ExportPiece };
  closeExport: { with: { export: number }; gives: Record<string, never> };
  parse: { with: { table: TableName; box: string }; gives: ParsedBox };
  print: { with: { query: Query; as: QueryLanguage }; gives: { text: string } };
  suggest: { with: SuggestQuestion; gives: BoxSuggestions };
  decide: { with: Question; gives: Decision };
  decideMany: { with: { questions: Question[] }; gives: { decisions: Decision[] } };
  execute: { with: Command | TemplateCommand; gives: Outcome | TemplateOutcome };
  audit: { with: AuditQuestion; gives: AuditAnswer };
  roomsWhere: { with: RoomsQuestion; gives: RoomCounts | RoomIds };
  whoMay: { with: WhoQuestion; gives: PermittedPeople };
  whatMay: { with: PersonQuestion; gives: Powers };
  compare: { with: CompareQuestion; gives: SideBySide };
  explain: { with: ExplainQuestion; gives: Explanation };
  diff: { with: DiffQuestion; gives: Diff };
  lint: { with: Record<string, never>; gives: Lint };
  /** When time alone next changes an answer; without `at`: never. Of a customer that the viewer does not know of yet, it is not told. */
  nextChange: { with: Record<string, never>; gives: { at?: number } };
  evaluate: { with: AuthzenEvaluation; gives: AuthzenDecision };
  evaluations: { with: AuthzenEvaluations; gives: AuthzenDecisions };
  searchSubject: { with: AuthzenSubjectSearch; gives: AuthzenFound<AuthzenSubject> };
  searchResource: { with: AuthzenResourceSearch; gives: AuthzenFound<AuthzenResource> };
  searchAction: { with: AuthzenActionSearch; gives: AuthzenFound<AuthzenAction> };
  /** The viewer's slice: what of the policy their own machine may hold. With it they are answered as with the whole. */
  policy: { with: Record<string, never>; gives: PolicyDocument };
  /** To the three partner-wide roles; to a customer's own MMR administrator that customer's. To all others: none. */
  invitations: { with: Record<string, never>; gives: Invitation[] };
  wipe: { with: { customer?: string }; gives: Record<string, never> };
  memory: { with: Record<string, never>; gives: Memory };
}

export type ErrorCode =
  | "bad_json" | "bad_document" | "bad_query" | "bad_question" | "bad_rows" | "bad_segment"
  | "not_signed_in" | "not_found" | "all_tickets_view_off" | "export_off" | "changed";

export interface Refusal { code: ErrorCode; message: string; path?: string }
export type Answer<T> = { ok: T; error?: never } | { ok?: never; error: Refusal };

/** `write` the JSON text of a question, call, and read the JSON text of an `Answer`: both in UTF-8, both at once. Never throws. */
export type Session = { [C in keyof Calls]: () => Uint8Array } & {
  /** Memory for the `bytes` bytes of the next question (it moves when memory grows). */
  write(bytes: number): Uint8Array;
  /** Memory for `bytes` bytes of rows: fill it at once (it moves when memory grows), then `put`. */
  stage(bytes: number): Uint8Array;
  /** What is staged: of `segment` and `packedWindow`, their bytes. To be read at once. */
  staged(): Uint8Array;
  delete(): void;
};

/** A user, or a room or customer, by number. It stands for that id as long as the service lives. */
export type Handle = number;

/**
 * A session with service authority: it answers about everybody, whole, by `user` and `tenant`; nobody signs in.
 * Nothing that a page's engine is asked makes one.
 */
export type Service = Session & {
  /** The number of a permission; -1 if there is none of that name. */
  permission(name: string): number;
  /** An empty `tenant`: the partner's. */
  user(tenant: string, id: string): Handle;
  /** A room; with an empty `room`, the customer. */
  place(customer: string, room: string): Handle;
  /** The same; 0xFFFFFFFF, and nothing remembered, where nobody or nothing has the id. */
  userIfAny(tenant: string, id: string): Handle;
  placeIfAny(customer: string, room: string): Handle;
  /** What the bare functions of the module take for this service. */
  desk(): number;
  /** Makes room for so many decisions. */
  batch(count: number): void;
  /** The columns of the batch: fill them at once (they move when memory grows). */
  users(): Uint32Array;
  places(): Uint32Array;
  permissions(): Uint8Array;
  /** Decides the batch: 1 or 0 of each. */
  mayMany(): Uint8Array;
};

export interface Enfilade {
  Session: new () => Session;
  Service: new () => Service;
  /** One decision of a service by numbers: 1 or 0. Unknown numbers and ill-asked permissions: 0. */
  _enfilade_may(desk: number, user: Handle, permission: number, place: Handle): number;
  /** Where to put the JSON text of `Calls["evaluate"]["with"]`, in at most so many bytes. */
  _enfilade_request(desk: number, bytes: number): number;
  /** Evaluates so many bytes of it; gives the length of the answer. */
  _enfilade_evaluate(desk: number, bytes: number): number;
  /** Where the answer stands. */
  _enfilade_answer(desk: number): number;
  /** The module's memory: another array after it has grown. */
  readonly HEAPU8: Uint8Array;
}

/** Compiles and starts the module; hand it the bytes where there is no `fetch` of the file. */
export default function createEnfilade(options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?(name: string): string;
}): Promise<Enfilade>;
