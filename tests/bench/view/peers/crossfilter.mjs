// Crossfilter (crossfilter2): dimensions over the visible tickets, each an index sorted by its values.
//
// A list is opened by filters on the dimensions, read from the top of the one that it is ordered by, and closed by
// taking the filters away. A group counts what all filters leave but that of its own dimension: for counts of the
// same rows, severity and status have a second dimension each, without filters. A group that nobody has read
// since it was told what to reduce costs a filter nothing, so that lists do not pay for facets. Rows are changed
// by taking the old ones out and adding the new ones. Of equal values the library promises no order, and so some
// more rows than asked for are read, sorted by id, and cut.

import crossfilter from "crossfilter2";
import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Peer, shown } from "./peer.mjs";

/** More rows than have the same value at either end of a page. */
const ties = 32;

const severities = new Set(asked.severities);

const counted = { customer: "customer", severity: "sameSeverity", status: "sameStatus", "room.country": "country" };
const countedWithoutOwn = { ...counted, severity: "severity", status: "status" };

export default class Crossfilter extends Peer {
  #rowOf;
  #tickets;
  #total;
  #dimensions;
  #groups;

  take(rows) {
    this.#rowOf = new Map(rows.map((row) => [row.id, row]));
    this.#tickets = crossfilter(rows);
    this.#total = this.#tickets.groupAll();
    const by = (column) => this.#tickets.dimension((row) => row[column]);
    this.#dimensions = {
      severity: by("severity"), status: by("status"), folded: by("folded"), updated: by("updated"),
      created: by("created"), customer: by("customer"), country: by("country"),
      sameSeverity: by("severity"), sameStatus: by("status"),
    };
    this.#groups = Object.fromEntries([...new Set([...Object.values(counted), ...Object.values(countedWithoutOwn)])]
      .map((name) => [name, this.#dimensions[name].group()]));
    this.#shut();
  }

  Q1() { return this.#about(() => this.#newest()); }
  Q2() { return this.#about(() => this.#facets(counted)); }
  Q2b() { return this.#about(() => this.#facets(countedWithoutOwn)); }

  Q3() {
    this.#shut();
    this.#dimensions.customer.filterExact(this.largest);
    const answer = this.#page("created");
    this.#shut();
    return answer;
  }

  Q4() {
    this.openList();
    const answer = this.Q4s();
    this.#shut();
    return answer;
  }

  openList() {
    this.#shut();
    const { severity, status } = this.#dimensions;
    severity.filterFunction((value) => severities.has(value));
    status.filterFunction((value) => value !== asked.notStatus);
  }

  Q4s() { return this.#page("updated", deepOffset(this.#total.value())); }

  openTyping() { this.openList(); }

  Q5() {
    return keystrokes.map((text) => {
      this.#narrow(text);
      return this.#newest();
    });
  }

  openLive() {
    this.openList();
    this.#narrow(asked.text);
  }

  Q6(changes) {
    const changed = new Set();
    for (const { id, severity, status, updated } of this.changed(changes)) {
      changed.add(id);
      this.#rowOf.set(id, { ...this.#rowOf.get(id), severity, status, updated });
    }
    this.#tickets.remove(({ id }) => changed.has(id));
    this.#tickets.add(Array.from(changed, (id) => this.#rowOf.get(id)));
    return { ...this.#newest(), ...this.#facets(counted) };
  }

  Q7() {
    this.#shut();
    const rows = this.#dimensions.folded.bottom(asked.page + ties);
    return this.#shown(inOrder(rows, (a, b) => compare(a.folded, b.folded)), 0);
  }

  #about(read) {
    this.openLive();
    const answer = read();
    this.#shut();
    return answer;
  }

  #narrow(text) { this.#dimensions.folded.filterFunction((title) => title.includes(text)); }

  /** Takes all filters away, and lets groups count anew when they are read next. */
  #shut() {
    for (const group of [this.#total, ...Object.values(this.#groups)]) group.reduceCount();
    for (const dimension of Object.values(this.#dimensions)) if (dimension.hasCurrentFilter()) dimension.filterAll();
  }

  #newest() { return this.#page("updated"); }

  #page(column, offset = 0) {
    const before = Math.min(offset, ties);
    const rows = this.#dimensions[column].top(before + asked.page + ties, offset - before);
    return this.#shown(inOrder(rows, (a, b) => b[column] - a[column]), before);
  }

  #shown(rows, from) {
    return { total: this.#total.value(), rows: rows.slice(from, from + asked.page).map(shown) };
  }

  #facets(dimensions) {
    const values = (name) => this.#groups[name].all().map(({ key, value }) => ({ value: key, count: value }));
    return { facets: Object.fromEntries(asked.facets.map((column) => [column, values(dimensions[column])])) };
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (rows, order) => rows.sort((a, b) => order(a, b) || compare(a.id, b.id));
