// The seeded workload of the policy benchmarks: a policy document and the customers' rooms, and who asks
// what. Its numbers of assignments, and of room groups that these name, are exact.

import { makeUsers, roles as usual, teamId, userId } from "../partner.mjs";
import { choose, seeded, shuffled } from "../random.mjs";
import { describeRooms, offsets, roomGroups, roomRows, shareRooms } from "../rooms.mjs";
import { countries, customerId, customerName, groupId, roomId } from "../words.mjs";
import { makeDraft } from "./draft.mjs";
import { makeTriples } from "./triples.mjs";

/** `largest`: the rooms of one customer among them. `depth`: that of groups in groups. */
export const sizes = {
  XS: { customers: 6, rooms: 200, largest: 80, users: 20, groups: 6, depth: 2, assignments: 24, links: 64 },
  S: { customers: 50, rooms: 10_000, largest: 2_000, users: 100, groups: 42, depth: 2, assignments: 181, links: 521 },
  M: {
    customers: 500, rooms: 100_000, largest: 20_000, users: 300, groups: 42, depth: 2, assignments: 1_813, links: 5_211,
  },
  L: {
    customers: 10_000, rooms: 1_000_000, largest: 20_000, users: 10_000, groups: 1_000, depth: 10,
    assignments: 50_000, links: 165_000,
  },
};

/** How many triples are asked about at most. */
const triples = { XS: 2_000, S: 20_000, M: 100_000, L: 100_000 };

/**
 * Who asks: the viewer, an admin of the changed customer, the author of a long list; whom they assign; and
 * who is an admin of every customer, so that they may ask about everybody.
 */
const [viewer, admin, author, newcomer, overseer] = [0, 1, 2, 3, 4].map(userId);
const firstOther = 5;

const handing = ["roles.view", "roles.modify", "rooms.view", "tickets.view", "tickets.update"];
const role = (id, name, permissions) => ({ id, side: "partner", name, permissions });
const [desk, engineer] = [usual[0], usual[3]];
const lead = role("lead", "Lead", [...handing, "rooms.modify"]);
const readingLead = role("reading-lead", "Lead, reading", handing);
/** Ten. Each customer has copies of those that it uses. */
const roles = [...usual.slice(0, 8), lead, readingLead];

const byGroups = (chosen) => ({ roomGroups: chosen.map(groupId) });
const assignment = (id, name, { id: used }, members, rooms) =>
  ({ id, name, side: "partner", role: used, members, rooms });

export function makeWorld(size, seed) {
  const counts = sizes[size];
  const random = seeded(seed);
  const largest = Math.floor(counts.customers * random());
  const rooms = placeRooms(counts, largest, random);
  const changed = medianOf(rooms.roomsAt);
  const listed = Array.from({ length: counts.largest }, (_, index) => roomId(rooms.roomsAt[largest] + index));
  const policy = makePolicy(counts, { largest, changed, last: listed.at(-1) }, random);
  const inLargest = (id, used, name) =>
    commanded(id, largest, assignment("list", name, used, [newcomer], { rooms: listed }));
  return {
    text: JSON.stringify(policy),
    sources: Array.from({ length: counts.customers }, (_, customer) => ({
      customer: customerId(customer),
      rooms: roomRows(rooms, customer),
    })),
    viewer, admin, author, overseer,
    triples: makeTriples(policy, rooms, triples[size], seeded(seed)),
    draft: JSON.stringify(makeDraft(policy, newcomer)),
    assigning: (number) => ({
      command: commanded(`change-${number}`, changed, assignment("new", "New", desk, [newcomer], "all")),
      question: {
        permission: "tickets.update",
        customer: customerId(changed),
        room: roomId(rooms.roomsAt[changed]),
        user: newcomer,
      },
    }),
    asking: { permission: "tickets.update", customer: customerId(changed), room: roomId(rooms.roomsAt[changed]) },
    dropping: (number, assignment) =>
      ({ id: `drop-${number}`, command: "delete_assignment", customer: customerId(changed), assignment }),
    handingOn: { ...inLargest("yes", desk, "Desk"), dryRun: true },
    handingOnTooMuch: { ...inLargest("no", engineer, "Engineers"), dryRun: true },
  };
}

const commanded = (id, customer, { id: made, side, ...wanted }) =>
  ({ id, command: "create_assignment", customer: customerId(customer), assignment: wanted });

/** One customer has a share of its own, the others share the rest. */
function placeRooms({ customers, rooms, largest: share }, largest, random) {
  const others = shareRooms(customers - 1, rooms - share, random);
  const counts = Array.from({ length: customers - 1 }, (_, customer) => others[customer + 1] - others[customer]);
  counts.splice(largest, 0, share);
  return { roomsAt: offsets(counts), room: describeRooms(rooms, random) };
}

