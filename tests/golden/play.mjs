// How a turn of a golden conversation is put to a session.

/** A question or rows as they are sent: text as it stands, anything else as its JSON. */
export const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

export function stage(session, rows) {
  const bytes = new TextEncoder().encode(text(rows));
  session.stage(bytes.length).set(bytes);
}
