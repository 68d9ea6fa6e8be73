// What enfilade.cpp registers, and the shape of every document that passes through it.
//
// Every method of `Session` takes the JSON text of `Calls[method].with` and returns the JSON text
// of an `Answer<Calls[method].gives>`. Times are milliseconds since 1970, UTC, unless a type says
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
  /** Grows with every command that changes the relationship or what is opened. */
  revision?: number;
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

// --------------------------------------------------------------------------------------- the rows

export type TableName = "rooms" | "tickets";
export type PutMode = "replace" | "upsert";

/** The bytes of a JSON array of rows are staged first (`stage`), then put. */
export interface PutRequest {
  customer: string;
  table: TableName;
  mode?: PutMode;
  /** As of when the rows are right. */
  asOf?: number;
}

export type RowReason =
  | "not_an_object" | "missing_id" | "wrong_type" | "duplicate_key" | "out_of_range" | "foreign_customer";

export interface PutReport {
  taken: number;
  failed: number;
  /** The first hundred. `row` counts from 0. */
  errors: { row: number; column: string | null; reason: RowReason }[];
  /** Rows that name a room which is not loaded (yet). */
  unplaced: number;
  /** Values of enumerations that their table does not declare. */
  undeclared: number;
  /** Rows replaced by a later row of the same put with the same id. */
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
  /** Free words: each must occur in some searched text of the row. */
  search?: string;
  orderBy?: { column: string; descending?: boolean }[];
  facets?: string[];
  /** `without_own` (as it is if absent): a facet drops the filters on its own column. */
  facetMode?: "without_own" | "same";
  /** Absent: all columns of the table. `room.…` columns are given when named. */
  columns?: string[];
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
  /** Of tables with a `rooms` column: the visible ones. */
  rooms?: RoomReference[];
  /** Of the same: it has rooms that the viewer does not see. */
  partial?: boolean;
  [column: string]: unknown;
}

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
}

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
  /** Of a yes: the assignments that allow it, each with the path of groups that leads to the user. */
  assignments?: { id: string; name: string; role: string; path: string[] }[];
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

/** A role as it is to be, of the side of whoever commands. */
export type RoleWanted = Omit<Role, "side" | "revision">;
/** An assignment as it is to be, likewise. */
export type AssignmentWanted = Omit<Assignment, "side" | "revision">;

/** A wish to change the tie between the partner and a customer, or roles and assignments there. */
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
  | (Commanded & { command: "create_role" | "edit_role"; role: RoleWanted })
  | (Commanded & { command: "delete_role"; role: string })
  | (Commanded & { command: "create_assignment" | "edit_assignment"; assignment: AssignmentWanted })
  | (Commanded & { command: "delete_assignment"; assignment: string });

export type RefusalReason =
  | "not_found" | "not_permitted" | "stale" | "no_such_partner" | "already_active" | "not_pending"
  | "invitation_expired" | "no_relationship" | "unknown_member" | "last_primary_admin"
  | "built_in" | "id_taken" | "no_such_role" | "exceeds_ceiling" | "exceeds_author";

/** A record of the audit, by the columns of its export. */
export interface AuditRecord {
  "activity.category": "User" | "Assignment" | "PartnerInvitation" | "Role" | "Ticket" | "Room" | "Tenant";
  "activity.objectName": string;
  "activity.operation": "Create" | "Update" | "Delete";
  "activity.resultStatus": "Successful" | "Failed";
  "activity.tenantId": string;
  /** RFC 3339, UTC. */
  creationTime: string;
  "user.userId": string;
  "user.userTenantId": string;
}

export interface Outcome {
  applied: boolean;
  /** Why not. */
  refusal?: { reason: RefusalReason };
  /** It would be applied. */
  dryRun?: true;
  /** Of the customer, or of the partner, afterwards. */
  revision?: number;
  audit: AuditRecord;
}

// -------------------------------------------------------------------------------------- the calls

export interface Memory {
  wasmBytes: number;
  customers: { customer: string; table: TableName; rows: number; bytes: number }[];
}

/** Every question a session answers: what it is given, and what it gives. */
export interface Calls {
  advance: { with: { now: number; utcOffsetMinutes?: number }; gives: { changed: boolean } };
  loadPolicy: { with: PolicyDocument; gives: PolicySummary };
  signIn: { with: { user: string; tenant?: string }; gives: Viewer };
  customers: { with: Record<string, never>; gives: KnownCustomer[] };
  put: { with: PutRequest; gives: PutReport };
  remove: { with: { customer: string; table: TableName; ids: string[] }; gives: Record<string, never> };
  setSource: {
    with: { customer: string; state: SourceState; asOf?: number; message?: string };
    gives: Record<string, never>;
  };
  setAllTicketsView: { with: { on: boolean }; gives: { on: boolean } };
  openView: { with: Query; gives: ViewAnswer };
  updateView: { with: { view: number; query?: Query }; gives: ViewAnswer };
  window: {
    with: { view: number; offset: number; count: number };
    gives: { version: number; total: number; rows: Row[] };
  };
  closeView: { with: { view: number }; gives: Record<string, never> };
  decide: { with: Question; gives: Decision };
  execute: { with: Command; gives: Outcome };
  wipe: { with: { customer?: string }; gives: Record<string, never> };
  memory: { with: Record<string, never>; gives: Memory };
}

export type ErrorCode =
  | "bad_json" | "bad_document" | "bad_query" | "bad_question" | "bad_rows"
  | "not_signed_in" | "not_found" | "all_tickets_view_off";

export interface Refusal { code: ErrorCode; message: string; path?: string }
export type Answer<T> = { ok: T; error?: never } | { ok?: never; error: Refusal };

/** JSON text in, the JSON text of an `Answer` out. Never throws. */
export type Session = { [C in keyof Calls]: (question: string) => string } & {
  /** Memory for `bytes` bytes of rows: fill it at once (it moves when memory grows), then `put`. */
  stage(bytes: number): Uint8Array;
  delete(): void;
};

export interface Enfilade { Session: new () => Session }

/** Compiles and starts the module; hand it the bytes where there is no `fetch` of the file. */
export default function createEnfilade(options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?(name: string): string;
}): Promise<Enfilade>;
