// Those who want to hear of something.

/** Listeners, told in the order they came. */
export class Listeners<T> {
  readonly #entries = new Set<{ listener: (news: T) => void }>();

  /** Gives the function that takes the listener off again. */
  add(listener: (news: T) => void): () => void {
    const entry = { listener };
    this.#entries.add(entry);
    return () => void this.#entries.delete(entry);
  }

  /** Tells everybody; what a listener throws goes to the page's own error handler. */
  tell(news: T): void {
    for (const entry of [...this.#entries]) {
      if (!this.#entries.has(entry)) continue;
      try {
        entry.listener(news);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
