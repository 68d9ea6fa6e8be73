// The hand-written peer by numbers: triples as columns, and what each user may do in each room as masks.

import { bits } from "./permissions.mjs";

export class Numbered {
  /** Of each room, by number: whose it is, and which of theirs. */
  #customerOf;
  #rowOf;
  /** By customer and user: masks of the customer's rooms, or null, or not asked for yet. */
  #masks;
  #masksOf;
  /** The triples. */
  #users;
  #permissions;
  #rooms;

  /** `rooms`: by customer, `{ ids }`. `masksOf(user, customer)`: as `#masks` has them. */
  constructor({ users, customers, rooms, masksOf }, triples) {
    const counts = customers.map((customer) => rooms.get(customer)?.ids.length ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    this.#customerOf = new Uint16Array(total);
    this.#rowOf = new Uint32Array(total);
    const numberOf = new Map();
    customers.forEach((customer, at) => rooms.get(customer)?.ids.forEach((id, row) => {
      const number = numberOf.size;
      numberOf.set(id, number);
      this.#customerOf[number] = at;
      this.#rowOf[number] = row;
    }));

    const userNumber = new Map(users.map((id, number) => [id, number]));
    this.#users = Uint32Array.from(triples, ({ user }) => userNumber.get(user));
    this.#permissions = Int32Array.from(triples, ({ permission }) => bits.get(permission));
    this.#rooms = Uint32Array.from(triples, ({ room }) => numberOf.get(room));

    this.#masks = customers.map(() => []);
    this.#masksOf = (user, at) => (this.#masks[at][user] = masksOf(users[user], customers[at]));
  }

  oneByOne(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index)
      answers[index] = this.#decide(this.#users[index], this.#permissions[index], this.#rooms[index]);
    return answers;
  }

  /** The same without a call for each, and without a look at what does not change. */
  atOnce(count) {
    const answers = new Uint8Array(count);
    const [users, permissions, rooms] = [this.#users, this.#permissions, this.#rooms];
    const [customerOf, rowOf, masks] = [this.#customerOf, this.#rowOf, this.#masks];
    for (let index = 0; index < count; ++index) {
      const room = rooms[index];
      const customer = customerOf[room];
      let held = masks[customer][users[index]];
      if (held === undefined) held = this.#masksOf(users[index], customer);
      answers[index] = held !== null && (held[rowOf[room]] & permissions[index]) !== 0;
    }
    return answers;
  }

  #decide(user, permission, room) {
    const customer = this.#customerOf[room];
    let held = this.#masks[customer][user];
    if (held === undefined) held = this.#masksOf(user, customer);
    return held !== null && (held[this.#rowOf[room]] & permission) !== 0;
  }
}
