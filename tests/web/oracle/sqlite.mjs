// SQLite, asked what the engine is asked: a second opinion on filters, orders, windows and counts from a program
// that knows nothing of ours. Node 20 has none of its own, hence the package.

import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { kindOf, ofCustomer, ownColumns } from "./columns.mjs";
import { folded } from "./folded.mjs";
import { besides, facetOf, literal, name, orderOf, rankOf, rowsOf } from "./sql.mjs";

const sqlite3 = await sqlite3InitModule();

/** The columns of a table with those beside them, each with how a row gives its value. */
const layouts = Object.fromEntries(["rooms", "tickets"].map((table) => {
  const layout = [...Object.keys(ownColumns(table)), ...Object.keys(ofCustomer)].flatMap((column) => {
    const asStored = (value) => (Array.isArray(value) ? JSON.stringify(value) : value);
    const beside = {
      "~": (value) => value && (Array.isArray(value) ? JSON.stringify(value.map(folded)) : folded(value)),
      "#": (value) => value && rankOf(column, value),
    };
    return [
      [column, (row) => asStored(row[column])],
      ...besides(kindOf(table, column)).map((mark) => [`${column}${mark}`, (row) => beside[mark](row[column])]),
    ];
  });
  return [table, layout];
}));

const namesOf = (table) => layouts[table].map(([column]) => name(column)).join(", ");

/** The visible rows of a world in memory. */
export class Sqlite {
  #db = new sqlite3.oo1.DB(":memory:");

  /** `seen`: what `visibleRows` gives. */
  constructor({ rooms, tickets }) {
    this.#db.exec(`
      CREATE TABLE rooms(row INTEGER PRIMARY KEY, ${namesOf("rooms")});
      CREATE TABLE tickets(row INTEGER PRIMARY KEY, ${namesOf("tickets")});
      CREATE TABLE places(row, place, ${namesOf("rooms")});
    `);
    rooms.forEach((room, row) => this.#insert("rooms", [row], room, "rooms"));
    tickets.forEach((ticket, row) => {
      this.#insert("tickets", [row], ticket, "tickets");
      ticket.places.forEach((room, place) => this.#insert("places", [row, place], room, "rooms"));
    });
  }

  #insert(into, numbers, row, table) {
    const values = [...numbers, ...layouts[table].map(([, read]) => read(row))];
    this.#db.exec(`INSERT INTO ${into} VALUES (${values.map(literal).join(", ")})`);
  }

  /** `{ total, rows, facets }`: of the rows customer and id, of the facets values and counts. */
  answer(query, { offset, count }) {
    const { table, facets = [] } = query;
    const found = `FROM ${table} WHERE ${rowsOf(query)}`;
    const page = `ORDER BY ${orderOf(query)} LIMIT ${count} OFFSET ${offset}`;
    return {
      total: this.#all(`SELECT count(*) AS total ${found}`)[0].total,
      rows: this.#all(`SELECT customer, id ${found} ${page}`).map(({ customer, id }) => [customer, id]),
      facets: Object.fromEntries(facets.map((column) => [column, this.#facet(query, column)])),
    };
  }

  #facet(query, column) {
    const isFlag = kindOf(query.table, column) === "flag";
    return this.#all(facetOf(query, column)).map(({ value, count }) =>
      [isFlag && value !== null ? value === 1 : value, count]);
  }

  #all(sql) { return this.#db.exec({ sql, rowMode: "object", returnValue: "resultRows" }); }

  close() { this.#db.close(); }
}
