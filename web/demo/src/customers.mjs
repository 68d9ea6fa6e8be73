// Who the customers are: names, sizes, places, and how they stand to the partner.

import { languages } from "./languages/index.mjs";
import { companies } from "./names.mjs";
import { countries } from "./places.mjs";
import { guid, randomness } from "./prng.mjs";
import { drawDelegation, drawRelationship, drawStatuses } from "./relationships.mjs";
import { shares, zipf } from "./shares.mjs";
import { drawSites, regionNames } from "./sites.mjs";
import { sizes } from "./sizes.mjs";

/**
 * @typedef {object} Customer
 * @property {number} rank  0 has the most rooms
 * @property {string} id  its name in small Latin letters, as in addresses
 * @property {string} tenantId
 * @property {string} name
 * @property {string} [alias]
 * @property {string} domain
 * @property {string[]} tags
 * @property {string} language  the one spoken at home
 * @property {import("./sites.mjs").Site[]} sites
 * @property {string[]} countries  of the sites, home first
 * @property {{ regions: string[], cities: string[], executive: string, training: string, guests: string }} groups
 *   the names of its room groups
 * @property {number} rooms
 * @property {number} tickets
 * @property {number} firstTicket  the number of its first ticket: no two customers share one
 * @property {string} status
 * @property {object} relationship
 * @property {object} [delegation]
 */

const distinct = (list) => [...new Set(list)];

function groupsOf(language, sites) {
  const regions = distinct(sites.map(({ region }) => region));
  return {
    regions: regions.length > 1 ? regions.map((region) => regionNames[region]) : [],
    cities: distinct(sites.map(({ city }) => city.name)),
    ...languages[language].themes,
  };
}

function tagsOf({ rank, sites }, count, random) {
  const tier = rank * 10 < count ? "tier-1" : rank * 3 < count ? "tier-2" : "tier-3";
  const extra = random.chance(0.2) ? [random.pick(["pilot", "24x7", "onsite", "frame-contract"])] : [];
  return [...distinct(sites.map(({ region }) => region)), tier, ...extra];
}

/** A short name where one is needed, or handy. */
function aliasOf({ name, latin, stem }, random) {
  if (latin !== name) return latin;
  return random.chance(0.15) ? stem : undefined;
}

/**
 * Draws the customers of a partner, in no particular order.
 * @param {{ size: import("./sizes.mjs").Size, seed: number, at: number }} world
 * @returns {Customer[]}
 */
export function drawCustomers({ size, seed, at }) {
  const total = sizes[size];
  const random = randomness(seed, size, "customers");
  const company = companies(random);
  const homes = random.shuffled(countries);
  const statuses = drawStatuses(total.customers, random);
  const rooms = shares(total.rooms, zipf(total.customers, 1), 4);
  const tickets = shares(total.tickets, rooms.map((count) => count * (0.5 + random.unit())), 8);

  const ranked = rooms.map((count, rank) => {
    const own = randomness(seed, size, "customer", rank);
    const home = homes[rank % homes.length];
    const named = company(home.language);
    const sites = drawSites(home, count, own);
    const customer = {
      rank, id: named.id, tenantId: guid(own), name: named.name, alias: aliasOf(named, own),
      domain: `${named.id}.example`, language: home.language, sites,
      countries: distinct(sites.map(({ country }) => country)), groups: groupsOf(home.language, sites),
      rooms: count, tickets: tickets[rank], status: statuses[rank],
    };
    customer.tags = tagsOf(customer, total.customers, own);
    customer.relationship = drawRelationship(customer.status, at, own);
    customer.delegation = drawDelegation(customer, own);
    return customer;
  });

  let firstTicket = 1_000_001;
  return random.shuffled(ranked).map((customer) => {
    const numbered = { ...customer, firstTicket };
    firstTicket += customer.tickets;
    return numbered;
  });
}
