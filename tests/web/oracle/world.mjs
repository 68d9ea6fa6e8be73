// Random worlds of few values, so that rows meet often: the policies of the small worlds, over more rooms, and
// tickets of none, one or several of them. Much is null.

import { choose, seeded } from "../../bench/random.mjs";
import { smallWorld } from "../small_worlds.mjs";
import { declaredOf, ownColumns } from "./columns.mjs";

const texts = [
  "Camera", "CAMERA hall", "camera", "Écran", "écran 2", "İzmir", "izmir", "ıĞDIR", "Straße", "STRAẞE", "会議室",
  "会議室 Oslo", "ΟΔΟΣ", "οδος", "K", "k", "e\u0301cran", "\u{1F600}", "it's 100%_", "",
];
const countries = ["no", "se", "NO", "Åland"];
const groups = ["g1", "g2", "G2", "Årø"];
const day = 86_400_000;
const someday = Date.UTC(2026, 0, 1);

/** Chance that leans on one generator. */
export class Dice {
  #random;

  constructor(seed) { this.#random = seeded(seed); }

  below(bound) { return Math.floor(this.#random() * bound); }
  chance(percent) { return this.below(100) < percent; }
  one(all) { return all[this.below(all.length)]; }
  some(all, most = all.length) {
    return [...choose(this.below(Math.min(most, all.length) + 1), all.length, this.#random)].map((index) => all[index]);
  }
}

const roomIds = Array.from({ length: 7 }, (_, index) => `r${index}`);

/** What could stand in a column, or be asked of it: mostly what stands in some row. */
export function randomValue(dice, column, kind) {
  switch (kind) {
    case "flag": return dice.chance(50);
    case "integer": return dice.below(5) - 1;
    case "time": return someday + dice.below(4) * day;
    case "enumeration": return dice.chance(85) ? dice.one(declaredOf(column)) : dice.one(["Odd", "odd", "Ärger"]);
    case "set": return dice.one(groups);
    case "rooms": return dice.one(roomIds);
    default: return dice.one(column.endsWith("country") ? countries : texts);
  }
}

export function randomRow(dice, table, id) {
  const row = { id };
  for (const [column, kind] of Object.entries(ownColumns(table))) {
    if (kind === "id" || dice.chance(35)) continue;
    if (kind === "set") row[column] = Array.from({ length: dice.below(4) }, () => dice.one(groups));
    else if (kind === "rooms") row[column] = dice.some([...roomIds, "r9", "r0"], 4);
    else row[column] = randomValue(dice, column, kind);
  }
  return row;
}

const ticketIds = Array.from({ length: 24 }, (_, index) => (index % 3 ? `INC${index}` : `inc${index}`));

/** Which ids the rows of a table can have. */
export const idsOf = (table) => (table === "rooms" ? roomIds : ticketIds);

const randomRows = (dice, table) => idsOf(table).filter(() => dice.chance(80)).map((id) => randomRow(dice, table, id));

/** What the viewer is given beside what chance gave: without it most worlds show nothing. */
function openTo(dice, customer, user) {
  customer.roles.push({ id: "desk", side: "partner", name: "Desk", permissions: [
    ...["tickets.view", "rooms.view"].filter(() => dice.chance(80)), ...dice.some(["rooms.modify", "rooms.download_key"]),
  ] });
  customer.assignments.push({
    id: "desk", name: "Desk", side: "partner", role: "desk", members: [user],
    rooms: dice.one(["all", "all", { roomGroups: ["g1"] }, { where: { country: ["no"] } }, { rooms: ["r1", "r2", "r5"] }]),
  });
  const permissions = ["tickets.view", "rooms.view", "rooms.download_key"];
  if (dice.chance(70)) customer.delegation = { rooms: "all", permissions };
}

/** `{ policy, user, rows }`; the last by customer and table. */
export function randomWorld(seed) {
  const dice = new Dice(seed);
  const { policy } = smallWorld(seed);
  const user = dice.one(["u0", "u1", "u2"]);
  const rows = {};
  for (const customer of policy.customers) {
    customer.name = dice.one(["Contoso", "ÉCRAN AS", "İzmir Ltd"]);
    if (dice.chance(60)) customer.alias = dice.one(texts.filter(Boolean));
    customer.tags = dice.some(["emea", "EMEA", "vip"]);
    if (dice.chance(90)) openTo(dice, customer, user);
    if (customer.relationship.status !== "active") continue;  // whose rows nobody may hold
    rows[customer.tenantId] = {
      rooms: randomRows(dice, "rooms"),
      tickets: randomRows(dice, "tickets"),
    };
  }
  return { policy, user, rows };
}
