// The hand-written peer: what a careful programmer writes in JavaScript for just these questions. Maps of
// bitmasks, made ready once; scopes as far as the workload has them. It checks no document, records nothing,
// and knows no other command.

import { Numbered } from "./numbered.mjs";
import { aboutRooms, bits as permissions, ofPrimaryAdmin } from "./permissions.mjs";

const maskOf = (names) => names.reduce((mask, name) => mask | permissions.get(name), 0);
const primaryAdmin = maskOf(ofPrimaryAdmin);

/** The id of the one assignment that is added and dropped. */
const made = "new";

export default class Hand {
  #world;
  #customers = new Map();
  /** The groups that each user or group is directly in. */
  #containers = new Map();
  #counts;
  /** Of each customer, kept when the policy is another: `{ ids, rowOf, groups, country }`. */
  #rooms = new Map();
  #users = [];
  /** Names of room groups and of countries, each a bit. */
  #groupBits = new Map();
  #countryBits = new Map();
  #memberships;
  /** Of each user, once somebody asked. */
  #membershipsOfAll = new Map();
  #numbered;

  static start(world) { return new Hand(world); }

  constructor(world) {
    this.#world = world;
    this.load_ms();
    for (const { customer, rooms } of world.sources) this.#put(customer, JSON.parse(new TextDecoder().decode(rooms)));
    this.signInViewer();
  }

