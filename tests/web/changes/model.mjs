// What a session should hold after some steps, kept as plainly as can be: so that another session can be given the
// same, whole and at once.

/** Follows the steps that were not refused. */
export class Model {
  #clock = { call: "advance", with: { now: 0 } };
  #policy = null;
  #user = null;
  #seenAs = null;
  #switch = null;
  #held = new Map();  // of a customer: the last put of each table and the last source, by when they came
  #steps = 0;

  follow(step) {
    ++this.#steps;
    this[step.call](step);
  }

  /** The steps that lead there at once. */
  steps() {
    const held = [...this.#held.values()].flatMap((things) => [...things.values()]).sort((a, b) => a.at - b.at);
    const rest = [this.#policy, this.#user, this.#seenAs, this.#switch, ...held.map(({ step }) => step)];
    return [this.#clock, ...rest.filter(Boolean)];
  }

  advance(step) { this.#clock = step; }

  /** Rows are held of active customers alone, and are gone once these are not. */
  loadPolicy(step) {
    this.#policy = step;
    const { partner } = step.with;
    const active = this.#active();
    const isThere = partner.users.some(({ id }) => id === this.#user?.with.user);
    if (!isThere) this.#user = this.#seenAs = this.#switch = null;
    for (const customer of this.#held.keys()) if (!isThere || !active.has(customer)) this.#held.delete(customer);
  }

  signIn(step) {
    this.#user = step;
    this.#seenAs = this.#switch = null;
  }

  viewAs(step) { this.#seenAs = step.with.user ? step : null; }
  setAllTicketsView(step) { this.#switch = step; }
  setSource(step) { this.#keep(step.with.customer, "source", step); }

  wipe({ with: { customer } }) {
    if (customer) this.#held.delete(customer);
    else this.#held.clear();
  }

  put({ call, with: { customer, table, mode = "replace", ...others }, rows }) {
    if (customer === undefined) return this.#putOfMany({ call, with: { table, mode, ...others }, rows });
    const next = mode === "replace" ? new Map() : this.#rows(customer, table);
    for (const row of rows) {
      if (mode !== "patch") next.set(row.id, row);
      else if (next.has(row.id)) next.set(row.id, { ...next.get(row.id), ...row });
    }
    this.#keep(customer, table, { call, with: { customer, table, ...others }, rows: [...next.values()] });
  }

  #putOfMany({ call, with: how, rows }) {
    const active = this.#active();
    for (const [customer, own] of byCustomer(rows))
      if (active.has(customer)) this.put({ call, with: { customer, ...how }, rows: own });
  }

  remove({ with: { customer, table, ids } }) {
    const left = this.#rows(customer, table);
    for (const id of ids) left.delete(id);
    const before = this.#held.get(customer)?.get(table);
    if (before) before.step = { ...before.step, rows: [...left.values()] };
  }

  #active() {
    const isActive = ({ relationship }) => relationship.status === "active";
    return new Set(this.#policy.with.customers.filter(isActive).map(({ tenantId }) => tenantId));
  }

  #rows(customer, table) {
    return new Map((this.#held.get(customer)?.get(table)?.step.rows ?? []).map((row) => [row.id, row]));
  }

  #keep(customer, thing, step) {
    if (!this.#held.has(customer)) this.#held.set(customer, new Map());
    this.#held.get(customer).set(thing, { at: this.#steps, step });
  }
}

/** The rows of each customer that they name. */
function byCustomer(rows) {
  const found = new Map();
  for (const { customer, ...row } of rows) found.set(customer, [...(found.get(customer) ?? []), row]);
  return found;
}
