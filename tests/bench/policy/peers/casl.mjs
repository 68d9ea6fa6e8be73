// CASL (@casl/ability): an ability for each user in each tenant, as its guide advises.
//
// An assignment is a rule for each way in which its scope names rooms, with the role's permissions as actions
// and Mongo-like conditions about the room; what the scope excepts is part of these, since an inverted rule
// would take from other assignments too. The delegation is inverted rules about the rooms it does not cover,
// last of all; permissions above the ceiling are left out. Groups are resolved when abilities are made: the
// library has none. A rule names what gave it in `reason`. Where a scope names several attributes at once, its
// complement could not be said in fields, and the workload has no such scope.

import { createMongoAbility } from "@casl/ability";
import { ofPrimaryAdmin } from "../permissions.mjs";
import { Peer, roomsSeen } from "./peer.mjs";
import { People } from "./people.mjs";

/** All that is asked about is a room. */
const options = { detectSubjectType: () => "Room" };

export default class Casl extends Peer {
  #people;
  /** By customer: `{ permitted, undelegated, assignments, abilities }`, the last two by id and by user. */
  #tenants;

  take({ partner, customers }) {
    this.#people = new People(partner);
    this.#tenants = new Map(customers.map((customer) => [customer.tenantId, this.#tenant(customer)]));
  }

  decide(question) {
    const ability = this.#abilityOf(question.user, question.customer);
    const room = this.roomOf(question);
    return ability !== undefined && room !== undefined && ability.can(question.permission, room);
  }

  rooms_ms() {
    return roomsSeen(this.rooms, (customer) => {
      const ability = this.#abilityOf(this.asker, customer);
      return ability && ((room) => ability.can("rooms.view", room));
    });
  }

  explained(question) {
    const ability = this.#abilityOf(question.user, question.customer);
    const rule = ability?.relevantRuleFor(question.permission, this.roomOf(question)) ?? null;
    return { allowed: rule !== null && !rule.inverted, reason: rule?.reason };
  }

  assign(customer, assignment) {
    const tenant = this.#tenants.get(customer);
    tenant.assignments.set(assignment.id, assignment);
    this.#renew(tenant, assignment);
  }

  drop(customer, id) {
    const tenant = this.#tenants.get(customer);
    const assignment = tenant.assignments.get(id);
    tenant.assignments.delete(id);
    this.#renew(tenant, assignment);
  }

  #abilityOf(user, customer) { return this.#tenants.get(customer)?.abilities.get(user); }

  #tenant({ relationship, delegation, roles, assignments }) {
    const granted = new Map(roles.map(({ id, permissions }) => [id, permissions]));
    granted.set("primary_admin", ofPrimaryAdmin);
    const ceiling = new Set(ofPrimaryAdmin);
    const active = relationship.status === "active";
    const tenant = {
      permitted: (role) => (granted.get(role) ?? []).filter((permission) => ceiling.has(permission)),
      undelegated: walls(delegation.rooms),
      assignments: new Map(active ? assignments.map((one) => [one.id, one]) : []),
      abilities: new Map(),
    };
    const rulesOf = new Map();
    for (const one of tenant.assignments.values()) {
      const rules = rulesFor(one, tenant.permitted(one.role));
      for (const user of this.#people.usersWithin(one.members))
        rulesOf.set(user, [...(rulesOf.get(user) ?? []), ...rules]);
    }
    for (const [user, rules] of rulesOf)
      tenant.abilities.set(user, createMongoAbility([...rules, ...tenant.undelegated], options));
    return tenant;
  }

  /** Makes the abilities of an assignment's members anew, of what they hold now. */
  #renew({ permitted, undelegated, assignments, abilities }, { members }) {
    for (const user of this.#people.usersWithin(members)) {
      const mine = new Set([user, ...this.#people.groupsAround(user)]);
      const held = [...assignments.values()].filter((one) => one.members.some((member) => mine.has(member)));
      const rules = held.flatMap((one) => rulesFor(one, permitted(one.role)));
      if (rules.length) abilities.set(user, createMongoAbility([...rules, ...undelegated], options));
      else abilities.delete(user);
    }
  }
}

function rulesFor({ name, role, rooms }, action) {
  if (!action.length) return [];
  const reason = `${name}, as ${role}`;
  return conditionsOf(rooms).map((conditions) => ({ action, subject: "Room", conditions, reason }));
}

/** The ways in which a scope names rooms, each as conditions; none at all are those of `all`. */
function conditionsOf(scope) {
  if (scope === "all") return [undefined];
  const but = scope.except ? complement(scope.except) : {};
  return Object.entries(fieldsOf(scope)).map(([field, names]) => ({
    ...but,
    [field]: { ...but[field], $in: names },
  }));
}

/** Inverted rules for the rooms that a delegation does not cover. */
function walls(scope) {
  if (scope === "all") return [];
  const forbidden = [complement(scope), ...(scope.except ? conditionsOf(scope.except) : [])];
  return forbidden.map((conditions) =>
    ({ action: "manage", subject: "Room", inverted: true, conditions, reason: "not delegated" }));
}

/** The rooms that a scope does not name, as conditions. */
const complement = (scope) =>
  Object.fromEntries(Object.entries(fieldsOf(scope)).map(([field, names]) => [field, { $nin: names }]));

function fieldsOf({ rooms, roomGroups, where = {} }) {
  if (Object.keys(where).length > 1) throw new Error("a scope names one attribute here");
  return { ...where, ...(rooms && { id: rooms }), ...(roomGroups && { roomGroups }) };
}
