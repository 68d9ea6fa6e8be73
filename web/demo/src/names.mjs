// Names of people and companies, in the script of their language and in Latin letters.

import { languages } from "./languages/index.mjs";
import { filled, plain, word } from "./text.mjs";

/** Gives an id, and with a number where it was given before. */
export function onceEach() {
  const times = new Map();
  return (id) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return time === 1 ? id : `${id}-${time}`;
  };
}

/**
 * Draws people of one organisation.
 * @param {string} domain
 * @param {import("./prng.mjs").Randomness} random
 * @returns {(language: string) => { id: string, upn: string, name: string }}
 */
export function peopleOf(domain, random) {
  const once = onceEach();
  return (language) => {
    const { given, family, person, agree = (_, form) => form } = languages[language];
    const [first, last] = [word(random.pick(given)), word(random.pick(family))];
    const id = once(`${first.id}.${plain(agree(first.latin, last.latin))}`);
    const gaps = { given: () => first.name, family: () => agree(first.name, last.name) };
    return { id, upn: `${id}@${domain}`, name: filled(person, gaps) };
  };
}

/**
 * Draws companies, no two with the same name until a language has no more of them.
 * @param {import("./prng.mjs").Randomness} random
 * @returns {(language: string) => { id: string, name: string, latin: string, stem: string }}
 *   `latin` is the same as `name` where that is Latin already
 */
export function companies(random) {
  const once = onceEach();
  const left = {};
  const pairs = ({ stems, trades }) => stems.flatMap((stem) => trades.map((trade) => [stem, trade]));
  return (language) => {
    const { legal, company } = languages[language];
    if (!left[language]?.length) left[language] = random.shuffled(pairs(languages[language]));
    const [stem, trade] = left[language].pop().map(word);
    const gaps = { stem: () => stem.name, trade: () => trade.name, legal: () => word(random.pick(legal)).name };
    const name = filled(company, gaps);
    const latin = stem.latin === stem.name ? name : `${stem.latin} ${trade.latin}`;
    return { id: once(plain(`${stem.latin} ${trade.latin}`)), name, latin, stem: stem.latin };
  };
}
