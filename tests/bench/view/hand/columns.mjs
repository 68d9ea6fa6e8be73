// Rows as columns: the JSON that a source sends, taken apart into typed arrays.

import { reserve } from "./arrays.mjs";
import { Dictionary } from "./dictionary.mjs";
import { TextHeap } from "./text.mjs";

const decoder = new TextDecoder();
const parse = (bytes) => JSON.parse(decoder.decode(bytes));

export class Columns {
  customers = [];
  rooms = { count: 0, id: [], name: [], country: new Uint8Array(1), groups: new Uint32Array(1) };
  tickets = {
    count: 0, id: [], title: new TextHeap(),
    customer: new Uint16Array(1), room: new Uint32Array(1),
    severity: new Uint8Array(1), status: new Uint8Array(1), assignee: new Uint16Array(1),
    created: new Float64Array(1), updated: new Float64Array(1),
  };
  severities = new Dictionary();
  statuses = new Dictionary();
  countries = new Dictionary();
  assignees = new Dictionary();
  #rowOf = null;

  constructor(sources) {
    for (const source of sources) this.#take(source);
  }

  /** Takes a customer's rows. `groups` of a customer: its room groups, each a bit of a room's `groups`. */
  #take({ customer: id, rooms, tickets }) {
    const customer = { id, groups: new Dictionary(), roomsAt: this.rooms.count, ticketsAt: this.tickets.count };
    this.customers.push(customer);
    const roomOf = this.#takeRooms(parse(rooms), customer);
    this.#takeTickets(parse(tickets), roomOf);
    customer.roomsEnd = this.rooms.count;
    customer.ticketsEnd = this.tickets.count;
  }

  #takeRooms(rows, { groups }) {
    const { rooms } = this;
    const roomOf = new Map();
    reserve(rooms, rooms.count + rows.length);
    for (const row of rows) {
      const at = rooms.count++;
      roomOf.set(row.id, at);
      rooms.id.push(row.id);
      rooms.name.push(row.name);
      rooms.country[at] = this.countries.code(row.country);
      for (const group of row.roomGroups) rooms.groups[at] |= 1 << groups.code(group);
    }
    return roomOf;
  }

  #takeTickets(rows, roomOf) {
    const { tickets } = this;
    const customer = this.customers.length - 1;
    reserve(tickets, tickets.count + rows.length);
    tickets.title.reserve(tickets.count + rows.length);
    for (const row of rows) {
      const at = tickets.count++;
      tickets.id.push(row.id);
      tickets.customer[at] = customer;
      tickets.room[at] = roomOf.get(row.rooms[0]);
      tickets.assignee[at] = this.assignees.code(row.assignee);
      tickets.created[at] = row.created;
      tickets.title.push(row.title);
      this.#write(at, row);
    }
  }

  /** What changes of a ticket. */
  #write(at, { severity, status, updated }) {
    const { tickets } = this;
    tickets.severity[at] = this.severities.code(severity);
    tickets.status[at] = this.statuses.code(status);
    tickets.updated[at] = updated;
  }

  /** Takes changed rows of tickets that are there. */
  change(tickets) {
    this.#rowOf ??= this.#numberRows();
    for (const row of parse(tickets)) this.#write(this.#rowOf.get(row.id), row);
  }

  #numberRows() {
    const rowOf = new Map();
    this.tickets.id.forEach((id, row) => rowOf.set(id, row));
    return rowOf;
  }

  /** A ticket as a list shows it. */
  row(at) {
    const { customers, rooms, tickets } = this;
    const customer = customers[tickets.customer[at]];
    const room = tickets.room[at];
    return {
      customer: customer.id,
      customerName: customer.name,
      id: tickets.id[at],
      rooms: [{ id: rooms.id[room], name: rooms.name[room] }],
      title: tickets.title.text(at),
      severity: this.severities.values[tickets.severity[at]],
      status: this.statuses.values[tickets.status[at]],
      assignee: this.assignees.values[tickets.assignee[at]],
      created: tickets.created[at],
      updated: tickets.updated[at],
    };
  }
}
