// What the engines of others share here: the documents, who asks, and the figures that are the same for all.
//
// A peer gives `take(document)`, `decide(question)` with true or false, `explained(question)` with whatever the
// library has to say, `assign(customer, assignment)` and `drop(customer, id)`. Ids are looked up in Maps, made
// ready once. The workload has no dates: with `from` and `until` a careful user would leave out what is not in
// force, and build anew at the next of these moments.

import { explainedAtOnce } from "../figures.mjs";

/** The id of the one assignment that is added and dropped. */
const made = "new";

export class Peer {
  world;
  /** Of each customer, by id: `adopted` of its row. */
  rooms = new Map();
  /** Who is signed in. */
  asker;

  static async start(world) {
    const peer = new this(world);
    await peer.load_ms();
    return peer;
  }

  constructor(world) {
    this.world = world;
    for (const { customer, rooms } of world.sources) {
      const rows = JSON.parse(new TextDecoder().decode(rooms));
      this.rooms.set(customer, new Map(rows.map((row) => [row.id, this.adopted(row)])));
    }
  }

  /** A room, as the library takes it. */
  adopted(row) { return row; }

  roomOf({ customer, room }) { return this.rooms.get(customer).get(room); }

  signInViewer() { this.asker = this.world.viewer; }
  signInAdmin() { this.asker = this.world.admin; }

  async load_ms() {
    const { partner, customers } = JSON.parse(this.world.text);
    await this.take({ partner, customers });
    const sum = (list) => customers.reduce((total, customer) => total + customer[list].length, 0);
    return {
      customers: customers.length,
      users: partner.users.length,
      groups: partner.groups.length,
      roles: sum("roles"),
      assignments: sum("assignments"),
    };
  }

  decisions_by_id(count) {
    const answers = new Uint8Array(count);
    for (let index = 0; index < count; ++index) answers[index] = this.decide(this.world.triples[index]);
    return answers;
  }

  /** What the asker needs to assign somebody is asked of the library as well. */
  async change_ms({ command: { customer, assignment }, question }) {
    const applied = this.decide({ ...question, user: this.asker, permission: "roles.modify" });
    if (applied) await this.assign(customer, { id: made, ...assignment });
    return { applied, allowed: this.decide(question) };
  }

  async dropAssignment() {
    await this.drop(this.world.dropping(0, made).customer, made);
  }

  explain_us() {
    let why;
    for (let count = 0; count < explainedAtOnce; ++count)
      why = this.explained({ ...this.world.asking, user: this.world.viewer });
    return { allowed: why.allowed };
  }

  close() {}

  get asker() { return this.asker; }
}

/** `rooms_ms` of a peer that answers it room by room: `sees(customer)` gives what says it of a room, or null. */
export function roomsSeen(rooms, sees) {
  const answer = { total: 0, customers: [] };
  for (const [customer, known] of rooms) {
    const seen = sees(customer);
    if (!seen) continue;
    let count = 0;
    for (const room of known.values()) if (seen(room)) ++count;
    if (!count) continue;
    answer.total += count;
    answer.customers.push({ customer, rooms: count });
  }
  return answer;
}