/** The customer with a middling number of rooms. */
function medianOf(roomsAt) {
  const counts = Array.from({ length: roomsAt.length - 1 }, (_, customer) =>
    [roomsAt[customer + 1] - roomsAt[customer], customer]);
  return counts.sort(([a], [b]) => a - b)[counts.length >> 1][1];
}

function makePolicy(counts, { largest, changed, last }, random) {
  const { customers, users, groups, depth } = counts;
  const shares = shareAssignments(counts, largest, random);
  return {
    version: 1,
    partner: {
      tenantId: "t-partner",
      name: "Meridian Room Services",
      users: makeUsers(users),
      groups: makeGroups({ users, groups, depth }, random),
    },
    customers: Array.from({ length: customers }, (_, customer) => {
      const admins = [customer === changed ? admin : somebody(users, random), overseer];
      const assignments = [
        { ...assignment("admins", "Assigned admins", { id: "primary_admin" }, admins, "all") },
        ...shares.viewers[customer],
        ...(customer === largest ? authors(last) : []),
        ...shares.others[customer].map((links, index) => otherAssignment(index, links, counts, random)),
      ];
      const used = new Set(assignments.map((one) => one.role)).add(desk.id); // for what is to be assigned
      if (customer === largest) used.add(engineer.id);
      return {
        tenantId: customerId(customer),
        name: customerName(customer),
        relationship: { status: "active" },
        delegation: { rooms: delegated(customer, [largest, changed], random) },
        roles: roles.filter(({ id }) => used.has(id)),
        assignments,
      };
    }),
  };
}

/** Every other customer opens half of the countries, and the others all; so do those that commands are about. */
const delegated = (customer, open, random) => {
  if (customer % 2 === 0 || open.includes(customer)) return "all";
  const chosen = choose(countries.length / 2, countries.length, random);
  return { where: { country: chosen.map((country) => countries[country]) } };
};

const somebody = (users, random) => userId(firstOther + Math.floor((users - firstOther) * random()));

/** Chains: each team contains the one before it, but for the first of a chain. The last chain is the viewer's. */
function makeGroups({ users, groups, depth }, random) {
  const ofViewer = groups - depth;
  return Array.from({ length: groups }, (_, group) => {
    const nested = group % depth ? [teamId(group - 1)] : [];
    const others = [somebody(users, random), somebody(users, random)];
    const own = group < ofViewer ? others : group === ofViewer ? [viewer] : [];
    return { id: teamId(group), name: `Team ${group + 1}`, members: [...new Set([...nested, ...own])] };
  });
}

/**
 * By customer: the viewer's assignments, in 60 % of them, every other one over five room groups; and for each
 * assignment of others the number of room groups it names, so that all together make the numbers asked for.
 */
function shareAssignments({ customers, groups, assignments, links }, largest, random) {
  const viewers = Array.from({ length: customers }, () => []);
  const assigned = shuffled(customers, random).slice(0, Math.round(0.6 * customers));
  assigned.forEach((customer, turn) => {
    const member = turn % 4 < 2 ? viewer : teamId(groups - 1);
    const rooms = turn % 2 ? byGroups(choose(5, roomGroups, random)) : "all";
    viewers[customer].push(assignment("viewer", "Our desk", desk, [member], rooms));
  });

  const left = assignments - customers - assigned.length - authors("").length;
  const leftLinks = links - 5 * Math.floor(assigned.length / 2) - roomGroups;
  const others = Array.from({ length: customers }, () => []);
  const linksBefore = (index) => Math.floor((index * leftLinks) / left);
  for (let index = 0; index < left; ++index)
    others[index % customers].push(linksBefore(index + 1) - linksBefore(index));
  return { viewers, others };
}

const otherAssignment = (index, links, { users, groups, depth }, random) => {
  const member = random() < 0.5 ? somebody(users, random) : teamId(Math.floor((groups - depth) * random()));
  const used = roles[Math.floor(8 * random())];
  const rooms = byGroups(choose(links, roomGroups, random));
  return assignment(`other-${index + 1}`, `Support ${index + 1}`, used, [member], rooms);
};

/** The author covers all rooms of the largest customer, and "all" of none; in the last one they hold less. */
function authors(last) {
  const half = roomGroups / 2;
  const groups = Array.from({ length: roomGroups }, (_, group) => group);
  const but = { except: { rooms: [last] } };
  return [
    assignment("first-half", "First half", lead, [author], { ...byGroups(groups.slice(0, half)), ...but }),
    assignment("second-half", "Second half", lead, [author], { ...byGroups(groups.slice(half)), ...but }),
    assignment("last-room", "The last room", readingLead, [author], { rooms: [last] }),
  ];
}
