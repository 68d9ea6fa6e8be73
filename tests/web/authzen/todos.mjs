// The todo scenario of the AuthZEN working group: Rick, who may do anything, Morty and Summer, who edit
// their own todos, and Beth and Jerry, who read.
//
// In our words: a todo is a room whose `city` is its owner, which is stored, not told in the request; to
// make one is asked of the customer. To read about a person is no permission on anything that we have.

import { readFileSync } from "node:fs";

const { one, many } = JSON.parse(readFileSync(new URL("./todos.json", import.meta.url)));

const actions = {
  can_read_todos: "rooms.view",
  can_create_todo: "rooms.create",
  can_update_todo: "rooms.modify",
  can_delete_todo: "rooms.unenroll",
};

const role = (id, ...permissions) => ({ id, side: "partner", name: id, permissions });
const assigned = (id, used, members, rooms) => ({ id, name: id, side: "partner", role: used, members, rooms });
const people = [...new Set(one.map(([who]) => who))];
const editors = ["morty", "summer"];

const policy = {
  version: 1,
  partner: { tenantId: "partner", name: "Partner", users: people.map((id) => ({ id })) },
  customers: [{
    tenantId: "todos",
    name: "Todos",
    relationship: { status: "active" },
    delegation: { rooms: "all", permissions: ["rooms.view", "rooms.modify", "rooms.unenroll", "rooms.create"] },
    roles: [
      role("reader", "rooms.view"),
      role("maker", "rooms.create"),
      role("owner", "rooms.view", "rooms.modify", "rooms.unenroll"),
    ],
    assignments: [
      assigned("everybody", "reader", people, "all"),
      assigned("makers", "maker", ["rick", ...editors], "all"),
      assigned("anything", "owner", ["rick"], "all"),
      ...editors.map((id) => assigned(`own-${id}`, "owner", [id], { where: { city: [id] } })),
    ],
  }],
};

/** Fills a service with the scenario. */
export function prepareTodos(service) {
  const owners = new Map([["todo-1", undefined]]);
  for (const [, , type, id, owner] of one) if (type === "todo") owners.set(id, owner ?? owners.get(id));
  for (const [, , resources] of many) for (const [id, owner] of resources) owners.set(id, owner);
  service.loadPolicy(policy);
  service.put("todos", "rooms", [...owners].map(([id, city]) => ({ id, ...(city && { city }) })));
}

const todo = (id) => ({ type: "room", id, properties: { customer: "todos" } });
const asked = (who, action, id) => ({
  subject: { type: "user", id: who },
  action: { name: actions[action] },
  resource: action === "can_create_todo" ? { type: "customer", id: "todos" } : todo(id),
});

/** Each evaluation of the scenario: what is expected and answered, or why it cannot be expressed. */
export function* todoEvaluations(service) {
  for (const [who, action, type, id, , expected] of one) {
    const name = `${who}: ${action} ${id}`;
    if (type === "user") {
      yield { name, inexpressible: "a person is not something that a permission here is asked on" };
    } else {
      yield { name, expected, answer: service.evaluate(asked(who, action, id)).decision };
    }
  }
  for (const [who, action, resources, expected] of many) {
    const { subject, action: common } = asked(who, action);
    const evaluations = resources.map(([id]) => ({ resource: todo(id) }));
    const answer = service.evaluations({ subject, action: common, evaluations });
    yield {
      name: `${who}: ${action} ${resources.map(([id]) => id).join(", ")}`,
      expected,
      answer: answer.evaluations.map(({ decision }) => decision),
    };
  }
}
