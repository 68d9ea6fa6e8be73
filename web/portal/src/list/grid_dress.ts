// Says what each part of a drawn table is, for those who hear it instead of seeing it.

import type { RegularTableElement } from "regular-table";
import type { Sort } from "../state/address.ts";
import type { ListColumn } from "./columns.ts";

const widths = ["width-s", "width-m", "width-l", "width-xl", "width-rest"];

export function dressGrid(
  table: RegularTableElement,
  { label, total, columns }: { label: string; total: number; columns: number },
): void {
  set(table, { role: "grid", "aria-label": label, "aria-rowcount": total + 1, "aria-colcount": columns });
  set(table.querySelector("table")!, { role: "presentation" });
  for (const part of table.querySelectorAll("thead, tbody")) set(part, { role: "rowgroup" });
}

export function dressHead(table: RegularTableElement, columns: ListColumn[], sort: Sort | null): void {
  for (const line of table.querySelectorAll("thead tr")) set(line, { role: "row", "aria-rowindex": 1 });
  table.querySelectorAll("thead th").forEach((cell, at) => {
    const { column = "", width = "rest" } = columns[at] ?? {};
    const order = sort?.column === column ? (sort.descending ? "descending" : "ascending") : "none";
    cell.classList.remove(...widths);
    cell.classList.add(`width-${width}`);
    set(cell, { role: "columnheader", "aria-sort": order, "aria-colindex": at + 1 });
  });
}

/** What a row is, by its place in the list; gives the id of the selected row's element. */
export function dressRows(
  table: RegularTableElement,
  rowAt: (at: number) => { key: string | null; selected: boolean },
): string | null {
  let active: string | null = null;
  for (const line of table.querySelectorAll("tbody tr")) {
    const meta = table.getMeta(line.querySelector<HTMLElement>("td") ?? undefined);
    const at = meta && "y" in meta ? (meta.y ?? -1) : -1;
    const { key, selected } = rowAt(at);
    line.id = `row-${at}`;
    if (selected) active = line.id;
    line.classList.toggle("selected", selected);
    set(line, { role: "row", "aria-rowindex": at + 2, "aria-selected": selected, "data-key": key ?? "" });
    line.querySelectorAll("td").forEach((cell, x) => {
      set(cell, { role: "gridcell", "aria-colindex": x + 1, title: cell.textContent ?? "" });
    });
  }
  return active;
}

function set(element: Element, attributes: Record<string, string | number | boolean>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
