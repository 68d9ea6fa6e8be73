// A document, whatever it came as, made into the text that the engine reads.

import { EnfiladeError } from "./error.js";

/** Its JSON text; throws `bad_json` of bytes that are not UTF-8. */
export function textOf(document: object | string): string {
  if (typeof document === "string") return document;
  if (!(document instanceof Uint8Array)) return JSON.stringify(document ?? null);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(document);
  } catch {
    throw new EnfiladeError({ code: "bad_json", message: "the document is not UTF-8" });
  }
}
