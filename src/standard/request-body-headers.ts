/**
 * The request-body-header names: headers that say something of a body, and go when a redirect drops it.
 *
 * @see https://fetch.spec.whatwg.org/#request-body-header-name
 */
export const REQUEST_BODY_HEADER_NAMES: readonly string[] = [
  "Content-Encoding",
  "Content-Language",
  "Content-Location",
  "Content-Type",
];
