// What is asked in each figure, once for everybody who answers.

export const asked = {
  severities: ["Critical", "Important"],
  notStatus: "Resolved",
  text: "camera",
  facets: ["customer", "severity", "status", "room.country"],
  page: 50,
  depth: 0.9,
};

/** `c`, `ca`, … up to the whole text. */
export const keystrokes = Array.from(asked.text, (_, index) => asked.text.slice(0, index + 1));

/** Where a window near the end of a list of `total` rows begins. */
export const deepOffset = (total) => Math.floor(total * asked.depth);

const newestFirst = [{ column: "updated", descending: true }, { column: "id" }];

const open = [
  { column: "severity", in: asked.severities },
  { not: { column: "status", equals: asked.notStatus } },
];

const withText = (text) => ({ and: [...open, { column: "title", contains: text }] });

/** As the engine is asked. `columns` are those that a list shows. */
const columns = ["rooms", "title", "severity", "status", "assignee", "created", "updated"];

export const queries = {
  openTickets: { table: "tickets", where: { and: open }, orderBy: newestFirst, columns },
  openAbout: (text) => ({ table: "tickets", where: withText(text), orderBy: newestFirst, columns }),
  facetsAbout: (text, facetMode) => ({ table: "tickets", where: withText(text), facets: asked.facets, facetMode, orderBy: newestFirst, columns }),
  customer: (customer) => ({ table: "tickets", customers: [customer], orderBy: [{ column: "created", descending: true }], columns }),
  byTitle: { table: "tickets", orderBy: [{ column: "title" }, { column: "id" }], columns },
  rooms: { table: "rooms" },
};
