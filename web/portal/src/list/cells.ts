// The cells of the grid, as elements: text goes in as text.

import type { RoomReference, Row } from "enfilade";
import type { Speech } from "../words/words.ts";
import { isList, kindOf, type ListColumn } from "./columns.ts";

/** The class of a value that has a colour: `mark-needs-action`. */
export const markOf = (value: unknown) => `mark mark-${String(value).toLowerCase().replaceAll(" ", "-")}`;

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** A column's head: a button that orders by it, or only its name where no click does. */
export function headOf(column: string, { speech, sortable }: { speech: Speech; sortable: boolean }): HTMLElement {
  const { words } = speech;
  const name = speech.column(column);
  if (!sortable || isList(kindOf(column))) {
    const head = element("span", "head", element("span", "head-name", name));
    if (!sortable) head.title = words.box.orders;
    return head;
  }
  const button = element("button", "head", element("span", "head-name", name)) as HTMLButtonElement;
  button.type = "button";
  button.title = words.list.sortBy(name);
  return button;
}

/** What stands in `column` of `row`: text, or an element where there is more to it. */
export function cellOf(row: Row, { column, kind }: ListColumn, speech: Speech): string | HTMLElement {
  const { words } = speech;
  if (column === "customer.name") return row.customerName;
  if (row.withheld.includes(column)) return element("span", "withheld", words.details.withheld);
  const value = row[column];
  if (kind === "rooms") return roomsCell(row, speech);
  if (kind === "room") return roomName(value);
  if (value === null || value === undefined) return "";
  switch (kind) {
    case "severity":
    case "status":
    case "health":
      return element("span", `${markOf(value)} ${kind}`, speech.value(column, value));
    case "time":
      return element("span", "time", speech.shortTime(Number(value)));
    case "day":
      return element("span", "time", speech.day(Number(value)));
    case "number":
      return element("span", "number", speech.number(Number(value)));
    case "percent":
      return element("span", "number", speech.percent(Number(value)));
    case "id":
      return element("span", "id", String(value));
    default:
      return row["highImpact"] === true && column === "title"
        ? element("span", "", impactMark(speech), String(value))
        : speech.value(column, value);
  }
}

/** The name of the one room that a row is about. */
export function roomName(value: unknown): string {
  const room = value as RoomReference | null;
  return room ? (room.name ?? room.id) : "";
}

function impactMark({ words }: Speech): HTMLElement {
  const mark = element("span", "impact", "!", element("span", "unseen", ` ${words.columns.highImpact}: `));
  mark.title = words.columns.highImpact;
  return mark;
}

function roomsCell({ rooms = [], partial }: Row, { words, number }: Speech): string | HTMLElement {
  const [first, ...others] = rooms.map(({ id, name }) => name ?? id);
  const cell = element("span", "", first ?? "");
  if (others.length > 0) cell.append(" ", element("span", "quiet", words.list.more(number(others.length))));
  if (partial) cell.append(" ", element("span", "partial", words.list.partial));
  return cell;
}