  load_ms() {
    const { partner, customers } = JSON.parse(this.#world.text);
    this.#containers = new Map();
    for (const { id, members } of partner.groups)
      for (const member of members) {
        const known = this.#containers.get(member);
        if (known) known.push(id);
        else this.#containers.set(member, [id]);
      }
    this.#membershipsOfAll = new Map();
    const { users, groups } = partner;
    this.#users = users.map(({ id }) => id);
    const counts =
      { customers: customers.length, users: users.length, groups: groups.length, roles: 0, assignments: 0 };
    this.#customers = new Map();
    for (const { tenantId, relationship, delegation, roles, assignments } of customers) {
      const granted = new Map(roles.map(({ id, permissions: names }) => [id, maskOf(names)]));
      granted.set("primary_admin", primaryAdmin);
      this.#customers.set(tenantId, {
        active: relationship.status === "active",
        delegated: this.#scope(delegation.rooms),
        ceiling: primaryAdmin,
        granted,
        masks: new Map(),
        assignments: new Map(assignments.map((one) => [one.id, this.#assignment(one, granted)])),
      });
      counts.roles += roles.length;
      counts.assignments += assignments.length;
    }
    return counts;
  }

  signInViewer() { this.#memberships = this.#membershipsOf(this.#world.viewer); }
  signInAdmin() { this.#memberships = this.#membershipsOf(this.#world.admin); }
  signInAuthor() { this.#memberships = this.#membershipsOf(this.#world.author); }

  rooms_ms() {
    const asked = permissions.get("rooms.view");
    const answer = { total: 0, customers: [] };
    for (const [customer, policy] of this.#customers) {
      const scopes = this.#held(policy, this.#memberships).filter(({ mask }) => mask & asked).map(({ rooms }) => rooms);
      const rooms = this.#rooms.get(customer);
      if (!scopes.length || !rooms || !(policy.ceiling & asked)) continue;
      const count = countCovered(rooms, scopes, policy.delegated);
      if (!count) continue;
      answer.total += count;
      answer.customers.push({ customer, rooms: count });
    }
    return answer;
  }

  change_ms({ command, question }) {
    const policy = this.#customers.get(command.customer);
    const { assignment } = command;
    const applied =
      this.#held(policy, this.#memberships).some(({ role }) => role === "primary_admin") &&
      !policy.assignments.has(made);
    if (applied) {
      policy.assignments.set(made, this.#assignment(assignment, policy.granted));
      policy.masks.clear();
    }
    return { applied, allowed: this.#decide(question) };
  }

  dropAssignment() {
    const { customer, assignment } = this.#world.dropping(0, made);
    const policy = this.#customers.get(customer);
    policy.assignments.delete(assignment);
    policy.masks.clear();
  }

  pairs_ms() { return this.#handOn(this.#world.handingOn); }
  pairs_refused_ms() { return this.#handOn(this.#world.handingOnTooMuch); }

  who_may_ms() {
    const { permission, customer, room } = this.#world.asking;
    return this.#users.filter((user) => this.#decide({ permission, customer, room, user })).sort();
  }

  what_may_ms() {
    const answer = [];
    for (const [customer, policy] of this.#customers) {
      const held = this.#held(policy, this.#memberships);
      const rooms = this.#rooms.get(customer);
      if (!held.length || !rooms) continue;
      const counts = {};
      for (const permission of aboutRooms) {
        const asked = permissions.get(permission) & policy.ceiling;
        const scopes = held.filter(({ mask }) => mask & asked).map((one) => one.rooms);
        const count = scopes.length ? countCovered(rooms, scopes, policy.delegated) : 0;
        if (count) counts[permission] = count;
      }
      if (Object.keys(counts).length) answer.push([customer, counts]);
    }
    return answer;
  }

  decisions_by_id(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index) answers[index] = this.#decide(this.#world.triples[index]);
    return answers;
  }

  /** The same triples by numbers: those of the users and rooms in the order of the documents. */
  takeHandles() {
    this.#numbered = new Numbered({
      users: this.#users,
      customers: [...this.#customers.keys()],
      rooms: this.#rooms,
      masksOf: (user, customer) => this.#masksOf(user, this.#customers.get(customer), this.#rooms.get(customer)),
    }, this.#world.triples);
  }

  decisions_by_handle(count) { return this.#numbered.oneByOne(count); }
  decisions_in_batch(count) { return this.#numbered.atOnce(count); }

  close() {}

  /** What one hands on, and that one may hand on, must be held in each of the rooms. */
  #handOn({ customer, assignment: { role, rooms: { rooms: ids } } }) {
    const policy = this.#customers.get(customer);
    const rooms = this.#rooms.get(customer);
    const wanted = policy.granted.get(role) | permissions.get("roles.modify");
    if (wanted & ~policy.ceiling) return { refusal: "exceeds_ceiling" };
    const held = this.#held(policy, this.#memberships);
    for (const id of ids) {
      const row = rooms.rowOf.get(id);
      if (row === undefined) return { refusal: "exceeds_author" };
      let mask = 0;
      for (const one of held) if ((mask & wanted) !== wanted && covers(one.rooms, rooms, row)) mask |= one.mask;
      if ((mask & wanted) !== wanted || !covers(policy.delegated, rooms, row)) return { refusal: "exceeds_author" };
    }
    return { refusal: null };
  }

  #decide({ permission, customer, room, user }) {
    const policy = this.#customers.get(customer);
    const rooms = this.#rooms.get(customer);
    const row = rooms?.rowOf.get(room);
    if (row === undefined) return false;
    const masks = this.#masksOf(user, policy, rooms);
    return masks !== null && (masks[row] & permissions.get(permission)) !== 0;
  }

  /** What a user may do in each room of a customer; null if nothing. Kept until the customer's policy changes. */
  #masksOf(user, policy, rooms) {
    let masks = policy.masks.get(user);
    if (masks === undefined) {
      masks = this.#madeMasks(policy, this.#held(policy, this.#membershipsKept(user)), rooms);
      policy.masks.set(user, masks);
    }
    return masks;
  }

  #madeMasks({ ceiling, delegated }, held, rooms) {
    if (!held.length) return null;
    const masks = new Int32Array(rooms.ids.length);
    for (let row = 0; row < masks.length; ++row) {
      if (!covers(delegated, rooms, row)) continue;
      for (const one of held) if (covers(one.rooms, rooms, row)) masks[row] |= one.mask & ceiling;
    }
    return masks;
  }

  #held({ active, assignments }, memberships) {
    if (!active) return [];
    const held = [];
    for (const one of assignments.values()) if (one.members.some((member) => memberships.has(member))) held.push(one);
    return held;
  }

  #membershipsKept(user) {
    let memberships = this.#membershipsOfAll.get(user);
    if (!memberships) this.#membershipsOfAll.set(user, (memberships = this.#membershipsOf(user)));
    return memberships;
  }

  /** The user and all groups that they are in, directly or not. */
  #membershipsOf(user) {
    const found = new Set([user]);
    for (const member of found) for (const container of this.#containers.get(member) ?? []) found.add(container);
    return found;
  }

  #assignment({ role, members, rooms }, granted) {
    return { role, members, mask: granted.get(role) ?? 0, rooms: this.#scope(rooms) };
  }

  /** All scopes have the same members, so that the loops over rooms are compiled once. */
  #scope(scope) {
    const { rooms, roomGroups = [], where, except } = scope === "all" ? {} : scope;
    return {
      all: scope === "all",
      groups: roomGroups.reduce((bits, name) => bits | this.#bit(this.#groupBits, name), 0),
      countries: where ? where.country.reduce((bits, name) => bits | this.#bit(this.#countryBits, name), 0) : 0,
      ids: rooms ? new Set(rooms) : null,
      except: except ? this.#scope(except) : null,
    };
  }

  #put(customer, rows) {
    this.#rooms.set(customer, {
      ids: rows.map(({ id }) => id),
      rowOf: new Map(rows.map(({ id }, row) => [id, row])),
      groups: Int32Array.from(rows, ({ roomGroups }) =>
        roomGroups.reduce((bits, name) => bits | this.#bit(this.#groupBits, name), 0)),
      country: Int32Array.from(rows, ({ country }) => this.#bit(this.#countryBits, country)),
    });
  }

  #bit(bits, name) {
    const known = bits.get(name);
    if (known !== undefined) return known;
    if (bits.size === 32) throw new Error("a mask has 32 bits");
    const bit = 1 << bits.size;
    bits.set(name, bit);
    return bit;
  }
}

function covers(scope, rooms, row) {
  const named =
    scope.all || (scope.groups & rooms.groups[row]) !== 0 || (scope.countries & rooms.country[row]) !== 0 ||
    (scope.ids !== null && scope.ids.has(rooms.ids[row]));
  return named && (scope.except === null || !covers(scope.except, rooms, row));
}

function countCovered(rooms, scopes, delegated) {
  if (delegated.all && scopes.some(({ all }) => all)) return rooms.ids.length;
  let count = 0;
  for (let row = 0; row < rooms.ids.length; ++row) {
    if (!covers(delegated, rooms, row)) continue;
    let scope = 0;
    while (scope < scopes.length && !covers(scopes[scope], rooms, row)) ++scope;
    if (scope < scopes.length) ++count;
  }
  return count;
}
