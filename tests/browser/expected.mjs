// What a partner's person may see, worked out from the policy document and the raw rows by the
// rule's own sentence, without the engine.

/** The user's id and those of every group that the user is in, however deep. */
function membershipOf({ groups = [] }, user) {
  const ids = new Set([user]);
  for (let before = -1; before < ids.size; ) {
    before = ids.size;
    for (const { id, members = [] } of groups) if (members.some((member) => ids.has(member))) ids.add(id);
  }
  return ids;
}

/** Whether a scope covers a room: true, false, or null for unknown, which covers nothing. */
function covers(scope, room) {
  if (scope === "all") return true;
  const own = scope.all ? true : any([
    (scope.rooms ?? []).includes(room.id),
    scope.roomGroups ? (room.roomGroups == null ? null : scope.roomGroups.some((group) => room.roomGroups.includes(group))) : false,
    scope.where ? every(Object.entries(scope.where).map(([key, values]) => (room[key] == null ? null : values.includes(room[key])))) : false,
  ]);
  if (!scope.except) return own;
  const taken = covers(scope.except, room);
  return every([own, taken === null ? null : !taken]);
}
const any = (parts) => (parts.includes(true) ? true : parts.includes(null) ? null : false);
const every = (parts) => (parts.includes(false) ? false : parts.includes(null) ? null : true);

const primaryAdmin = [
  "rooms.view", "rooms.modify", "groups.view", "update_rings.view", "update_rings.modify", "reports.view",
  "reports.create_customer_incident", "tickets.view", "tickets.update", "roles.view", "roles.modify",
];

/** By customer, the ids of the rows of each table that `user` of the partner sees. */
export function expected({ policy, index, rows }, user) {
  const member = membershipOf(policy.partner, user);
  const at = new Date(index.at).getTime();
  const seen = new Map();
  for (const customer of policy.customers) {
    if (customer.relationship.status !== "active") continue;
    const live = (customer.assignments ?? []).filter(
      ({ side, members, from, until }) =>
        side === "partner" && members.some((id) => member.has(id)) &&
        (!from || new Date(from).getTime() <= at) && (!until || at < new Date(until).getTime()),
    );
    if (live.length === 0) continue;
    const rooms = rows(customer.tenantId, "rooms");
    const { rooms: opened = {}, permissions: ceiling = primaryAdmin } = customer.delegation ?? {};
    const granted = (role) => (role === "primary_admin" ? primaryAdmin : (customer.roles ?? []).find(({ id }) => id === role)?.permissions ?? []);
    const holds = (permission, room) =>
      ceiling.includes(permission) && covers(opened, room) === true &&
      live.some((assignment) => granted(assignment.role).includes(permission) && covers(assignment.rooms, room) === true);
    const byId = new Map(rooms.map((room) => [room.id, room]));
    const over = (permission) => ceiling.includes(permission) &&
      live.some((assignment) => assignment.rooms === "all" && granted(assignment.role).includes(permission));
    const whole = opened === "all" && over("tickets.view");
    const isSeen = ({ rooms: its }) =>
      its?.length ? its.some((id) => byId.has(id) && holds("tickets.view", byId.get(id))) : whole;
    seen.set(customer.tenantId, {
      name: customer.name,
      rooms: rooms.filter((room) => holds("rooms.view", room)).map(({ id }) => id),
      tickets: rows(customer.tenantId, "tickets").filter(isSeen).map(({ id }) => id),
      get health() {
        const reported = new Set(rooms.filter((room) => holds("reports.view", room)).map(({ id }) => id));
        return rows(customer.tenantId, "health").filter(({ room }) => reported.has(room)).map(({ id }) => id);
      },
      get updates() {
        return over("update_rings.view") ? rows(customer.tenantId, "updates").map(({ id }) => id) : [];
      },
    });
  }
  return seen;
}

/** The keys that a list of `table` shows, as `customer/id`. */
export const keysOf = (seen, table) =>
  new Set([...seen].flatMap(([customer, rows]) => rows[table].map((id) => `${customer}/${id}`)));
