// The engine, as a page would ask it, in this thread.

import { createEngine } from "enfilade";
import { createService } from "enfilade/service";
import { explainedAtOnce } from "./figures.mjs";
import { aboutRooms } from "./permissions.mjs";

export class Ours {
  #engine;
  #service;
  #world;
  #draft;
  #users;
  #permissions;
  #places;
  #evaluations;
  #dropped = 0;
  #made;

  constructor(engine, service, world) {
    this.#engine = engine;
    this.#service = service;
    this.#draft = JSON.parse(world.draft);
    this.#world = world;
  }

  /** An engine that knows policy, viewer and all rooms. */
  static async start(world) {
    const engine = await createEngine({ worker: false });
    await engine.loadPolicy(world.text);
    await engine.signIn(world.viewer);
    const service = await createService();
    service.loadPolicy(world.text);
    for (const { customer, rooms } of world.sources) {
      await engine.put(customer, "rooms", rooms);
      service.put(customer, "rooms", rooms);
    }
    return new Ours(engine, service, world);
  }

  /** The bytes of an engine that knows a policy and nothing else. */
  static async memory({ text, viewer }) {
    const engine = await createEngine({ worker: false });
    await engine.loadPolicy(text);
    await engine.signIn(viewer);
    const { wasmBytes } = await engine.memory();
    await engine.close();
    return wasmBytes;
  }

  signInViewer() { return this.#engine.signIn(this.#world.viewer); }
  signInAdmin() { return this.#engine.signIn(this.#world.admin); }
  signInAuthor() { return this.#engine.signIn(this.#world.author); }
  signInOverseer() { return this.#engine.signIn(this.#world.overseer); }

  async load_ms() {
    const { customers, users, groups, roles, assignments } = await this.#engine.loadPolicy(this.#world.text);
    return { customers, users, groups, roles, assignments };
  }

  rooms_ms() { return this.#engine.roomsWhere("rooms.view"); }

  async change_ms({ command, question }) {
    const { applied, id } = await this.#engine.execute(command);
    this.#made = id;
    return { applied, ...(await this.#decided(question)) };
  }

  async dropAssignment() {
    await this.#engine.execute(this.#world.dropping(++this.#dropped, this.#made));
  }

  async pairs_ms() { return outcome(await this.#engine.execute(this.#world.handingOn)); }
  async pairs_refused_ms() { return outcome(await this.#engine.execute(this.#world.handingOnTooMuch)); }

  async who_may_ms() {
    const { people } = await this.#engine.whoMay(this.#world.asking);
    return people.map(({ user }) => user).sort();
  }

  async what_may_ms() {
    const { customers } = await this.#engine.whatMay();
    return customers.map(({ customer, permissions }) => [customer, roomsBy(permissions)]);
  }

  async explain_us() {
    let why;
    for (let count = 0; count < explainedAtOnce; ++count)
      why = await this.#engine.explain({ ...this.#world.asking, user: this.#world.viewer });
    return { allowed: why.allowed };
  }

  decisions_by_id(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index) {
      const { user, permission, customer, room } = this.#world.triples[index];
      answers[index] = this.#service.may(user, permission, customer, room);
    }
    return answers;
  }

  /** The same triples by numbers. */
  takeHandles() {
    const { handles } = this.#service;
    this.#users = Uint32Array.from(this.#world.triples, ({ user }) => handles.user(user));
    this.#permissions = Uint8Array.from(this.#world.triples, ({ permission }) => handles.permission(permission));
    this.#places = Uint32Array.from(this.#world.triples, ({ customer, room }) => handles.room(customer, room));
  }

  decisions_by_handle(count) {
    const answers = new Uint8Array(count);
    const { handles } = this.#service;
    for (let index = 0; index < count; ++index)
      answers[index] = handles.may(this.#users[index], this.#permissions[index], this.#places[index]);
    return answers;
  }

  decisions_in_batch(count) {
    const columns = [this.#users, this.#permissions, this.#places].map((column) => column.subarray(0, count));
    return this.#service.handles.mayMany(...columns);
  }

  /** The same triples as a policy enforcement point asks them. */
  takeEvaluations() {
    this.#evaluations = this.#world.triples.map(({ user, permission, customer, room }) => JSON.stringify({
      subject: { type: "user", id: user },
      action: { name: permission },
      resource: { type: "room", id: room, properties: { customer } },
    }));
  }

  authzen(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index)
      answers[index] = this.#service.evaluateText(this.#evaluations[index]).startsWith('{"decision":true');
    return answers;
  }

  async diff_ms() {
    const { customers } = await this.#engine.diff({ command: this.#world.assigning(0).command });
    return customers.length;
  }

  diff_document_ms() { return this.#service.diff({ policy: this.#draft }).customers.length; }

  async close() {
    this.#service.close();
    await this.#engine.close();
  }

  async #decided(question) {
    const { allowed } = await this.#engine.decide(question);
    return { allowed };
  }
}

/** Of permissions about a room: what is given to the customer alone, and what makes no room known, aside. */
const roomsBy = (permissions) => Object.fromEntries(
  permissions.filter(({ permission }) => aboutRooms.includes(permission)).map(({ permission, rooms }) => [permission, rooms]),
);

const outcome = ({ refusal }) => ({ refusal: refusal?.reason ?? null });
