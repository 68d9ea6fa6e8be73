// How a person likes to read: kept on this device, and nothing else is.

import { storeOf, type Readable } from "./store.ts";

export type Language = "en" | "zh";
export type Theme = "light" | "dark";

export interface Preferences {
  language: Language;
  /** null: as the system says. */
  theme: Theme | null;
}

const key = "enfilade.preferences";

function kept(): Preferences {
  const language = /^zh\b/i.test(navigator.language) ? "zh" : "en";
  try {
    const read = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Preferences>;
    return {
      language: read.language === "en" || read.language === "zh" ? read.language : language,
      theme: read.theme === "light" || read.theme === "dark" ? read.theme : null,
    };
  } catch {
    return { language, theme: null };
  }
}

const store = storeOf(kept());

export const preferences: Readable<Preferences> = store;

export function prefer(change: Partial<Preferences>): void {
  store.set({ ...store.get(), ...change });
  try {
    localStorage.setItem(key, JSON.stringify(store.get()));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The theme in use. */
export const theme: Readable<Theme> = {
  get: () => store.get().theme ?? (dark.matches ? "dark" : "light"),
  subscribe(listener) {
    dark.addEventListener("change", listener);
    const end = store.subscribe(listener);
    return () => {
      dark.removeEventListener("change", listener);
      end();
    };
  },
};
