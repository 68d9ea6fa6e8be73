// Single rows, asked by views that are closed at once.

import type { Engine, Query, Row } from "enfilade";
import { tableOf, type Page, type RowKey } from "../state/address.ts";

async function rowsOf(engine: Engine, query: Query, count: number): Promise<{ rows: Row[]; total: number }> {
  const view = await engine.openView(query);
  try {
    return { rows: await view.window(0, count), total: view.total };
  } finally {
    view.close();
  }
}

/** The row by its id, with all columns that the viewer may see; null if there is none to be seen. */
export async function rowOf(engine: Engine, page: Page, { customer, id }: RowKey): Promise<Row | null> {
  const query: Query = { table: tableOf[page], customers: [customer], where: { column: "id", equals: id } };
  return (await rowsOf(engine, query, 1)).rows[0] ?? null;
}

/** The tickets of a room, the latest first. */
export function ticketsOf(engine: Engine, { customer, id }: RowKey, count: number) {
  return rowsOf(
    engine,
    {
      table: "tickets",
      customers: [customer],
      where: { column: "rooms", hasAny: [id] },
      orderBy: [{ column: "updated", descending: true }],
      columns: ["title", "severity", "status", "rooms"],
    },
    count,
  );
}

/** What tickets call a room that may be no row to the viewer; null if none names it. */
export async function nameOf(engine: Engine, room: RowKey): Promise<string | null> {
  const { rows } = await ticketsOf(engine, room, 1);
  const named = rows[0]?.rooms?.find(({ id }) => id === room.id);
  return named ? (named.name ?? named.id) : null;
}
