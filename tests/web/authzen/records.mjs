// The search scenario of the AuthZEN working group: employees, contractors and managers of departments,
// and records that are of a department and an owner. Everybody may view, edit and delete their own;
// employees and contractors view those of their department; managers view all and edit their department's.
//
// In our words: a record is a room, whose `building` is the department and `city` the owner.

import { readFileSync } from "node:fs";

const { users, records, may } = JSON.parse(readFileSync(new URL("./records.json", import.meta.url)));

const actions = { view: "rooms.view", edit: "rooms.modify", delete: "rooms.unenroll" };
const actionOf = Object.fromEntries(Object.entries(actions).map(([theirs, ours]) => [ours, theirs]));

const role = (id, ...permissions) => ({ id, side: "partner", name: id, permissions });
const assigned = (id, used, members, rooms) => ({ id, name: id, side: "partner", role: used, members, rooms });

const policy = {
  version: 1,
  partner: { tenantId: "partner", name: "Partner", users: users.map(({ id }) => ({ id })) },
  customers: [{
    tenantId: "archive",
    name: "Archive",
    relationship: { status: "active" },
    delegation: { rooms: "all", permissions: ["rooms.view", "rooms.modify", "rooms.unenroll", "rooms.create"] },
    roles: [
      role("reader", "rooms.view"),
      role("writer", "rooms.view", "rooms.modify"),
      role("owner", "rooms.view", "rooms.modify", "rooms.unenroll"),
    ],
    assignments: users.flatMap(({ id, role: kind, department }) => [
      assigned(`own-${id}`, "owner", [id], { where: { city: [id] } }),
      assigned(`department-${id}`, kind === "manager" ? "writer" : "reader", [id], { where: { building: [department] } }),
      ...(kind === "manager" ? [assigned(`all-${id}`, "reader", [id], "all")] : []),
    ]),
  }],
};

/** Fills a service with the scenario. */
export function prepareRecords(service) {
  service.loadPolicy(policy);
  service.put("archive", "rooms", records.map(({ id, department, owner }) => ({ id, building: department, city: owner })));
}

const subject = (id) => ({ type: "user", id });
const resource = (id) => ({ type: "room", id, properties: { customer: "archive" } });
const ids = ({ results }) => results.map(({ id }) => id).sort();

/** Each search of the scenario: what it is, what is expected, and what a service answers. */
export function* recordSearches(service) {
  for (const action of Object.keys(actions)) {
    for (const { id } of records) {
      yield {
        name: `subjects who may ${action} ${id}`,
        expected: users.map((user) => user.id).filter((user) => may[user][action].includes(id)).sort(),
        answer: ids(service.searchSubject({ subject: { type: "user" }, action: { name: actions[action] }, resource: resource(id) })),
      };
    }
    for (const { id } of users) {
      yield {
        name: `records that ${id} may ${action}`,
        expected: may[id][action].toSorted(),
        answer: ids(service.searchResource({ subject: subject(id), action: { name: actions[action] }, resource: { type: "room" } })),
      };
    }
  }
  for (const user of users) {
    for (const record of records) {
      yield {
        name: `what ${user.id} may do to ${record.id}`,
        expected: Object.keys(actions).filter((action) => may[user.id][action].includes(record.id)).sort(),
        answer: service.searchAction({ subject: subject(user.id), resource: resource(record.id) })
          .results.map(({ name }) => actionOf[name] ?? name).sort(),
      };
    }
  }
}
