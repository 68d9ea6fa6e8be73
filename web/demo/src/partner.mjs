// The partner: its people, and their groups, three deep and with one harmless circle.

import { peopleOf } from "./names.mjs";
import { guid, randomness } from "./prng.mjs";
import { sizes } from "./sizes.mjs";

export const partnerName = "Kvitvarde Room Care";
const domain = "kvitvarde.example";

/** Those whom the portal offers for sign-in, and their languages. What they may do: cast.mjs. */
const castLanguages = {
  primaryAdmin: "pt", technician: "de", helpDesk: "el", tenantManager: "en", globalAdministrator: "nb",
  operationsLead: "zh",
};

/** Groups of groups. `operations-leads` and the teams below have people as members. */
const nested = [
  { id: "operations", name: "Operations", members: ["operations-leads", "operations-emea", "operations-amer",
    "operations-apac"] },
  { id: "operations-emea", name: "Operations EMEA", members: ["operations-north", "operations-south"] },
  { id: "help-desk", name: "Help desk", members: ["help-desk-emea", "help-desk-amer", "help-desk-apac"] },
  { id: "help-desk-emea", name: "Help desk EMEA", members: ["help-desk-emea-first", "help-desk-emea-second"] },
];

const team = (id, name, languages, members = []) => ({ id, name, languages, members });
const north = ["nb", "de", "pl", "en"];
const south = ["fr", "el", "tr", "bg", "pt"];
const amer = ["en", "pt", "fr"];
const apac = ["zh", "ja", "en"];

const teams = [
  team("operations-north", "Operations North", north),
  team("operations-south", "Operations South", south),
  team("operations-amer", "Operations Americas", amer),
  team("operations-apac", "Operations APAC", apac),
  team("help-desk-emea-first", "Help desk EMEA, first line", [...north, ...south]),
  team("help-desk-emea-second", "Help desk EMEA, second line", north),
  team("help-desk-amer", "Help desk Americas", amer),
  team("help-desk-apac", "Help desk APAC", apac),
  team("field-emea", "Field service EMEA", [...south, ...north]),
  team("field-amer", "Field service Americas", amer),
  team("field-apac", "Field service APAC", apac),
  team("reporting", "Reporting", ["en", "pl", "ja"]),
  team("account-managers", "Account managers", ["en", "fr", "zh"]),
  team("on-call", "On call", ["bg", "nb", "tr"], ["escalation"]),
  team("escalation", "Escalation", ["de", "ja"], ["on-call"]), // the circle
];

/** Teams of primary admins: about one for twenty people. */
const adminTeams = (users) =>
  Array.from({ length: Math.max(2, Math.floor(users / 20)) }, (_, index) =>
    team(`admins-${index + 1}`, `Primary admins ${index + 1}`, [...north, ...apac, ...south]));

/** Puts the others into teams, one after the other; every tenth into none. */
function deal(person, count, into, random) {
  return Array.from({ length: count }, (_, index) => {
    const { languages, members } = into[index % into.length];
    const user = person(random.pick(languages));
    if (index % 10 !== 9) members.push(user.id);
    if (random.chance(0.1)) random.pick(into).members.push(user.id);
    return user;
  });
}

/**
 * @param {{ size: import("./sizes.mjs").Size, seed: number }} world
 * @returns {{
 *   document: object,                   the partner as the policy document has it
 *   cast: Record<string, { id: string, upn: string, name: string }>,
 *   adminTeams: string[],               ids of the groups of primary admins
 *   membersOf(team: string): string[],  user ids and group ids
 *   nameOf(user: string): string,
 * }}
 */
export function drawPartner({ size, seed }) {
  const random = randomness(seed, size, "partner");
  const person = peopleOf(domain, random);
  const cast = Object.fromEntries(Object.entries(castLanguages).map(([role, language]) => [role, person(language)]));
  const admins = adminTeams(sizes[size].users);
  const filledTeams = [...teams, ...admins].map((one) => ({ ...one, members: [...one.members] }));
  const others = sizes[size].users - Object.keys(cast).length;
  const staff = deal(person, others, filledTeams, random);
  const users = [...Object.values(cast), ...staff];

  const groups = [
    ...nested,
    { id: "operations-leads", name: "Operations leads", members: [cast.operationsLead.id] },
    ...filledTeams.map(({ id, name, members }) => ({ id, name, members: [...new Set(members)] })),
  ];
  const members = new Map(groups.map((group) => [group.id, group.members]));
  members.get("help-desk-emea-first").push(cast.helpDesk.id);
  members.get("account-managers").push(cast.tenantManager.id);
  const names = new Map(users.map(({ id, name }) => [id, name]));

  return {
    document: {
      tenantId: guid(random), name: partnerName, domain, users, groups,
      globalAdministrators: [cast.globalAdministrator.id],
      managedServiceAdministrators: [staff[0].id],
      tenantManagers: ["account-managers"],
    },
    cast,
    adminTeams: admins.map(({ id }) => id),
    membersOf: (id) => members.get(id),
    nameOf: (id) => names.get(id),
  };
}
