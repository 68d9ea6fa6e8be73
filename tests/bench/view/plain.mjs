// The plainest answer: objects, filter, sort, slice. Slow and easy to believe; the others are held against it.

import { asked, deepOffset, keystrokes } from "./questions.mjs";

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

export class Plain {
  #world;
  #tickets = new Map();
  #rooms = new Map();
  #names = new Map();

  constructor(world) {
    this.#world = world;
  }

  json_to_q1() {
    const { policy, viewer, sources } = this.#world;
    const memberships = groupsOf(viewer, policy.partner.groups);
    policy.customers.forEach((customer, index) => {
      this.#names.set(customer.tenantId, customer.name);
      for (const room of parse(sources[index].rooms))
        this.#rooms.set(room.id, { ...room, visible: shows(customer, room, memberships) });
      this.#take(sources[index]);
    });
    return this.Q1();
  }

  #take({ customer, tickets }) {
    for (const ticket of parse(tickets)) this.#tickets.set(ticket.id, { customer, ...ticket });
  }

  Q1() { return this.#page(this.#about(asked.text), newestFirst); }
  Q2() { return this.#facets(() => this.#about(asked.text)); }
  Q2b() { return this.#facets((own) => this.#about(asked.text, own)); }
  Q3() {
    const tickets = this.#visible().filter(({ customer }) => customer === this.#world.largest);
    return this.#page(tickets, (a, b) => b.created - a.created || byId(a, b));
  }

  Q4() { return this.#deep(); }
  Q4s() { return this.#deep(); }
  Q5() { return keystrokes.map((text) => this.#page(this.#about(text), newestFirst)); }
  Q6(changes) {
    for (const change of parse(changes)) Object.assign(this.#tickets.get(change.id), change);
    return { ...this.Q1(), ...this.Q2() };
  }
  Q7() {
    return this.#page(this.#visible(), (a, b) => compare(a.title.toLowerCase(), b.title.toLowerCase()) || byId(a, b));
  }

  openList() {}
  openTyping() {}
  openLive() {}
  close() {}

  access_ms() {
    const { policy, viewer } = this.#world;
    const memberships = groupsOf(viewer, policy.partner.groups);
    const assigned = ({ members }) => members.some((member) => memberships.has(member));
    return { total: policy.customers.filter(({ assignments }) => assignments.some(assigned)).length };
  }

  #visible() {
    return [...this.#tickets.values()].filter(({ rooms: [room] }) => this.#rooms.get(room).visible);
  }

  /** `without`: the column whose own condition is left out. */
  #about(text, without) {
    return this.#visible().filter((ticket) =>
      (without === "severity" || asked.severities.includes(ticket.severity)) &&
      (without === "status" || ticket.status !== asked.notStatus) &&
      ticket.title.toLowerCase().includes(text));
  }

  #page(tickets, order, offset = 0) {
    const rows = tickets.sort(order).slice(offset, offset + asked.page).map((ticket) => ({
      ...ticket,
      customerName: this.#names.get(ticket.customer),
      rooms: ticket.rooms.map((id) => ({ id, name: this.#rooms.get(id).name })),
    }));
    return { total: tickets.length, rows };
  }

  #deep() {
    const tickets = this.#about("");
    return this.#page(tickets, newestFirst, deepOffset(tickets.length));
  }

  #facets(tickets) {
    const facets = {};
    for (const column of asked.facets) {
      const counts = new Map();
      for (const ticket of tickets(column)) {
        const value = column === "room.country" ? this.#rooms.get(ticket.rooms[0]).country : ticket[column];
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      facets[column] = [...counts].map(([value, count]) => ({ value, count }));
    }
    return { facets };
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Every id is of one customer only, so it is tie enough. */
const byId = (a, b) => compare(a.id, b.id);
const newestFirst = (a, b) => b.updated - a.updated || byId(a, b);

/** The viewer and every group that they are in, through any number of groups. */
function groupsOf(viewer, groups) {
  const found = new Set([viewer]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { id, members } of groups) if (members.some((member) => found.has(member))) found.add(id);
  }
  return found;
}

function covers(scope, room) {
  if (scope === "all") return true;
  if (scope.where) return scope.where.country.includes(room.country);
  return room.roomGroups.some((group) => scope.roomGroups.includes(group));
}

const shows = ({ delegation, assignments, roles }, room, memberships) =>
  covers(delegation.rooms, room) &&
  assignments.some(({ role, members, rooms }) =>
    members.some((member) => memberships.has(member)) &&
    roles.find(({ id }) => id === role)?.permissions.includes("tickets.view") &&
    covers(rooms, room));
