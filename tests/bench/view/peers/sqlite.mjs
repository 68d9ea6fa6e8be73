// SQLite (@sqlite.org/sqlite-wasm): a database in memory, one table of the visible tickets and an index for each
// list.
//
// Open tickets have partial indexes of their own, which hold all that is filtered by, ordered by and counted, so
// that of the table only the rows of a page are read; they are named, since its planner prefers others to them.
// Titles have a column beside them in lower case, which takes half the time of `LIKE`. Counts of all columns come
// from one statement, which keeps the rows that it counts. A list that stays open is the ids in their order, in a
// temporary table. All statements are prepared once. Rows come in as JSON arrays, thousands at a time: to bind
// value by value takes more than twice as long.

import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Peer, shown } from "./peer.mjs";
import { about, facetsFrom, facetsOf, inSeverities, inStatuses, newestFirst, open, page } from "./sql.mjs";

const texts = [
  "id", "customer", "customerName", "room", "roomName", "country", "title", "folded", "severity", "status", "assignee",
];
const times = ["created", "updated"];
const columns = [...texts, ...times];

const openTickets = `tickets INDEXED BY opened WHERE ${open}`;

const typed = (names, type) => names.map((name) => `${name} ${type} NOT NULL`);

const schema = `CREATE TABLE tickets(${[...typed(texts, "TEXT"), ...typed(times, "INTEGER")]})`;

const insertion = `INSERT INTO tickets SELECT ${columns.map((_, index) => `value ->> ${index}`)} FROM json_each(?)`;
const rowsAtOnce = 5_000;

const valuesOf = (rows, names) => JSON.stringify(rows.map((row) => names.map((name) => row[name])));

/** Made when all rows are there. */
const indexes = `
  CREATE UNIQUE INDEX ids ON tickets(id);
  CREATE INDEX opened ON tickets(${newestFirst}, folded, customer, severity, status, country) WHERE ${open};
  CREATE INDEX unresolved ON tickets(severity, status, folded) WHERE ${inStatuses};
  CREATE INDEX severe ON tickets(status, severity, folded) WHERE ${inSeverities};
  CREATE INDEX created ON tickets(customer, created DESC, id);
  CREATE INDEX titles ON tickets(folded, id);
  CREATE TEMP TABLE list(id);
  ANALYZE;
`;

const statements = {
  update: `
    UPDATE tickets SET severity = value ->> 1, status = value ->> 2, updated = value ->> 3 FROM json_each(?)
    WHERE tickets.id = value ->> 0`,
  countAll: "SELECT count(*) AS count FROM tickets",
  countCustomer: "SELECT count(*) AS count FROM tickets WHERE customer = ?",
  countOpen: `SELECT count(*) AS count FROM ${openTickets}`,
  countAbout: `SELECT count(*) AS count FROM ${openTickets} AND ${about}`,
  countList: "SELECT count(*) AS count FROM list",
  ofCustomer: `SELECT * FROM tickets WHERE customer = ? ORDER BY created DESC, id ${page}`,
  openAt: `SELECT * FROM ${openTickets} ORDER BY ${newestFirst} ${page} OFFSET ?`,
  openAbout: `SELECT * FROM ${openTickets} AND ${about} ORDER BY ${newestFirst} ${page}`,
  byTitle: `SELECT * FROM tickets ORDER BY folded, id ${page}`,
  listAt: `SELECT tickets.* FROM list JOIN tickets USING (id) WHERE list.rowid > ? ORDER BY list.rowid ${page}`,
  facets: facetsOf(`${openTickets} AND ${about}`),
  facetsWithoutOwn: facetsOf(`${openTickets} AND ${about}`, {
    severity: `tickets INDEXED BY unresolved WHERE ${inStatuses} AND ${about}`,
    status: `tickets INDEXED BY severe WHERE ${inSeverities} AND ${about}`,
  }),
  emptyList: "DELETE FROM list",
  fillList: `INSERT INTO list SELECT id FROM ${openTickets} ORDER BY ${newestFirst}`,
};

export default class Sqlite extends Peer {
  #database;
  #statements = {};

  async open() {
    const sqlite3 = await sqlite3InitModule();
    this.#database = new sqlite3.oo1.DB(":memory:");
    this.#database.exec(schema);
  }

  close() {
    for (const statement of Object.values(this.#statements)) statement.finalize();
    this.#database.close();
  }

  take(rows) {
    const insert = this.#database.prepare(insertion);
    this.#database.transaction(() => {
      for (let begin = 0; begin < rows.length; begin += rowsAtOnce)
        insert.bind([valuesOf(rows.slice(begin, begin + rowsAtOnce), columns)]).stepReset();
    });
    insert.finalize();
    this.#database.exec(indexes);
    for (const [name, text] of Object.entries(statements)) this.#statements[name] = this.#database.prepare(text);
  }

  Q1() { return this.#newest(asked.text); }
  Q2() { return facetsFrom(this.#all("facets", [asked.text])); }
  Q2b() { return facetsFrom(this.#all("facetsWithoutOwn", [asked.text])); }

  Q3() { return this.#page(this.#value("countCustomer", this.largest), "ofCustomer", this.largest); }

  Q4() {
    const total = this.#value("countOpen");
    return this.#page(total, "openAt", deepOffset(total));
  }

  openList() {
    this.#statements.emptyList.stepReset();
    this.#statements.fillList.stepReset();
  }

  Q4s() {
    const total = this.#value("countList");
    return this.#page(total, "listAt", deepOffset(total));
  }

  Q5() { return keystrokes.map((text) => this.#newest(text)); }

  Q6(changes) {
    const tickets = this.changed(changes);
    this.#statements.update.bind([valuesOf(tickets, ["id", "severity", "status", "updated"])]).stepReset();
    return { ...this.Q1(), ...this.Q2() };
  }

  Q7() { return this.#page(this.#value("countAll"), "byTitle"); }

  #newest(text) {
    return this.#page(this.#value("countAbout", text), "openAbout", text);
  }

  #page(total, name, ...given) { return { total, rows: this.#all(name, given).map(shown) }; }

  #value(name, ...given) { return this.#all(name, given)[0].count; }

  #all(name, given) {
    const statement = this.#statements[name];
    const rows = [];
    if (given.length) statement.bind(given);
    while (statement.step()) rows.push(statement.get({}));
    statement.reset();
    return rows;
  }
}
