// Who sees which room: a mask of permissions for each, as far as the workload's policies go.

const ALL = 0xffffffff;
export const VIEW_ROOMS = 1;
export const VIEW_TICKETS = 2;
const bits = { "rooms.view": VIEW_ROOMS, "tickets.view": VIEW_TICKETS, "tickets.update": 4 };

/** A policy made ready for one viewer: per customer, what is delegated and what is assigned. */
export class Policy {
  #customers = new Map();

  constructor({ partner, customers }, viewer) {
    const memberships = membershipsOf(viewer, partner.groups);
    for (const { tenantId, name, delegation, assignments, roles } of customers) {
      const granted = new Map(roles.map(({ id, permissions }) => [id, maskOf(permissions)]));
      granted.set("primary_admin", maskOf(Object.keys(bits)));
      const grants = assignments
        .filter(({ members }) => members.some((member) => memberships.has(member)))
        .map(({ role, rooms }) => ({ mask: granted.get(role), rooms }));
      this.#customers.set(tenantId, { name, delegated: delegation.rooms, grants });
    }
  }

  name(customer) {
    return this.#customers.get(customer).name;
  }

  /** How many customers the viewer is assigned to. */
  assignedCustomers() {
    let count = 0;
    for (const { grants } of this.#customers.values()) if (grants.length) ++count;
    return count;
  }

  /** Writes the mask of every room into `masks`. */
  maskRooms({ customers, rooms, countries }, masks) {
    for (const { id, groups, roomsAt, roomsEnd } of customers) {
      const { delegated, grants } = this.#customers.get(id);
      masks.fill(0, roomsAt, roomsEnd);
      for (const grant of grants) {
        const asked = grant.rooms === "all" ? ALL : bitsOf(groups.codes(grant.rooms.roomGroups));
        for (let room = roomsAt; room < roomsEnd; ++room)
          if (asked === ALL || rooms.groups[room] & asked) masks[room] |= grant.mask;
      }
      if (delegated === "all" || !grants.length) continue;
      const open = new Uint8Array(256);
      for (const country of countries.codes(delegated.where.country)) open[country] = ALL;
      for (let room = roomsAt; room < roomsEnd; ++room) masks[room] &= open[rooms.country[room]];
    }
  }
}

const maskOf = (permissions) => permissions.reduce((mask, permission) => mask | bits[permission], 0);

const bitsOf = (codes) => codes.reduce((mask, code) => mask | (1 << code), 0);

/** The viewer and all groups that they are in, directly or not. */
function membershipsOf(viewer, groups) {
  const parents = new Map();
  for (const { id, members } of groups)
    for (const member of members) parents.set(member, [...(parents.get(member) ?? []), id]);
  const found = new Set([viewer]);
  for (const member of found) for (const parent of parents.get(member) ?? []) found.add(parent);
  return found;
}
