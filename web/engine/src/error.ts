// The one kind of error that the engine gives.

import type { ErrorCode, Refusal } from "./enfilade.mjs";

/**
 * Why a question was not answered: a refusal of the engine's own, or
 * `unavailable`: there is no engine to ask (it could not be loaded, or it broke off);
 * `closed`: the engine or the view was closed before the answer came.
 */
export type EnfiladeErrorCode = ErrorCode | "unavailable" | "closed";

/** What makes an `EnfiladeError`. */
export type Failure = Refusal | { code: EnfiladeErrorCode; message: string; path?: string };

/** A question that was not answered. Catch it by its `code`. */
export class EnfiladeError extends Error {
  readonly code: EnfiladeErrorCode;
  /** Where in a document, a query or a question the cause lies, e.g. `customers[3].roles[0]`. */
  readonly path?: string;

  constructor({ code, message, path }: Failure) {
    super(message);
    this.name = "EnfiladeError";
    this.code = code;
    if (path !== undefined) this.path = path;
  }
}
