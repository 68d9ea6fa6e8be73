// Who of the partner does what at one customer.

import { partnerRole, primaryAdmin } from "./roles.mjs";
import { day } from "./sizes.mjs";

const date = (time) => new Date(time).toISOString();
const latinOf = (buildings) => buildings.map(({ latin }) => latin).join(", ");
const inBuildings = (buildings) => ({ where: { building: buildings.map(({ name }) => name) } });

/** One of: no dates, ended, not begun, ends soon. */
function drawTerm(at, random) {
  const term = random.unit();
  if (term < 0.55) return {};
  if (term < 0.7) return { from: date(at - 120 * day), until: date(at - random.between(1, 40) * day) };
  if (term < 0.85) return { from: date(at + random.between(1, 30) * day) };
  return { until: date(at + random.between(1, 5) * day) };
}

function assignedAdmins({ customer, partner, places, random }) {
  const members = [random.pick(partner.adminTeams)];
  if (places.administered.includes(customer)) members.unshift(partner.cast.primaryAdmin.id);
  return { id: "assigned-admins", name: "Assigned admins", role: "primary_admin", members, rooms: "all", notify: true };
}

/** At four customers of five; at some not in the executives' rooms. */
function operations({ customer, random }) {
  if (customer.rank % 5 === 3) return [];
  const region = customer.sites[0].region;
  const members = customer.tags.includes("tier-1") ? ["operations"] : ["operations-leads", `operations-${region}`];
  const rooms = random.chance(0.8) ? "all" : { all: true, except: { roomGroups: [customer.groups.executive] } };
  return [{ id: "operations", name: "Operations", role: "operations", members, rooms, notify: true }];
}

function helpDesk({ customer, random }) {
  if (customer.rank % 2 === 1) return [];
  const rooms = random.chance(0.75) ? "all" : { roomGroups: customer.groups.cities.slice(0, 2) };
  return [{ id: "help-desk", name: "Help desk", role: "help-desk", members: ["help-desk"], rooms }];
}

/** People or teams who go there, each to two buildings. */
function fieldService({ customer, partner, places, at, random }) {
  const team = `field-${customer.sites[0].region}`;
  const posts = Array.from({ length: random.whole(4) }, (_, index) => {
    const buildings = random.shuffled(customer.sites).slice(0, 2).map(({ building }) => building);
    const whole = random.chance(0.25);
    return {
      id: `field-${index + 1}`, name: `Field service ${latinOf(buildings)}`, role: "field-technician",
      members: [whole ? team : random.pick(partner.membersOf(team))], rooms: inBuildings(buildings),
      notify: true, ...drawTerm(at, random),
    };
  });
  if (customer !== places.technicianAt) return posts;
  const { buildings } = places;
  return [...posts, {
    id: "field-sites", name: `Field service ${latinOf(buildings)}`, role: "field-technician",
    members: [partner.cast.technician.id], rooms: inBuildings(buildings), notify: true,
  }];
}

/** Work that only some customers have. */
function others({ customer, ceiling, at, random }) {
  const { groups, countries, sites, id } = customer;
  const posts = [
    [0.25, { id: "reporting", name: "Monthly reports", role: "reporting", members: ["reporting"], rooms: "all" }],
    [0.2, { id: "coordinator", name: "Coordination", description: "Who does what, and where.", role: "coordinator",
      members: [`operations-${sites[0].region}`], rooms: { roomGroups: groups.cities.slice(0, 2), rooms: [`${id}-1`] } }],
    [0.15, { id: "regional-lead", name: `Lead for ${countries[0]}`, role: "regional-lead",
      members: [`field-${sites[0].region}`], rooms: { where: { country: [countries[0]] }, except: { rooms: [`${id}-2`] } },
      until: date(at + 90 * day) }],
    [0.2, { id: "on-call", name: "On call this fortnight", role: "field-technician", members: ["on-call"], rooms: "all",
      notify: true, from: date(at - 7 * day), until: date(at + 7 * day) }],
    [0.1, { id: "roll-out", name: "Roll-out of the training rooms", role: "field-technician",
      members: [`field-${sites[0].region}`, "escalation"], rooms: { roomGroups: [groups.training] },
      from: date(at + 14 * day), until: date(at + 74 * day) }],
  ];
  const keys = { id: "key-keeper", name: "Enrolment keys", role: "key-keeper", members: [`field-${sites[0].region}`],
    rooms: { where: { roomType: ["Medium", "Large"], licensed: [true] } } };
  if (ceiling.includes("rooms.download_key")) posts.push([0.7, keys]);
  return posts.filter(([share]) => random.chance(share)).map(([, post]) => post);
}

/**
 * The partner's roles and assignments at one customer; none where the relationship is not active.
 * @param {object} scene
 * @param {import("./customers.mjs").Customer} scene.customer
 * @param {ReturnType<typeof import("./partner.mjs").drawPartner>} scene.partner
 * @param {ReturnType<typeof import("./cast.mjs").placesOfCast>} scene.places
 * @param {number} scene.at
 * @param {import("./prng.mjs").Randomness} scene.random
 */
export function drawPartnerSide({ customer, partner, places, at, random }) {
  if (customer.status !== "active") return { roles: [], assignments: [] };
  const ceiling = customer.delegation.permissions ?? primaryAdmin;
  const scene = { customer, partner, places, at, random, ceiling };
  const posts = [...operations(scene), ...helpDesk(scene), ...fieldService(scene), ...others(scene)];
  const ids = [...new Set(posts.map(({ role }) => role))];
  return {
    roles: ids.map((id) => partnerRole(id, ceiling)),
    assignments: [assignedAdmins(scene), ...posts].map((post) => ({ ...post, side: "partner", revision: 1 })),
  };
}
