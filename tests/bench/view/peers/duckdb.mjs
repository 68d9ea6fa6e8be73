// DuckDB (@duckdb/duckdb-wasm): one table of the visible tickets in its columns, on one thread and in this one.
//
// Nothing is indexed: its indexes find single rows, and a scan is what it is built for. Titles have a column beside
// them in lower case. All statements are prepared once. A list that stays open is its rows in their order, in a
// temporary table. Rows and changes come in as JSON texts, which it reads by itself; changes join the table.

import { createRequire } from "node:module";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Peer, shown } from "./peer.mjs";
import { about, facetsFrom, facetsOf, inSeverities, inStatuses, newestFirst, open, page } from "./sql.mjs";

const mainModule = createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
const bundle = { mainModule, mainWorker: null };

const openTickets = `tickets WHERE ${open}`;

const statements = {
  countAll: "SELECT count(*) AS count FROM tickets",
  countCustomer: "SELECT count(*) AS count FROM tickets WHERE customer = ?",
  countOpen: `SELECT count(*) AS count FROM ${openTickets}`,
  countAbout: `SELECT count(*) AS count FROM ${openTickets} AND ${about}`,
  ofCustomer: `SELECT * FROM tickets WHERE customer = ? ORDER BY created DESC, id ${page}`,
  openAt: `SELECT * FROM ${openTickets} ORDER BY ${newestFirst} ${page} OFFSET ?`,
  openAbout: `SELECT * FROM ${openTickets} AND ${about} ORDER BY ${newestFirst} ${page}`,
  byTitle: `SELECT * FROM tickets ORDER BY folded, id ${page}`,
  facets: facetsOf(`${openTickets} AND ${about}`),
  facetsWithoutOwn: facetsOf(`${openTickets} AND ${about}`, {
    severity: `tickets WHERE ${inStatuses} AND ${about}`,
    status: `tickets WHERE ${inSeverities} AND ${about}`,
  }),
};

export default class Duckdb extends Peer {
  #database;
  #connection;
  #statements = {};

  async open() {
    this.#database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
    await this.#database.instantiate(() => {});
    this.#connection = this.#database.connect();
  }

  close() {
    for (const statement of Object.values(this.#statements)) statement.close();
    this.#connection.close();
    this.#database.reset();
  }

  take(rows) {
    this.#insert("tickets", rows);
    for (const [name, text] of Object.entries(statements)) this.#statements[name] = this.#connection.prepare(text);
  }

  Q1() { return this.#newest(asked.text); }
  Q2() { return facetsFrom(this.#all("facets", asked.text)); }
  Q2b() { return facetsFrom(this.#all("facetsWithoutOwn", asked.text)); }
  Q3() { return this.#page(this.#count("countCustomer", this.largest), "ofCustomer", this.largest); }

  Q4() {
    const total = this.#count("countOpen");
    return this.#page(total, "openAt", deepOffset(total));
  }

  openList() {
    this.#connection.query(
      `CREATE OR REPLACE TEMP TABLE list AS SELECT * FROM ${openTickets} ORDER BY ${newestFirst}`);
    this.#statements.countList ??= this.#connection.prepare("SELECT count(*) AS count FROM list");
    this.#statements.listAt ??= this.#connection.prepare(`SELECT * FROM list ${page} OFFSET ?`);
  }

  Q4s() {
    const total = this.#count("countList");
    return this.#page(total, "listAt", deepOffset(total));
  }

  Q5() { return keystrokes.map((text) => this.#newest(text)); }

  Q6(changes) {
    this.#insert("changes", this.changed(changes));
    this.#connection.query(`
      UPDATE tickets SET severity = changes.severity, status = changes.status, updated = changes.updated FROM changes
      WHERE tickets.id = changes.id`);
    this.#connection.query("DROP TABLE changes");
    return { ...this.Q1(), ...this.Q2() };
  }

  Q7() { return this.#page(this.#count("countAll"), "byTitle"); }

  #newest(text) { return this.#page(this.#count("countAbout", text), "openAbout", text); }

  #page(total, name, ...given) { return { total, rows: this.#all(name, ...given).map(shown) }; }

  #count(name, ...given) { return Number(this.#all(name, ...given)[0].count); }

  /** Times are beyond 32 bits, and so come as BigInts. */
  #all(name, ...given) {
    return this.#statements[name].query(...given).toArray().map((row) => {
      const { created, updated, ...others } = row.toJSON();
      return created === undefined ? others : { ...others, created: Number(created), updated: Number(updated) };
    });
  }

  /** Makes a table of rows. */
  #insert(name, rows) {
    const file = `${name}.json`;
    this.#database.registerFileText(file, JSON.stringify(rows));
    this.#connection.insertJSONFromPath(file, { name });
    this.#database.dropFile(file);
  }
}
