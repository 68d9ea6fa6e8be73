// Views that somebody listens to follow what happens without being asked: rows, the policy, who is signed in, time.

import type { Call } from "./wire.js";

/** The calls after which an open view may show something else. */
const changing: ReadonlySet<Call> = new Set<Call>([
  "loadPolicy", "signIn", "viewAs", "put", "finishPut", "remove", "setSource", "wipe", "setAllTicketsView", "execute",
]);

/** The longest that a timer can be set for. */
const longest = 2 ** 31 - 1;

/** How long to wait where it may not be asked when time changes something: while one sees as somebody else. */
const unasked = 60_000;

/** Between two refreshes in a row: so many milliseconds, or so many times as long as the last one took. */
const pause = { atLeast: 100, times: 4 };

/** Refreshes views when they may have changed: many changes in a row do it once, and a long row of them now and then. */
export class Following {
  readonly #refresh = new Set<() => Promise<void>>();
  readonly #nextChange: () => Promise<number | null>;
  readonly #now: () => number;
  #state: "idle" | "busy" | "again" = "idle";
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** nextChange: when time alone next changes an answer, by the clock `now`; null: never. */
  constructor(nextChange: () => Promise<number | null>, now: () => number) {
    this.#nextChange = nextChange;
    this.#now = now;
  }

  /** A view that is refreshed now and from now on, until the function is called that this gives. */
  add(refresh: () => Promise<void>): () => void {
    this.#refresh.add(refresh);
    this.look();
    return () => {
      this.#refresh.delete(refresh);
      if (this.#refresh.size === 0) clearTimeout(this.#alarm);
    };
  }

  /** A call was answered. */
  after(call: Call): void {
    if (changing.has(call)) this.look();
  }

  /** Something may have changed. */
  look(): void {
    if (this.#refresh.size === 0) return;
    if (this.#state === "idle") void this.#follow();
    else this.#state = "again";
  }

  end(): void {
    this.#refresh.clear();
    clearTimeout(this.#alarm);
    clearTimeout(this.#rest);
  }

  async #follow(): Promise<void> {
    do {
      this.#state = "busy";
      const began = performance.now();
      await this.#setAlarm(); // first: what time changes while the views are asked is looked at again
      await Promise.allSettled([...this.#refresh].map((refresh) => refresh()));
      const took = performance.now() - began;
      if (!this.#again()) break;
      await new Promise<void>((rested) => {
        this.#rest = setTimeout(rested, Math.max(pause.atLeast, pause.times * took));
      });
    } while (this.#again());
    this.#state = "idle";
  }

  #again(): boolean {
    return this.#state === "again";
  }

  async #setAlarm(): Promise<void> {
    const at = await this.#nextChange().catch(() => this.#now() + unasked);
    clearTimeout(this.#alarm);
    if (at === null || this.#refresh.size === 0) return;
    this.#alarm = setTimeout(() => this.look(), Math.min(Math.max(at - this.#now(), 0), longest));
    // In Node a timer that is set keeps the program from ending.
    (this.#alarm as { unref?: () => void }).unref?.();
  }
}

