// The engine, as a page would ask it, in this thread.

import { createEngine } from "enfilade";
import { explainedAtOnce } from "./figures.mjs";
import { aboutRooms } from "./permissions.mjs";

export class Ours {
  #engine;
  #world;
  #dropped = 0;
  #made;

  constructor(engine, world) {
    this.#engine = engine;
    this.#world = world;
  }

  /** An engine that knows policy, viewer and all rooms. */
  static async start(world) {
    const engine = await createEngine({ worker: false });
    await engine.loadPolicy(world.text);
    await engine.signIn(world.viewer);
    for (const { customer, rooms } of world.sources) await engine.put(customer, "rooms", rooms);
    return new Ours(engine, world);
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

  async decisions_by_id(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index)
      answers[index] = (await this.#engine.decide(this.#world.triples[index])).allowed;
    return answers;
  }

  // Here is the place of the faster doors: `decisions_by_handle` and `decisions_in_batch`, before which
  // `takeHandles` is called; `authzen` after `takeEvaluations`; and `diff_ms`, about the world's `draft`. In a
  // figure without a method the engine takes no part.

  close() { return this.#engine.close(); }

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
