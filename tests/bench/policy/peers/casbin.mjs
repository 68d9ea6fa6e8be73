// node-casbin: an enforcer for each customer.
//
// A line of policy is an assignment and a member of it; `g` holds the nested groups below these members, so
// that an enforcer knows no more people than it needs. What an assignment's role permits and which rooms it
// covers are functions of the matcher over Sets, since a line for each permission and a link for each room
// would be many times as many, and each line costs a pass of the interpreter. Permissions above the ceiling are
// left out of these Sets, and nothing covers a room that is not delegated. Rooms are passed as objects, for
// their attributes.

import { newEnforcer, newModelFromString } from "casbin";
import { ofPrimaryAdmin } from "../permissions.mjs";
import { Peer, roomsSeen } from "./peer.mjs";
import { People } from "./people.mjs";
import { covering } from "./scope.mjs";

const model = `
[request_definition]
r = user, room, permission
[policy_definition]
p = member, assignment
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = permits(p.assignment, r.permission) && covers(p.assignment, r.room) && g(r.user, p.member)
`;

export default class Casbin extends Peer {
  #people;
  /**
   * By customer. `assignments`: what the matcher asks of each; `users`: all who are members of any; `links`: the
   * groups that `g` knows.
   */
  #tenants;

  async take({ partner, customers }) {
    this.#people = new People(partner);
    this.#tenants = new Map();
    for (const customer of customers) this.#tenants.set(customer.tenantId, await this.#tenant(customer));
  }

  decide(question) {
    const tenant = this.#tenants.get(question.customer);
    const room = this.roomOf(question);
    if (tenant === undefined || room === undefined) return false;
    return tenant.enforcer.enforceSync(question.user, room, question.permission);
  }

  rooms_ms() {
    return roomsSeen(this.rooms, (customer) => {
      const { enforcer, users } = this.#tenants.get(customer);
      return users.has(this.asker) ? (room) => enforcer.enforceSync(this.asker, room, "rooms.view") : null;
    });
  }

  explained(question) {
    const { enforcer } = this.#tenants.get(question.customer);
    const [allowed, line] = enforcer.enforceExSync(question.user, this.roomOf(question), question.permission);
    return { allowed, line };
  }

  assign(customer, assignment) { return this.#add(this.#tenants.get(customer), [assignment]); }

  async drop(customer, id) {
    const { enforcer, assignments } = this.#tenants.get(customer);
    await enforcer.removeFilteredPolicy(1, id);
    assignments.delete(id);
  }

  async #tenant({ relationship, delegation, roles, assignments: given }) {
    const granted = new Map(roles.map(({ id, permissions }) => [id, new Set(permissions)]));
    granted.set("primary_admin", new Set(ofPrimaryAdmin));
    const ceiling = new Set(ofPrimaryAdmin);
    const delegated = covering(delegation.rooms);
    const assignments = new Map();
    const enforcer = await newEnforcer(newModelFromString(model));
    enforcer.addFunction("permits", (id, permission) => assignments.get(id).permissions.has(permission));
    enforcer.addFunction("covers", (id, room) => delegated(room) && assignments.get(id).covers(room));
    const tenant = { enforcer, assignments, users: new Set(), links: new Set(), ceiling, granted };
    if (relationship.status === "active") await this.#add(tenant, given);
    return tenant;
  }

  async #add({ enforcer, assignments, users, links, ceiling, granted }, added) {
    for (const { id, role, rooms } of added) {
      const permissions = new Set([...(granted.get(role) ?? [])].filter((permission) => ceiling.has(permission)));
      assignments.set(id, { permissions, covers: covering(rooms) });
    }
    await enforcer.addPolicies(added.flatMap(({ id, members }) => members.map((member) => [member, id])));

    const within = this.#people.within(added.flatMap(({ members }) => members));
    const groups = [...within].filter((id) => this.#people.isGroup(id) && !links.has(id));
    for (const id of groups) links.add(id);
    for (const id of within) users.add(id);
    const linked = groups.flatMap((group) => this.#people.membersOf(group).map((member) => [member, group]));
    if (linked.length) await enforcer.addGroupingPolicies(linked);
  }
}
