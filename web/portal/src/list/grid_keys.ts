// Which row a key leads to, and how far to scroll for it.

interface Place {
  /** The selected row, if there is one. */
  at: number | null;
  total: number;
  /** Rows on one screen. */
  page: number;
}

/** The row after `key`, or null for a key that moves nothing. */
export function rowAfter(key: string, { at, total, page }: Place): number | null {
  const last = total - 1;
  const within = (row: number) => Math.min(last, Math.max(0, row));
  switch (key) {
    case "ArrowDown":
      return at === null ? 0 : within(at + 1);
    case "ArrowUp":
      return at === null ? 0 : within(at - 1);
    case "PageDown":
      return within((at ?? 0) + page);
    case "PageUp":
      return within((at ?? 0) - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

interface Scroll {
  scrollTop: number;
  clientHeight: number;
  scrollHeight: number;
  total: number;
  rowHeight: number;
}

/** Where to scroll so that row `at` is seen: as little as needed. Of a very long list a pixel is many rows. */
export function scrolledTo(at: number, { scrollTop, clientHeight, scrollHeight, total, rowHeight }: Scroll): number {
  const seen = clientHeight / rowHeight - 1;
  const rows = total - seen;
  const way = scrollHeight - clientHeight;
  if (rows <= 0 || way <= 0) return scrollTop;
  const first = (scrollTop / way) * rows;
  if (at < first) return Math.floor((at / rows) * way);
  return at + 1 > first + seen ? Math.ceil(((at + 1 - seen) / rows) * way) : scrollTop;
}
