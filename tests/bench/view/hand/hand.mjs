// The hand-written peer: what a careful programmer gets out of JavaScript for just these questions.
// Flat typed arrays over all customers, names as codes, visibility worked out before, no index.

import { asked, deepOffset, keystrokes } from "../questions.mjs";
import { Policy, VIEW_TICKETS } from "./access.mjs";
import { Columns } from "./columns.mjs";
import { countFacets, countFacetsWithoutOwn } from "./facets.mjs";
import { Ordered } from "./ordered.mjs";
import { Page } from "./page.mjs";

export default class Hand {
  #policy;
  #sources;
  #largestId;
  #columns;
  #largest;
  #roomMasks;
  #visible;
  /** The rows that the last filter left, at the front. */
  #candidates;
  #candidateCount = 0;
  #list = null;

  static start(world) { return new Hand(world); }

  constructor({ policy, viewer, sources, largest }) {
    this.#policy = new Policy(policy, viewer);
    this.#sources = sources;
    this.#largestId = largest;
  }

  json_to_q1() {
    this.#columns = new Columns(this.#sources);
    const { customers, rooms, tickets } = this.#columns;
    for (const customer of customers) customer.name = this.#policy.name(customer.id);
    this.#largest = customers.findIndex(({ id }) => id === this.#largestId);
    this.#roomMasks = new Uint8Array(rooms.count);
    this.#visible = new Uint8Array(tickets.count);
    this.#candidates = new Uint32Array(tickets.count);
    this.#policy.maskRooms(this.#columns, this.#roomMasks);
    for (let row = 0; row < tickets.count; ++row)
      this.#visible[row] = this.#roomMasks[tickets.room[row]] & VIEW_TICKETS;
    return this.Q1();
  }

  Q1() {
    this.#selectOpen();
    this.#narrow(asked.text);
    return this.#newestPage();
  }

  Q2() {
    this.#selectOpen();
    this.#narrow(asked.text);
    return { facets: countFacets(this.#columns, this.#candidates, this.#candidateCount) };
  }

  Q2b() {
    return { facets: countFacetsWithoutOwn(this.#columns, this.#visible, this.#askedCodes(), asked.text) };
  }

  Q3() {
    const { count, customer, created } = this.#columns.tickets;
    const page = new Page(asked.page, this.#descending(created));
    let total = 0;
    for (let row = 0; row < count; ++row) {
      if (customer[row] !== this.#largest || !this.#visible[row]) continue;
      ++total;
      if (!page.full || created[row] >= created[page.last]) page.push(row);
    }
    return this.#shown(total, page.rows());
  }

  Q4() {
    this.openList();
    return this.Q4s();
  }

  openList() {
    const { updated } = this.#columns.tickets;
    this.#selectOpen();
    this.#list = new Ordered(this.#candidates, this.#candidateCount, updated, this.#descending(updated));
  }

  Q4s() {
    const { total } = this.#list;
    return this.#shown(total, this.#list.window(deepOffset(total), asked.page));
  }

  openTyping() {
    this.#selectOpen();
  }

  openLive() {}

  Q5() {
    return keystrokes.map((text) => {
      this.#narrow(text);
      return this.#newestPage();
    });
  }

  Q6(changes) {
    this.#columns.change(changes);
    const page = this.Q1();
    return { ...page, facets: countFacets(this.#columns, this.#candidates, this.#candidateCount) };
  }

  Q7() {
    const { count, id, title } = this.#columns.tickets;
    const { prefix } = title;
    const page = new Page(asked.page, (a, b) => (title.compare(a, b) || (id[a] < id[b] ? -1 : 1)) < 0);
    let total = 0;
    for (let row = 0; row < count; ++row) {
      if (!this.#visible[row]) continue;
      ++total;
      if (!page.full || prefix[row] <= prefix[page.last]) page.push(row);
    }
    return this.#shown(total, page.rows());
  }

  access_ms() {
    this.#policy.maskRooms(this.#columns, this.#roomMasks);
    return { total: this.#policy.assignedCustomers() };
  }

  #askedCodes() {
    const { severities, statuses } = this.#columns;
    return {
      severity: severities.flags(asked.severities),
      status: statuses.flags([asked.notStatus], { except: true }),
    };
  }

  /** Leaves the visible tickets of the asked severities that are not resolved. */
  #selectOpen() {
    const { count, severity, status } = this.#columns.tickets;
    const { severity: severityAsked, status: statusAsked } = this.#askedCodes();
    const visible = this.#visible;
    const candidates = this.#candidates;
    let kept = 0;
    for (let row = 0; row < count; ++row)
      if (visible[row] && severityAsked[severity[row]] & statusAsked[status[row]]) candidates[kept++] = row;
    this.#candidateCount = kept;
  }

  #narrow(text) {
    const { title } = this.#columns.tickets;
    this.#candidateCount = title.keepContaining(text, this.#candidates, this.#candidateCount);
  }

  #newestPage() {
    const { updated } = this.#columns.tickets;
    const page = new Page(asked.page, this.#descending(updated));
    for (let i = 0; i < this.#candidateCount; ++i) {
      const row = this.#candidates[i];
      if (!page.full || updated[row] >= updated[page.last]) page.push(row);
    }
    return this.#shown(this.#candidateCount, page.rows());
  }

  #descending(key) {
    const { id } = this.#columns.tickets;
    return (a, b) => key[a] > key[b] || (key[a] === key[b] && id[a] < id[b]);
  }

  close() {}

  #shown(total, rows) {
    return { total, rows: rows.map((row) => this.#columns.row(row)) };
  }
}
