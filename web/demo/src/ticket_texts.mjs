// What tickets say, in the language of the place or in English.

import { languages } from "./languages/index.mjs";
import { filled } from "./text.mjs";

const english = languages.en;
const version = (random) => `${random.between(4, 6)}.${random.between(0, 40)}.${random.between(100, 999)}.0`;

/**
 * Fills texts with what stands in one room. The same device is named throughout a ticket.
 * @param {object | null} room  a row of a room; null for texts that name none
 */
function gapsFor(room, device, random) {
  return {
    device: () => device,
    room: () => room.name,
    building: () => room.building,
    minutes: () => String(random.between(3, 240)),
    version: () => version(random),
  };
}

/**
 * @param {string[][]} texts  pairs of title and description
 * @returns {{ title: string, description: string | null }}
 */
export function drawText(texts, { room = null, device = "", random }) {
  const [title, description] = random.pick(texts);
  const gaps = gapsFor(room, device, random);
  const aside = random.chance(0.08) ? ` ${random.pick(english.asides)}` : "";
  return {
    title: filled(title, gaps),
    description: random.chance(0.04) ? null : filled(description, gaps) + aside,
  };
}

/** The words that somebody at such a place writes with: a third of the time English. */
export const wordsAt = (language, random) => (random.chance(0.33) ? english : languages[language]);
