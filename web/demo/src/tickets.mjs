// The tickets of one customer, oldest first.

import { faultKinds, faults, faultShares } from "./faults.mjs";
import { randomness } from "./prng.mjs";
import { roomId, roomsOf } from "./rooms.mjs";
import { drawer } from "./shares.mjs";
import { drawCourse, raisedAt } from "./ticket_course.mjs";
import { drawText, wordsAt } from "./ticket_texts.mjs";

/** What the service noticed by itself: one signal of one room. */
function drawSignal({ rooms, kind, random }) {
  const room = rooms.one();
  const fault = faultKinds[kind()];
  const { type, devices, severities } = faults[fault];
  const text = drawText(wordsAt(room.language, random).faults[fault], { device: random.pick(devices), random });
  return { rooms: [room.id], ...text, type, severity: random.pick(severities), highImpact: null };
}

const severitiesOfPeople = ["Critical", "Important", "Important", "Warning", "Warning", "Recommendation"];

function drawIssueText({ rooms, language, random }) {
  const kind = random.unit();
  if (kind < 0.06) {
    return { rooms: random.chance(0.5) ? null : [], ...drawText(wordsAt(language, random).general, { random }), type: null };
  }
  const room = rooms.one();
  if (kind < 0.3) {
    const others = Array.from({ length: random.between(1, 4) }, () => rooms.beside(room).id);
    const ids = [...new Set([room.id, ...others])];
    return { rooms: ids, ...drawText(wordsAt(room.language, random).shared, { random }), type: null };
  }
  const [fault, title, description] = random.pick(wordsAt(room.language, random).issues);
  return { rooms: [room.id], ...drawText([[title, description]], { room, random }), type: faults[fault].type };
}

/** What somebody wrote: about one room, several, or none. */
const drawIssue = (scene) => ({
  ...drawIssueText(scene),
  severity: scene.random.pick(severitiesOfPeople),
  highImpact: scene.random.chance(0.12),
});

/** Rooms to draw from: some have far more tickets than others, and neighbours share trouble. */
function troubled(customer, world, random) {
  const languageOf = customer.sites.flatMap(({ language, rooms }) => Array(rooms).fill(language));
  const all = [...roomsOf(customer, world)].map(({ id, name, building }, index) => ({
    id, name, building, index, language: languageOf[index],
  }));
  const order = random.shuffled(all);
  const one = () => {
    const drawn = random.unit();
    return order[Math.floor(order.length * drawn * drawn)];
  };
  const beside = ({ index: at }) => (random.chance(0.4) ? one() : all[(at + random.between(1, 8)) % all.length]);
  return { one, beside };
}

/** A few values that a careful program expects and a careless one does not. */
function oddities(ticket, customer, random) {
  const odd = random.unit();
  if (odd < 0.003) ticket.severity = "Informational";
  else if (odd < 0.006) ticket.severity = null;
  else if (odd < 0.009) ticket.origin = "Event";
  else if (odd < 0.011) ticket.notes = null;
  else if (odd < 0.013) ticket.rooms = [roomId(customer, `retired-${random.between(1, 3)}`)];
  return ticket;
}

/**
 * The rows of a customer's tickets.
 * @param {import("./customers.mjs").Customer} customer
 * @param {string[]} team  names of those who may be assigned
 * @param {{ size: string, seed: number, at: number, partner: string }} world
 */
export function* ticketsOf(customer, team, world) {
  const random = randomness(world.seed, world.size, "tickets", customer.rank);
  const scene = {
    random,
    rooms: troubled(customer, world, random),
    kind: drawer(faultShares, random),
    language: customer.language,
  };
  const closers = [customer.name, world.partner, world.partner];
  for (let index = 0; index < customer.tickets; ++index) {
    const recorded = random.chance(0.18);
    const { rooms, title, description, type, severity, highImpact } = recorded ? drawIssue(scene) : drawSignal(scene);
    const created = raisedAt(index, customer.tickets, world.at, random);
    const course = drawCourse(created, world.at, closers, random);
    const ticket = {
      id: `INC${customer.firstTicket + index}`, rooms, title, description, type,
      origin: recorded ? "Recorded issue" : "System", severity, status: course.status, highImpact,
      assignee: random.chance(0.35) ? null : random.pick(team),
      notes: random.chance(0.4) ? 0 : random.between(1, 9),
      created, updated: course.updated, closed: course.closed, closedBy: course.closedBy, reason: course.reason,
    };
    yield oddities(ticket, customer, random);
  }
}
