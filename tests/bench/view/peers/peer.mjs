// What the engines of others share here: the viewer's tickets as flat rows, and the form of a row in an answer.
//
// None of them knows policies. Which rooms the viewer sees is worked out before, as `hand` does it, and a peer is
// given the tickets of these alone: it has less to look at than the engine, and nothing to check.
//
// A peer gives `take(rows)`, and may keep the rows as its own.

import { Policy, VIEW_TICKETS } from "../hand/access.mjs";
import { Columns } from "../hand/columns.mjs";

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

export class Peer {
  largest;
  #sources;
  #names;
  /** The ids of the rooms whose tickets the viewer sees. */
  #visible;
  /** The ids of these tickets. */
  #shown = new Set();

  static async start(world) {
    const peer = new this(world);
    await peer.open();
    return peer;
  }

  constructor({ policy, viewer, sources, largest }) {
    this.largest = largest;
    this.#sources = sources;
    this.#names = new Map(policy.customers.map(({ tenantId, name }) => [tenantId, name]));
    this.#visible = visibleRooms(new Policy(policy, viewer), sources);
  }

  /** Starts what has to be started before there are rows. */
  open() {}

  close() {}

  async json_to_q1() {
    await this.take(this.#rows());
    return this.Q1();
  }

  /** The tickets that the viewer sees; `folded` is the title as it is looked for and ordered by. */
  #rows() {
    const found = [];
    for (const { customer, rooms, tickets } of this.#sources) {
      const customerName = this.#names.get(customer);
      const known = new Map(parse(rooms).map((room) => [room.id, room]));
      for (const { rooms: [room], ...ticket } of parse(tickets)) {
        if (!this.#visible.has(room)) continue;
        this.#shown.add(ticket.id);
        const { name: roomName, country } = known.get(room);
        found.push({ ...ticket, customer, customerName, room, roomName, country, folded: ticket.title.toLowerCase() });
      }
    }
    return found;
  }

  /** What changed of the tickets that the viewer sees. */
  changed(changes) {
    return parse(changes).filter(({ id }) => this.#shown.has(id));
  }
}

function visibleRooms(policy, sources) {
  const noTickets = new TextEncoder().encode("[]");
  const columns = new Columns(sources.map((source) => ({ ...source, tickets: noTickets })));
  const masks = new Uint8Array(columns.rooms.count);
  policy.maskRooms(columns, masks);
  return new Set(columns.rooms.id.filter((_, room) => masks[room] & VIEW_TICKETS));
}

/** A row as a list shows it. */
export const shown = ({ room, roomName, ...row }) => ({ ...row, rooms: [{ id: room, name: roomName }] });
