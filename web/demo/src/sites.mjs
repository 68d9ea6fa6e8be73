// Where a customer's rooms are: the buildings, most of them at home.

import { countries } from "./places.mjs";
import { shares, zipf } from "./shares.mjs";
import { word } from "./text.mjs";

/**
 * @typedef {object} Site  one building
 * @property {string} country  two letters
 * @property {string} region  emea, amer or apac
 * @property {string} language
 * @property {{ name: string, latin: string, id: string }} state
 * @property {{ name: string, latin: string, id: string }} city
 * @property {{ name: string, latin: string, id: string }} building  no two sites share its name
 * @property {number} rooms  how many there are
 * @property {number} first  the number of the first of them
 */

/** What room groups call the regions that tags name in small letters. */
export const regionNames = { emea: "EMEA", amer: "Americas", apac: "APAC" };

const buildingsIn = ({ country, region, language, cities }) =>
  cities.flatMap(({ name, state, buildings }) =>
    buildings.map((building) => ({
      country, region, language, state: word(state), city: word(name), building: word(building),
    })));

/** The home country first, then a few buildings in each of the others. */
function candidates(home, count, random) {
  const athome = random.shuffled(buildingsIn(home)).slice(0, Math.ceil(count * 0.6) + 1);
  const others = random.shuffled(countries.filter((country) => country !== home)).map(buildingsIn);
  const near = others.flatMap((buildings) => buildings.slice(0, 2));
  const rest = others.flatMap((buildings) => buildings.slice(2));
  return [...athome, ...near, ...rest];
}

/**
 * Draws a customer's buildings: the square root of the rooms, but at least two.
 * @param {typeof countries[number]} home
 * @param {number} rooms  at least two
 * @param {import("./prng.mjs").Randomness} random
 * @returns {Site[]}
 */
export function drawSites(home, rooms, random) {
  const wanted = Math.max(2, Math.floor(Math.sqrt(rooms)));
  const chosen = candidates(home, wanted, random).slice(0, wanted);
  const given = shares(rooms, zipf(chosen.length, 1), 1);
  let first = 1;
  return chosen.map((site, index) => {
    const placed = { ...site, rooms: given[index], first };
    first += given[index];
    return placed;
  });
}
