// Arquero: one table of the visible tickets, asked by its verbs.
//
// Its filters are bit sets over the table, its orders are worked out when rows are first read and kept with the
// table that verbs give, so that a list which stays open is sorted once. Tables are not changed in place: a change
// is a table of the same columns, but for the three that differ. Titles have a column beside them in lower case.

import { desc, op, table } from "arquero";
import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Peer, shown } from "./peer.mjs";

const newestFirst = [desc("updated"), "id"];

/** Of what is asked for, what its expressions cannot see by themselves. */
const parameters = { severities: asked.severities, notStatus: asked.notStatus };

const about = (tickets, text) => tickets.params({ text }).filter((d, $) => op.includes(d.folded, $.text));
const inSeverities = (tickets) => tickets.filter((d, $) => op.includes($.severities, d.severity));
const inStatuses = (tickets) => tickets.filter((d, $) => d.status !== $.notStatus);

export default class Arquero extends Peer {
  #columns;
  #tickets;
  #rowOf = null;
  /** What stays open between two questions. */
  #list;

  take(rows) {
    this.#columns = Object.fromEntries(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])]));
    this.#renew();
  }

  Q1() { return page(this.#openAbout(asked.text)); }
  Q2() { return { facets: countedBy(this.#openAbout(asked.text), asked.facets) }; }

  Q2b() {
    const found = about(this.#tickets, asked.text);
    const [severities, statuses] = [inSeverities(found), inStatuses(found)];
    return {
      facets: {
        ...countedBy(inStatuses(severities), asked.facets),
        ...countedBy(statuses, ["severity"]),
        ...countedBy(severities, ["status"]),
      },
    };
  }

  Q3() {
    const tickets = this.#tickets.params({ customer: this.largest }).filter((d, $) => d.customer === $.customer);
    return page(tickets, [desc("created"), "id"]);
  }

  Q4() {
    this.openList();
    return this.Q4s();
  }

  openList() { this.#list = this.#open().orderby(...newestFirst); }
  Q4s() { return windowOf(this.#list, deepOffset(this.#list.numRows())); }

  openTyping() { this.#list = this.#open(); }

  /** Each text contains the one before it, and so do the rows that it leaves. */
  Q5() {
    return keystrokes.map((text) => {
      this.#list = about(this.#list, text);
      return page(this.#list);
    });
  }

  Q6(changes) {
    this.#change(this.changed(changes));
    const found = this.#openAbout(asked.text);
    return { ...page(found), facets: countedBy(found, asked.facets) };
  }

  Q7() { return page(this.#tickets, ["folded", "id"]); }

  #open() { return inStatuses(inSeverities(this.#tickets)); }
  #openAbout(text) { return about(this.#open(), text); }

  #renew() { this.#tickets = table(this.#columns).params(parameters); }

  #change(tickets) {
    this.#rowOf ??= new Map(this.#columns.id.map((id, row) => [id, row]));
    for (const name of ["severity", "status", "updated"]) {
      const column = this.#columns[name].slice();
      for (const ticket of tickets) column[this.#rowOf.get(ticket.id)] = ticket[name];
      this.#columns[name] = column;
    }
    this.#renew();
  }
}

const page = (tickets, order = newestFirst) => windowOf(tickets.orderby(...order), 0);

const windowOf = (tickets, offset) =>
  ({ total: tickets.numRows(), rows: tickets.objects({ offset, limit: asked.page }).map(shown) });

const countedBy = (tickets, columns) => Object.fromEntries(columns.map((column) => {
  const by = column === "room.country" ? "country" : column;
  return [column, tickets.groupby(by).count().objects().map(({ [by]: value, count }) => ({ value, count }))];
}));
