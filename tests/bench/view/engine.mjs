// The engine, as a page would ask it, in this thread.

import { createEngine } from "enfilade";

import { asked, deepOffset, keystrokes, queries } from "./questions.mjs";

export class Ours {
  #engine;
  #world;
  /** The view that stays open between two questions. */
  #view = null;

  constructor(engine, world) {
    this.#engine = engine;
    this.#world = world;
  }

  /** An engine that knows the policy and the viewer, and no rows yet. */
  static async start(world) {
    const engine = await createEngine({ worker: false });
    await engine.loadPolicy(world.policy);
    const ours = new Ours(engine, world);
    await ours.#signIn();
    return ours;
  }

  async #signIn() {
    await this.#engine.signIn(this.#world.viewer);
    await this.#engine.setAllTicketsView(true);
  }

  async json_to_q1() {
    for (const { customer, rooms, tickets } of this.#world.sources) {
      await this.#engine.put(customer, "rooms", rooms);
      await this.#engine.put(customer, "tickets", tickets);
    }
    return this.Q1();
  }

  /** All rows as segments. */
  async kept() {
    const kept = [];
    for (const { customer } of this.#world.sources) {
      const rooms = await this.#engine.segment(customer, "rooms");
      kept.push({ customer, rooms, tickets: await this.#engine.segment(customer, "tickets") });
    }
    return kept;
  }

  async binary_to_q1(kept) {
    for (const { customer, rooms, tickets } of kept) {
      await this.#engine.put(customer, "rooms", rooms, { format: "segment" });
      await this.#engine.put(customer, "tickets", tickets, { format: "segment" });
    }
    return this.Q1();
  }

  Q1() { return this.#once(queries.openAbout(asked.text), firstPage); }
  Q2() { return this.#once(queries.facetsAbout(asked.text, "same"), onlyFacets); }
  Q2b() { return this.#once(queries.facetsAbout(asked.text, "without_own"), onlyFacets); }
  Q3() { return this.#once(queries.customer(this.#world.largest), firstPage); }
  Q4() { return this.#once(queries.openTickets, deepPage); }
  Q7() { return this.#once(queries.byTitle, firstPage); }

  openList() { return this.#keep(queries.openTickets); }
  Q4s() { return deepPage(this.#view); }

  openTyping() { return this.#keep(queries.openTickets); }

  async Q5() {
    const pages = [];
    for (const text of keystrokes) {
      await this.#view.update(queries.openAbout(text));
      pages.push(await firstPage(this.#view));
    }
    return pages;
  }

  openLive() { return this.#keep(queries.facetsAbout(asked.text, "same")); }

  async Q6(changes) {
    await this.#engine.change("tickets", changes, { mode: "patch" });
    await this.#view.update();
    return { ...(await firstPage(this.#view)), facets: this.#view.facets };
  }

  async access_ms() {
    await this.#engine.signIn(this.#world.viewer);
    const known = await this.#engine.customers(); // for which every mask is worked out
    return { total: known.filter(({ knows }) => knows === "data").length };
  }

  /** A sign-in closes the views and turns off the view of all tickets. */
  afterAccess() { return this.#signIn(); }

  async heapMiB() {
    return (await this.#engine.memory()).wasmBytes / 2 ** 20;
  }

  close() { return this.#engine.close(); }

  /** Opens a view, reads it, closes it. */
  async #once(query, read) {
    const view = await this.#engine.openView(query);
    const answer = await read(view);
    view.close();
    return answer;
  }

  async #keep(query) {
    this.#view?.close();
    this.#view = await this.#engine.openView(query);
  }
}

const page = async (view, offset) => ({ total: view.total, rows: await view.window(offset, asked.page) });
const firstPage = (view) => page(view, 0);
const deepPage = (view) => page(view, deepOffset(view.total));
const onlyFacets = ({ facets }) => ({ facets });
