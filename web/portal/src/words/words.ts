// The words and formats of the chosen language.

import { EnfiladeError } from "enfilade";
import { preferences, type Language } from "../state/preferences.ts";
import { useStore, type Readable } from "../state/store.ts";
import { en, type Words } from "./en.ts";
import { zh } from "./zh.ts";

export interface Speech {
  language: Language;
  words: Words;
  number(value: number): string;
  /** A day and minute. */
  time(value: number): string;
  /** The same, as short as it goes. */
  shortTime(value: number): string;
  /** A day, which begins at midnight UTC. */
  day(value: number): string;
  /** So many per cent. */
  percent(value: number): string;
  /** The name of a column, also of a room's (`room.country`). */
  column(column: string): string;
  /** A value of a column, as people say it. */
  value(column: string, value: unknown): string;
}

function speechOf(language: Language, words: Words, locale: string): Speech {
  const numbers = new Intl.NumberFormat(locale);
  const times = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const shortTimes = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const percents = new Intl.NumberFormat(locale, { style: "unit", unit: "percent" });
  const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  const plain = (column: string) => column.replace(/^room\.|\.name$/g, "");
  const columns: Record<string, string> = words.columns;

  const value = (column: string, given: unknown): string => {
    if (given === null || given === undefined || given === "") return "";
    if (Array.isArray(given)) return given.map((one) => value(column, one)).join(", ");
    if (typeof given === "number") return numbers.format(given);
    const text = String(given);
    if (plain(column) === "country" && /^[A-Z]{2}$/.test(text)) return regions.of(text) ?? text;
    return words.values[text] ?? text;
  };
  return {
    language,
    words,
    number: (given) => numbers.format(given),
    time: (given) => times.format(given),
    shortTime: (given) => shortTimes.format(given),
    day: (given) => days.format(given),
    percent: (given) => percents.format(given),
    column: (column) => columns[plain(column)] ?? column,
    value,
  };
}

const speeches: Record<Language, Speech> = {
  en: speechOf("en", en, "en"),
  zh: speechOf("zh", zh, "zh-Hans"),
};

export const speech: Readable<Speech> = {
  get: () => speeches[preferences.get().language],
  subscribe: preferences.subscribe,
};

export const useSpeech = () => useStore(speech);

/** What went wrong and what to do about it; `detail` is for whoever is asked for help. */
export function troubleOf({ words }: Speech, trouble: unknown) {
  const code = trouble instanceof EnfiladeError ? trouble.code : "other";
  const kinds: Record<string, { says: string; next: string }> = words.troubles;
  const kind = kinds[code] ?? words.troubles.other;
  const place = trouble instanceof EnfiladeError && trouble.path ? `${trouble.path}: ` : "";
  return { ...kind, code, detail: place + (trouble instanceof Error ? trouble.message : String(trouble)) };
}
