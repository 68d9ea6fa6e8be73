// Perspective (@perspective-dev/client): a table with an index of ids, and views of it, in its engine for Node.
//
// A view is a filter, an order and columns; a facet is a view grouped by its column, of which counts are read. Views
// stay up to date by themselves, and so an open list is a view that is kept, and changes are rows of the table with
// some columns only. Titles have a column beside them in lower case.

import perspective from "@perspective-dev/client";
import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Peer, shown } from "./peer.mjs";

const schema = {
  id: "string", customer: "string", customerName: "string", room: "string", roomName: "string", country: "string",
  title: "string", folded: "string", severity: "string", status: "string", assignee: "string",
  created: "float", updated: "float",
};

const inSeverities = ["severity", "in", asked.severities];
const inStatuses = ["status", "!=", asked.notStatus];
const open = [inSeverities, inStatuses];
const about = (text) => ["folded", "contains", text];

const newestFirst = [["updated", "desc"], ["id", "asc"]];
const columns = Object.keys(schema);

const listOf = (filter, sort = newestFirst) => ({ columns, filter, sort });

/** The facets with the conditions that each is counted under. */
const same = asked.facets.map((column) => [column, [...open, about(asked.text)]]);
const withoutOwn = same.map(([column, filter]) => [column, filter.filter(([name]) => name !== column)]);

export default class Perspective extends Peer {
  #table;
  /** The views that stay open between two questions. */
  #list = null;
  #facets = [];

  async open() {
    this.#table = await perspective.table(schema, { index: "id" });
  }

  async close() {
    await this.#shut();
    await this.#table.delete();
  }

  take(rows) { return this.#table.update(rows); }

  Q1() { return this.#once(listOf([...open, about(asked.text)]), page); }
  Q2() { return this.#counts(same); }
  Q2b() { return this.#counts(withoutOwn); }
  Q3() { return this.#once(listOf([["customer", "==", this.largest]], [["created", "desc"], ["id", "asc"]]), page); }
  Q4() { return this.#once(listOf(open), deepPage); }
  Q4s() { return deepPage(this.#list); }

  async openList() {
    await this.#shut();
    this.#list = await this.#table.view(listOf(open));
  }

  async Q5() {
    const pages = [];
    for (const text of keystrokes) pages.push(await this.#once(listOf([...open, about(text)]), page));
    return pages;
  }

  async openLive() {
    await this.#shut();
    this.#list = await this.#table.view(listOf([...open, about(asked.text)]));
    this.#facets = await this.#grouped(same);
  }

  async Q6(changes) {
    const changed = this.changed(changes);
    await this.#table.update(changed.map(({ id, severity, status, updated }) => ({ id, severity, status, updated })));
    return { ...(await page(this.#list)), ...(await facetsFrom(this.#facets)) };
  }

  Q7() { return this.#once(listOf([], [["folded", "asc"], ["id", "asc"]]), page); }

  async #once(query, read) {
    const view = await this.#table.view(query);
    const answer = await read(view);
    await view.delete();
    return answer;
  }

  async #counts(facets) {
    const grouped = await this.#grouped(facets);
    const answer = await facetsFrom(grouped);
    for (const [, view] of grouped) await view.delete();
    return answer;
  }

  async #grouped(facets) {
    const grouped = [];
    for (const [column, filter] of facets) {
      const by = column === "room.country" ? "country" : column;
      const query = { group_by: [by], columns: ["id"], aggregates: { id: "count" }, filter };
      grouped.push([column, await this.#table.view(query)]);
    }
    return grouped;
  }

  async #shut() {
    for (const view of [this.#list, ...this.#facets.map(([, facet]) => facet)]) await view?.delete();
    this.#list = null;
    this.#facets = [];
  }
}

async function windowOf(view, offsetAt) {
  const total = await view.num_rows();
  const offset = offsetAt(total);
  const rows = await view.to_json({ start_row: offset, end_row: Math.min(offset + asked.page, total) });
  return { total, rows: rows.map(shown) };
}

const page = (view) => windowOf(view, () => 0);
const deepPage = (view) => windowOf(view, deepOffset);

/** The first row of a grouped view is that of all. */
async function facetsFrom(grouped) {
  const facets = {};
  for (const [column, view] of grouped) {
    const [, ...rows] = await view.to_json();
    facets[column] = rows.map(({ __ROW_PATH__: [value], id: count }) => ({ value, count }));
  }
  return { facets };
}
