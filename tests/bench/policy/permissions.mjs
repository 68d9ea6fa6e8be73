// The permissions that are about a room.

export const aboutRooms = [
  "rooms.view", "rooms.modify", "rooms.download_key", "rooms.unenroll", "reports.view",
  "reports.create_customer_incident", "tickets.view", "tickets.update",
];

const all = [
  ...aboutRooms, "groups.view", "roles.view", "roles.modify", "update_rings.view", "update_rings.modify",
];

/** What the built-in role `primary_admin` holds, of all that the workload asks for. */
export const ofPrimaryAdmin = all.filter((name) => !/download_key|unenroll/.test(name));

/** Each permission a bit. */
export const bits = new Map(all.map((name, index) => [name, 1 << index]));
