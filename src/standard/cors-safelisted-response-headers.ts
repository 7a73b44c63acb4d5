import { isForbiddenResponseHeaderName } from "./headers.ts";

const CORS_SAFELISTED = new Set(
  "cache-control content-language content-length content-type expires last-modified pragma".split(" "),
);

/**
 * Whether a header name, given a list of exposed names, is a CORS-safelisted response-header name: a page of another
 * origin can read the header.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function isCorsSafelistedResponseHeaderName(name: string, list: readonly string[]): boolean {
  const lowerCase = name.toLowerCase();
  if (CORS_SAFELISTED.has(lowerCase)) return true;
  return !isForbiddenResponseHeaderName(name) && list.some((item) => item.toLowerCase() === lowerCase);
}
