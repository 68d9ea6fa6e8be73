// The grid of a list: a `regular-table` that asks for the rows on the screen, with a selected row
// that the keyboard moves and an assistive technology can follow. Rows by the million.

import "regular-table";
import type { RegularTableElement } from "regular-table";
import type { Query, Row } from "enfilade";
import type { Sort } from "../state/address.ts";
import { windowOf } from "../state/list.ts";
import type { Speech } from "../words/words.ts";
import { cellOf, headOf } from "./cells.ts";
import type { ListColumn } from "./columns.ts";
import { dressGrid, dressHead, dressRows } from "./grid_dress.ts";
import { rowAfter, scrolledTo } from "./grid_keys.ts";

export interface Shown {
  query: Query | null;
  total: number;
  columns: ListColumn[];
  sort: Sort | null;
  /** Whether a click on a column orders by it; else the order is said elsewhere. */
  sortable: boolean;
  speech: Speech;
  label: string;
}

export interface Asked {
  open(row: Row): void;
  sort(next: Sort): void;
}

const rowHeight = 40;

export class Grid {
  readonly #table = document.createElement("regular-table") as RegularTableElement;
  readonly #asked: Asked;
  readonly #size: ResizeObserver;
  readonly #heads = new Map<string, HTMLElement>();
  #shown: Shown | null = null;
  /** The rows on the screen, by their place in the list. */
  #rows = new Map<number, Row>();
  #selected: { at: number; key: string | null } | null = null;

  constructor(host: HTMLElement, asked: Asked) {
    this.#asked = asked;
    this.#table.className = "grid";
    host.append(this.#table);
    this.#table.setDataListener((x0, y0, x1, y1) => this.#cells(x0, y0, x1, y1) as never);
    this.#table.addStyleListener(() => this.#dress());
    this.#table.addEventListener("keydown", (event) => this.#press(event));
    this.#table.addEventListener("click", (event) => this.#click(event));
    this.#size = new ResizeObserver(() => this.#fit());
    this.#size.observe(host);
  }

  remove(): void {
    this.#size.disconnect();
    this.#table.remove();
  }

  /** Shows the list as it is now; another question begins at its first row. */
  show(next: Shown): void {
    if (next.query !== this.#shown?.query) {
      this.#selected = null;
      this.#table.scrollTop = 0;
    }
    if (next.speech !== this.#shown?.speech || next.sortable !== this.#shown.sortable) this.#heads.clear();
    const others = next.columns.length !== this.#shown?.columns.length || next.label !== this.#shown.label;
    this.#shown = next;
    if (others) this.#fit();
    else this.#draw();
  }

  focus(): void {
    this.#table.focus({ preventScroll: true });
  }

  /** The columns that the list has room for. */
  get #columns(): ListColumn[] {
    return (this.#shown?.columns ?? []).filter(({ from = 0 }) => from <= this.#table.clientWidth);
  }

  /** Another width, or other columns: what was measured before counts no more. */
  #fit(): void {
    this.#table.resetAutoSize();
    this.#table.style.setProperty("--grid-width", `${this.#table.clientWidth}px`);
    this.#draw();
  }

  #draw(): void {
    // A drawing that is overtaken by the next one, or by the end of the view, draws nothing.
    if (this.#shown && this.#table.isConnected) this.#table.draw().catch(() => {});
  }

  async #cells(x0: number, y0: number, x1: number, y1: number) {
    const shown = this.#shown;
    const all = this.#columns;
    const columns = all.slice(x0, x1);
    const rows = columns.length ? await windowOf(y0, y1 - y0) : [];
    if (columns.length) this.#rows = new Map(rows.map((row, at) => [y0 + at, row]));
    return {
      num_rows: shown?.total ?? 0,
      num_columns: all.length,
      num_column_headers: 1,
      row_height: rowHeight,
      column_headers: columns.map(({ column }) => [this.#head(column)]),
      data: columns.map((column) =>
        Array.from({ length: y1 - y0 }, (_, at) => (rows[at] ? cellOf(rows[at], column, shown!.speech) : "")),
      ),
    };
  }

  #head(column: string): HTMLElement {
    let head = this.#heads.get(column);
    if (!head) {
      head = headOf(column, this.#shown!);
      if (head instanceof HTMLButtonElement) head.addEventListener("click", () => {
        const sort = this.#shown?.sort;
        this.#asked.sort({ column, descending: sort?.column === column && !sort.descending });
      });
      this.#heads.set(column, head);
    }
    return head;
  }

  #dress(): void {
    const { total, sort, label } = this.#shown!;
    const [table, columns] = [this.#table, this.#columns];
    dressGrid(table, { label, total, columns: columns.length });
    dressHead(table, columns, sort);
    const active = dressRows(table, (at) => {
      const row = this.#rows.get(at);
      const key = row ? keyOf(row) : null;
      // The selected row is followed to its new place when rows came before it.
      if (this.#selected && key !== null && this.#selected.key === key) this.#selected.at = at;
      return { key, selected: key !== null && this.#selected?.at === at };
    });
    if (active) table.setAttribute("aria-activedescendant", active);
    else table.removeAttribute("aria-activedescendant");
  }

  #press(event: KeyboardEvent): void {
    const total = this.#shown?.total ?? 0;
    if (event.target !== this.#table || total === 0) return;
    const page = Math.max(1, Math.floor(this.#table.clientHeight / rowHeight) - 2);
    const at = rowAfter(event.key, { at: this.#selected?.at ?? null, total, page });
    if (at !== null) {
      event.preventDefault();
      this.#select(at);
      this.#reveal(at);
    } else if (event.key === "Enter" && this.#selected) {
      // The panel takes the focus at once, and the same key would press its close button.
      event.preventDefault();
      const row = this.#rows.get(this.#selected.at);
      if (row) this.#asked.open(row);
    }
  }

  #click(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest("td");
    const meta = cell ? this.#table.getMeta(cell) : undefined;
    const row = meta && "y" in meta ? this.#rows.get(meta.y ?? -1) : undefined;
    if (!meta || !("y" in meta) || !row) return;
    this.#select(meta.y ?? 0);
    this.#asked.open(row);
  }

  #select(at: number): void {
    const row = this.#rows.get(at);
    this.#selected = { at, key: row ? keyOf(row) : null };
    this.#draw();
  }

  #reveal(at: number): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#table;
    const total = this.#shown?.total ?? 0;
    this.#table.scrollTop = scrolledTo(at, { scrollTop, clientHeight, scrollHeight, total, rowHeight });
  }
}

const keyOf = ({ customer, id }: Row) => `${customer}/${id}`;
