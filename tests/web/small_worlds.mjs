// Random little worlds as they come through the doors: two customers of three rooms each, three users of the
// partner in two groups, one of whom is in the other, and roles, scopes and dates that meet often.

export const permissions = [
  "rooms.view", "rooms.modify", "rooms.reset_key", "groups.view", "tickets.view", "settings.view", "roles.view",
  "roles.modify",
];
/** Those that are asked on a room, and those that are asked on the customer. */
export const aboutRooms = ["rooms.view", "rooms.modify", "tickets.view", "groups.view", "roles.view", "roles.modify"];
export const aboutCustomer = ["rooms.reset_key", "groups.view", "settings.view", "roles.view", "roles.modify"];

export const now = Date.UTC(2026, 0, 5);
export const users = ["u0", "u1", "u2"];
export const customers = ["c0", "c1"];
export const rooms = ["r0", "r1", "r2"];

/** Numbers from a seed, the same everywhere. */
function seeded(seed) {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
}

export function smallWorld(seed) {
  const random = seeded(seed);
  const chance = (percent) => random() * 100 < percent;
  const some = (all, percent = 50) => all.filter(() => chance(percent));
  const one = (all) => all[Math.floor(random() * all.length)];

  const scope = (deep = true) => {
    if (chance(35)) return deep && chance(40) ? { all: true, except: scope(false) } : "all";
    return {
      ...(chance(60) && { rooms: some([...rooms, "r9"]) }),
      ...(chance(40) && { roomGroups: some(["g1", "g2"]) }),
      ...(chance(30) && { where: { country: [one(["no", "se"])] } }),
      ...(deep && chance(25) && { except: scope(false) }),
    };
  };
  const dates = () => {
    if (chance(70)) return {};
    return chance(50) ? { from: at(one([-1, 1])) } : { until: at(one([-1, 1])) };
  };
  const at = (days) => new Date(now + days * 86_400_000).toISOString();
  const assignment = (number) => ({
    id: `a${number}`, name: `A${number}`, side: "partner", role: one(["one", "two", "gone"]),
    members: some(["u0", "u1", "u2", "inner", "outer"], 40), rooms: scope(), ...dates(),
  });

  const policy = {
    version: 1,
    partner: {
      tenantId: "p", name: "P", users: users.map((id) => ({ id })),
      groups: [{ id: "inner", members: some(users) }, { id: "outer", members: ["inner", ...some(users, 20)] }],
    },
    customers: customers.map((tenantId) => ({
      tenantId, name: tenantId,
      relationship: { status: chance(85) ? "active" : "ended" },
      delegation: { rooms: chance(60) ? "all" : scope(), permissions: some(permissions, 80) },
      roles: [
        { id: "one", side: "partner", name: "One", permissions: some(permissions) },
        { id: "two", side: "partner", name: "Two", permissions: some(permissions, 70) },
      ],
      assignments: Array.from({ length: 1 + Math.floor(random() * 4) }, (_, number) => assignment(number)),
    })),
  };
  const rows = customers.map(() => rooms.filter(() => chance(90)).map((id) => ({
    id, ...(chance(70) && { country: one(["no", "se"]) }), ...(chance(70) && { roomGroups: some(["g1", "g2"]) }),
  })));
  return { policy, rows };
}
