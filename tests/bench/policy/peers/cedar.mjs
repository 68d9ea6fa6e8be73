// Cedar (@cedar-policy/cedar-wasm): a policy set for each customer, parsed before.
//
// An assignment is a `permit` for each member, with the role's permissions as actions and its scope as `when`
// and `unless`; the delegation and the ceiling are two `forbid`s. Users have all groups that they are in as
// parents, rooms their room groups, so that a request carries two entities, made ready once, and nothing else.
// `from` and `until` would be conditions about the time in `context`. All rooms of a viewer are not asked for:
// one by one they would take a quarter of a minute, and what remains of policies evaluated in part would have
// to be evaluated by a program of one's own.

import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { ofPrimaryAdmin } from "../permissions.mjs";
import { Peer } from "./peer.mjs";
import { People } from "./people.mjs";

const user = (id) => ({ type: "User", id });
const groupOfUsers = (id) => ({ type: "Group", id });
const action = (id) => ({ type: "Action", id });
const uid = ({ type, id }) => `${type}::${JSON.stringify(id)}`;
const listed = (uids) => `[${uids.map(uid).join(", ")}]`;

const noContext = {};

export default class Cedar extends Peer {
  #people;
  #users;
  /** By customer: `{ always, texts }`, the latter by the ids of assignments. */
  #tenants;

  adopted({ id, country, roomGroups }) {
    return {
      uid: { type: "Room", id },
      attrs: { country },
      parents: roomGroups.map((group) => ({ type: "RoomGroup", id: group })),
    };
  }

  take({ partner, customers }) {
    this.#people = new People(partner);
    this.#users = new Map(partner.users.map(({ id }) => [id, this.#person(id)]));
    this.#tenants = new Map();
    for (const { tenantId, relationship, delegation, roles, assignments } of customers) {
      const granted = new Map(roles.map(({ id, permissions }) => [id, permissions]));
      granted.set("primary_admin", ofPrimaryAdmin);
      const tenant = { granted, always: walls(delegation), texts: new Map() };
      this.#tenants.set(tenantId, tenant);
      if (relationship.status === "active")
        for (const one of assignments) tenant.texts.set(one.id, this.#permits(one, granted));
      this.#parse(tenantId, tenant);
    }
  }

  decide(question) { return this.#asked(question).decision === "allow"; }

  explained(question) {
    const { decision, diagnostics } = this.#asked(question);
    return { allowed: decision === "allow", reason: diagnostics.reason };
  }

  assign(customer, assignment) {
    const tenant = this.#tenants.get(customer);
    tenant.texts.set(assignment.id, this.#permits(assignment, tenant.granted));
    this.#parse(customer, tenant);
  }

  drop(customer, id) {
    const tenant = this.#tenants.get(customer);
    tenant.texts.delete(id);
    this.#parse(customer, tenant);
  }

  #asked(question) {
    const principal = this.#users.get(question.user);
    const resource = this.roomOf(question);
    const answer = statefulIsAuthorized({
      principal: principal.uid,
      action: action(question.permission),
      resource: resource.uid,
      context: noContext,
      preparsedPolicySetId: question.customer,
      entities: [principal, resource],
    });
    if (answer.type !== "success") throw new Error(answer.errors[0].message);
    return answer.response;
  }

  #person(id) {
    return { uid: user(id), attrs: {}, parents: this.#people.groupsAround(id).map(groupOfUsers) };
  }

  #permits({ members, role, rooms }, granted) {
    const permissions = granted.get(role) ?? [];
    if (!permissions.length) return "";
    return members.map((member) => {
      const principal = this.#people.isGroup(member) ? `in ${uid(groupOfUsers(member))}` : `== ${uid(user(member))}`;
      return `permit(principal ${principal}, action in ${listed(permissions.map(action))}, resource)${within(rooms)};`;
    }).join("\n");
  }

  #parse(customer, { always, texts }) {
    const answer = preparsePolicySet(customer, { staticPolicies: [...always, ...texts.values()].join("\n") });
    if (answer.type !== "success") throw new Error(answer.errors[0].message);
  }
}

/** What no assignment passes. */
function walls({ rooms }) {
  const ceiling = `forbid(principal, action, resource) unless { action in ${listed(ofPrimaryAdmin.map(action))} };`;
  return rooms === "all" ? [ceiling] : [ceiling, `forbid(principal, action, resource) unless { ${covers(rooms)} };`];
}

const within = (scope) => (scope === "all" ? "" : ` when { ${covers(scope)} }`);

function covers(scope) {
  if (scope === "all") return "true";
  const { rooms = [], roomGroups = [], where, except } = scope;
  const ways = [];
  if (rooms.length) ways.push(`resource in ${listed(rooms.map((id) => ({ type: "Room", id })))}`);
  if (roomGroups.length) ways.push(`resource in ${listed(roomGroups.map((id) => ({ type: "RoomGroup", id })))}`);
  if (where) ways.push(Object.entries(where).map(([name, values]) =>
    `${JSON.stringify(values)}.contains(resource[${JSON.stringify(name)}])`).join(" && "));
  const named = `(${ways.join(" || ") || "false"})`;
  return except ? `${named} && !(${covers(except)})` : named;
}
