// What a viewer sees of a world, row by row, by `decide` alone, asked with service authority: the plain rule.

import { stage } from "../../golden/play.mjs";
import { ask, enfilade } from "../module.mjs";
import { now } from "../small_worlds.mjs";
import { ownColumns } from "./columns.mjs";

/** What the module gives; what it refuses is thrown. */
export function given(session, call, question) {
  const { ok, error } = JSON.parse(ask(session, call, JSON.stringify(question)));
  if (error) throw new Error(`${call}: ${error.code}: ${error.message}`);
  return ok;
}

/** Brings policy and rows into a session of whoever `begin(session)` makes it. */
export function opened(session, { policy, rows }, begin) {
  given(session, "advance", { now });
  given(session, "loadPolicy", policy);
  begin(session);
  for (const [customer, tables] of Object.entries(rows)) {
    for (const [table, some] of Object.entries(tables)) {
      stage(session, some);
      given(session, "put", { customer, table });
    }
  }
  return session;
}

/** A row with the customer's columns, and null where nothing stands. */
const whole = (customer, row, table, reads = () => true) => ({
  ...Object.fromEntries(Object.keys(ownColumns(table)).map((column) =>
    [column, reads(column) ? row[column] ?? null : null])),
  customer: customer.tenantId,
  "customer.name": customer.name,
  "customer.alias": customer.alias ?? null,
  "customer.tags": customer.tags.length > 0 ? customer.tags : null,
});

/** `{ rooms, tickets }`: the visible rows. A ticket's `places` are its visible rooms, as far as they may be read. */
export function visibleRows(world) {
  const service = opened(new enfilade.Service(), world, () => {});
  const seen = { rooms: [], tickets: [] };
  for (const customer of world.policy.customers) {
    const may = (permission, on) =>
      given(service, "decide", { user: world.user, permission, customer: customer.tenantId, ...on }).allowed;
    const { rooms = [], tickets = [] } = world.rows[customer.tenantId] ?? {};
    const reads = (room) => (column) =>
      ["id", "name"].includes(column) ||
      (may("rooms.view", { room }) && (column !== "key" || may("rooms.download_key", { room })));
    const byId = new Map(rooms.map((room) => [room.id, room]));
    for (const room of rooms)
      if (may("rooms.view", { room: room.id })) seen.rooms.push(whole(customer, room, "rooms", reads(room.id)));
    for (const ticket of tickets) {
      if (!may("tickets.view", { ticket: ticket.id })) continue;
      const places = [...new Set(ticket.rooms ?? [])].filter((room) => byId.has(room) && may("tickets.view", { room }));
      seen.tickets.push({
        ...whole(customer, ticket, "tickets"),
        rooms: places.length > 0 ? places : null,
        places: places.map((room) => whole(customer, byId.get(room), "rooms", reads(room))),
      });
    }
  }
  service.delete();
  return seen;
}
