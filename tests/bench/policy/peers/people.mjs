// The partner's groups, looked at from both ends.

export class People {
  #members;
  #containers = new Map();

  constructor({ groups }) {
    this.#members = new Map(groups.map(({ id, members }) => [id, members]));
    for (const { id, members } of groups)
      for (const member of members) this.#containers.set(member, [...(this.#containers.get(member) ?? []), id]);
  }

  isGroup(id) { return this.#members.has(id); }

  membersOf(group) { return this.#members.get(group) ?? []; }

  /** These, and all groups and users in them, directly or not. */
  within(ids) { return closure(ids, (id) => this.membersOf(id)); }

  /** The users among these, and those in the groups among these. */
  usersWithin(ids) { return [...this.within(ids)].filter((id) => !this.isGroup(id)); }

  /** The groups that somebody is in, directly or not. */
  groupsAround(id) { return [...closure([id], (inner) => this.#containers.get(inner) ?? [])].slice(1); }
}

function closure(ids, next) {
  const found = new Set(ids);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}
