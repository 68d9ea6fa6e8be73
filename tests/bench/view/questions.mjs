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

const about = (text) => ({ and: [...open, { column: "title", contains: text }] });

/** What a list shows. */
const columns = ["rooms", "title", "severity", "status", "assignee", "created", "updated"];

const tickets = { table: "tickets", columns };

/** As the engine is asked. */
export const queries = {
  openTickets: { ...tickets, where: { and: open }, orderBy: newestFirst },
  openAbout: (text) => ({ ...tickets, where: about(text), orderBy: newestFirst }),
  facetsAbout: (text, facetMode) =>
    ({ ...tickets, where: about(text), orderBy: newestFirst, facets: asked.facets, facetMode }),
  customer: (customer) =>
    ({ ...tickets, customers: [customer], orderBy: [{ column: "created", descending: true }, { column: "id" }] }),
  byTitle: { ...tickets, orderBy: [{ column: "title" }, { column: "id" }] },
};
