// Which columns and filters each page shows, and how a column's values look. What may be seen of
// them is the engine's to say.

import type { Page } from "../state/address.ts";

export type Kind =
  | "text" | "severity" | "status" | "health" | "time" | "day" | "number" | "percent" | "flag" | "set" | "rooms" | "room"
  | "id";

export interface ListColumn {
  column: string;
  kind: Kind;
  width: "s" | "m" | "l" | "xl" | "rest";
  /** The narrowest list, in pixels, that has room for it. */
  from?: number;
}

const customer: ListColumn = { column: "customer.name", kind: "text", width: "m", from: 480 };

const tickets: ListColumn[] = [
  { column: "severity", kind: "severity", width: "m" },
  { column: "title", kind: "text", width: "rest" },
  { column: "rooms", kind: "rooms", width: "l", from: 640 },
  { column: "status", kind: "status", width: "l", from: 520 },
  { column: "type", kind: "text", width: "l", from: 1120 },
  { column: "updated", kind: "time", width: "m", from: 760 },
  { column: "id", kind: "id", width: "s", from: 1280 },
];

const rooms: ListColumn[] = [
  { column: "health", kind: "health", width: "m" },
  { column: "name", kind: "text", width: "rest" },
  { column: "city", kind: "text", width: "s", from: 520 },
  { column: "country", kind: "text", width: "m", from: 1080 },
  { column: "deviceType", kind: "text", width: "xl", from: 760 },
  { column: "roomGroups", kind: "set", width: "l", from: 1240 },
  { column: "ring", kind: "text", width: "s", from: 1400 },
  { column: "lastSeen", kind: "time", width: "m", from: 860 },
];

const health: ListColumn[] = [
  { column: "health", kind: "health", width: "m" },
  { column: "room", kind: "room", width: "rest" },
  { column: "day", kind: "day", width: "s", from: 400 },
  { column: "category", kind: "text", width: "l", from: 640 },
  { column: "minutesUnhealthy", kind: "number", width: "s", from: 1080 },
  { column: "calls", kind: "number", width: "s", from: 1200 },
  { column: "callQuality", kind: "percent", width: "s", from: 520 },
  { column: "utilization", kind: "percent", width: "s", from: 980 },
];

const updates: ListColumn[] = [
  { column: "status", kind: "status", width: "xl" },
  { column: "name", kind: "text", width: "rest" },
  { column: "version", kind: "text", width: "m", from: 820 },
  { column: "kind", kind: "text", width: "s", from: 1340 },
  { column: "ring", kind: "text", width: "s", from: 680 },
  { column: "roomCount", kind: "number", width: "s", from: 1220 },
  { column: "failed", kind: "number", width: "s", from: 1110 },
  { column: "progress", kind: "percent", width: "s", from: 560 },
  { column: "starts", kind: "time", width: "m", from: 1000 },
];

const lists: Record<Page, ListColumn[]> = { incidents: tickets, rooms, health, updates };

/** The columns of a page's list; with the customer's where there are several. */
export function columnsOf(page: Page, aggregate: boolean): ListColumn[] {
  const [first, second, ...others] = lists[page];
  return [first!, second!, ...(aggregate ? [customer] : []), ...others];
}

const facets: Record<Page, string[]> = {
  incidents: ["severity", "status", "type", "origin", "room.country", "room.roomGroups", "assignee", "highImpact"],
  rooms: ["health", "country", "city", "roomGroups", "deviceType", "roomType", "ring"],
  health: ["health", "category", "room.country", "room.city", "room.roomGroups", "room.deviceType"],
  updates: ["status", "kind", "ring", "name"],
};

export function facetsOf(page: Page, aggregate: boolean): string[] {
  return aggregate ? ["customer", ...facets[page]] : facets[page];
}

const kinds = new Map<string, Kind>([
  ...Object.values(lists).flat().map(({ column, kind }) => [column, kind] as const),
  ...["created", "closed", "completed"].map((column) => [column, "time"] as const),
  ...["highImpact", "licensed"].map((column) => [column, "flag"] as const),
  ...["capacity", "notes"].map((column) => [column, "number"] as const),
]);

export const kindOf = (column: string): Kind => kinds.get(column.replace(/^room\./, "")) ?? "text";

/** Of a column that holds several values, or rooms: it is asked for any of them, and no order goes by it. */
export const isList = (kind: Kind) => kind === "set" || kind === "rooms" || kind === "room";

/** The columns of the details, in their order. */
export const detailsOf: Record<Page, string[]> = {
  incidents: [
    "description", "severity", "status", "type", "origin", "highImpact", "assignee", "created", "updated",
    "closed", "closedBy", "reason", "notes",
  ],
  rooms: [
    "health", "account", "deviceType", "roomType", "capacity", "licensed", "country", "state", "city",
    "campus", "building", "floor", "roomGroups", "ring", "lastSeen", "updated", "key",
  ],
  health: ["health", "day", "minutesUnhealthy", "category", "calls", "callQuality", "utilization"],
  updates: ["status", "kind", "version", "ring", "roomCount", "failed", "progress", "starts", "completed"],
};

const named = (page: Page) =>
  new Set([...columnsOf(page, true).map(({ column }) => column), ...facetsOf(page, true), ...detailsOf[page], "id"]);
const names: Record<Page, Set<string>> = {
  incidents: named("incidents"),
  rooms: named("rooms"),
  health: named("health"),
  updates: named("updates"),
};

/** Whether a page can be narrowed by it. */
export const isColumn = (page: Page, column: string) => names[page].has(column);

/** Whether a page can be ordered by it. */
export const hasOrder = (page: Page, column: string) => isColumn(page, column) && !isList(kindOf(column));
