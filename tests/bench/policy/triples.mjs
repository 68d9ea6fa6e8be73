// What single decisions are asked about: who, which permission, which room.

import { countries, customerId, groupId, roomId } from "../words.mjs";
import { aboutRooms, ofPrimaryAdmin } from "./permissions.mjs";

/** So often a room is drawn anew that an assignment does not cover. */
const patience = 20;

/**
 * `count` questions. Every other one is drawn from all users, permissions and rooms, which hardly ever is a
 * yes; those between from an assignment, of which most are.
 */
export function makeTriples({ partner, customers }, { roomsAt, room }, count, random) {
  const pick = (list) => list[Math.floor(list.length * random())];
  const users = partner.users.map(({ id }) => id);
  const known = new Set(users);
  const membersOf = new Map(partner.groups.map(({ id, members }) => [id, members]));
  const granting = ({ id, permissions }) => [id, permissions.filter((name) => aboutRooms.includes(name))];
  const admins = { id: "primary_admin", permissions: ofPrimaryAdmin };
  const permissionsOf = customers.map(({ roles }) => new Map([admins, ...roles].map(granting)));

  const somewhere = () => {
    const row = Math.floor(room.country.length * random());
    return { customer: customerAt(roomsAt, row), row };
  };

  const anything = () => {
    const { customer, row } = somewhere();
    return { permission: pick(aboutRooms), customer: customerId(customer), room: roomId(row), user: pick(users) };
  };

  /** A room that the assignment covers, if there are many; or one that it names, or names as excepted. */
  const roomFor = ({ rooms }, delegation, customer, first) => {
    const named = rooms.except?.rooms ?? rooms.rooms;
    if (named && random() < 0.5) return pick(named);
    let row = first;
    for (let tries = 1; tries < patience && !(covers(delegation.rooms, room, row) && covers(rooms, room, row)); ++tries)
      row = roomsAt[customer] + Math.floor((roomsAt[customer + 1] - roomsAt[customer]) * random());
    return roomId(row);
  };

  const assigned = () => {
    const { customer, row } = somewhere();
    const { assignments, delegation } = customers[customer];
    const assignment = pick(assignments);
    let user = pick(assignment.members);
    while (!known.has(user)) user = pick(membersOf.get(user));
    return {
      permission: pick(permissionsOf[customer].get(assignment.role)),
      customer: customerId(customer),
      room: roomFor(assignment, delegation, customer, row),
      user,
    };
  };

  return Array.from({ length: count }, (_, index) => (index % 2 ? assigned() : anything()));
}

/** Whose room this is: the last that begins at it or before. */
function customerAt(roomsAt, row) {
  let [low, high] = [0, roomsAt.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (roomsAt[middle] <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a scope of the workload covers a room, so that a question about it is likely a yes. */
function covers(scope, { country, group }, row) {
  if (scope === "all") return true;
  const { rooms, roomGroups, where, except } = scope;
  const named =
    rooms?.includes(roomId(row)) || roomGroups?.includes(groupId(group[row])) ||
    where?.country.includes(countries[country[row]]);
  return Boolean(named) && !(except && covers(except, { country, group }, row));
}
