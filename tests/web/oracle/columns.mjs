// The columns of the built-in tables as FORMATS names them: of which kind each is, and what an enumeration
// declares. A copy of its own, so that the schema is not held to itself.

const kinds = {
  rooms: {
    id: "id", name: "name", account: "name", health: "enumeration", roomGroups: "set", ring: "name", country: "name",
    state: "name", city: "name", campus: "name", building: "name", floor: "name", roomType: "name", deviceType: "name",
    capacity: "integer", licensed: "flag", lastSeen: "time", updated: "time", key: "name",
  },
  tickets: {
    id: "id", rooms: "rooms", title: "text", description: "text", type: "name", origin: "enumeration",
    severity: "enumeration", status: "enumeration", highImpact: "flag", assignee: "name", notes: "integer",
    created: "time", updated: "time", closed: "time", closedBy: "name", reason: "name",
  },
};

export const ofCustomer = { customer: "id", "customer.name": "name", "customer.alias": "name", "customer.tags": "set" };

const declared = {
  health: ["Healthy", "Unhealthy", "Disconnected", "Onboarding", "Suppressed"],
  origin: ["System", "Recorded issue"],
  severity: ["Critical", "Important", "Warning", "Recommendation"],
  status: ["Needs action", "System investigating", "Resolved"],
};

/** A table's own columns, each with its kind. */
export const ownColumns = (table) => kinds[table];

/** All columns that a query on a table can name. */
export const columnsOf = (table) => [
  ...Object.keys(kinds[table]),
  ...(table === "tickets" ? Object.keys(kinds.rooms).map((column) => `room.${column}`) : []),
  ...Object.keys(ofCustomer),
];

export const isOfRoom = (column) => column.startsWith("room.");
/** `room.country` as the column of a room. */
export const own = (column) => (isOfRoom(column) ? column.slice(5) : column);

export const kindOf = (table, column) =>
  ofCustomer[column] ?? (isOfRoom(column) ? kinds.rooms[own(column)] : kinds[table][column]);

/** What an enumeration declares, in its order; of other columns nothing. */
export const declaredOf = (column) => declared[own(column)] ?? [];

/** In which columns a free word is looked for. */
export const searchedColumns = (table) => [
  ...(table === "rooms" ? ["name"] : ["id", "title", "description", "room.name"]), "customer.name", "customer.alias",
];
