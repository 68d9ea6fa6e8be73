// The figures of topic `policy`: what each says, what it is to reach, and how it is asked (`contest.mjs`).
// Targets are by size; at the large size a figure's name says so.

/** Of explain_us: a single one is too short to be timed. */
export const explainedAtOnce = 100;

/** Says what every other way to ask for a decision has to say. */
export const byId = "decisions_by_id";

/** Of the triples, so many are compared. */
export const compared = 3_000;

export const figures = [
  {
    name: "load_ms", target: { M: 10, L: 300 }, says: "the policy from its JSON text, over another one and all rooms",
    prepareOnce: "signInViewer",
  },
  {
    name: "rooms_ms", target: { M: 0.5, L: 10 }, says: "all rooms that the viewer may see, by customer",
    prepare: "signInViewer",
  },
  {
    name: "change_ms", target: { M: 0.05 }, says: "an assignment is added, and decided by",
    prepareOnce: "signInAdmin", finish: "dropAssignment", input: true,
  },
  {
    name: "pairs_ms", target: { M: 5 }, says: "may these rooms, one by one, be handed on? Yes",
    prepareOnce: "signInAuthor",
  },
  {
    name: "pairs_refused_ms", target: { M: 5 }, says: "the same with one permission too many in the last room: no",
    prepareOnce: "signInAuthor",
  },
  {
    name: "who_may_ms", target: { M: 1 }, says: "everybody who may update tickets in a room, each with the ways to it",
    prepareOnce: "signInAdmin",
  },
  {
    name: "what_may_ms", target: { M: 5 }, says: "what the viewer may do in how many rooms of which customers",
    prepareOnce: "signInViewer",
  },
  {
    name: "explain_us", unit: "us", perMs: 1000 / explainedAtOnce, target: { M: 20 },
    says: "why somebody may not update tickets in a room, with the whole ladder", prepareOnce: "signInAdmin",
  },
  {
    name: byId, unit: "/s", target: { M: 1_000_000 }, says: "decisions one by one, by the names of all",
    prepareOnce: "signInOverseer", many: true,
  },
  {
    name: "decisions_by_handle", unit: "/s", target: { M: 5_000_000 }, says: "the same by numbers",
    prepareOnce: "takeHandles", many: true, sameAs: byId,
  },
  {
    name: "decisions_in_batch", unit: "/s", target: { M: 50_000_000 },
    says: "the same by columns of numbers, all at once", prepareOnce: "takeHandles", many: true, sameAs: byId,
  },
  {
    name: "authzen", unit: "/s", target: { M: 200_000 }, says: "the same as AuthZEN evaluations, from JSON text to JSON text",
    prepareOnce: "takeEvaluations", many: true, sameAs: byId,
  },
  {
    name: "diff_ms", target: { M: 5, L: 50 }, says: "who would gain what by another assignment, before it is made",
    prepareOnce: "signInAdmin",
  },
  {
    name: "diff_document_ms", target: { M: 1000 }, says: "who would gain and who lose what by a draft of the policy",
    prepareOnce: "signInOverseer",
  },
];

/** Taken of an engine that holds the policy alone. */
export const memory =
  { name: "memory_mb", unit: "MB", target: { L: 200 }, says: "the engine's memory with the policy alone" };

export const nameAt = (name, size) => (size === "L" ? `${name}_large` : name);

/** The names of a size, as they are reported. */
export const namesAt = (size) => [...figures, memory].map(({ name }) => nameAt(name, size));
