import type { HeaderLine } from "./wire.ts";

/** A request that a page makes, as it would write it for `fetch`. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  /** The headers that the page itself sets. */
  readonly headers: readonly HeaderLine[];
  readonly body: string | null;
  /** The serialized origin of the page; `"null"` for an opaque one. */
  readonly origin: string;
  readonly credentials: "include" | "same-origin" | "omit";
  readonly mode: "cors" | "no-cors";
  /**
   * The value of `Cookie` that the visitor's browser has for the host of the URL, null if it has none. It is sent with
   * credentials only, and never with a preflight.
   */
  readonly cookie: string | null;
}
