import { isCorsSafelistedRequestHeader } from "./cors-safelisted-request-headers.ts";

const NO_CORS_SAFELISTED = new Set(["accept", "accept-language", "content-language", "content-type"]);

/**
 * Whether a header is a no-CORS-safelisted request-header: one that a page can send where it does not ask to read the
 * response.
 *
 * @see https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
 */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. If name is not a no-CORS-safelisted request-header name, then return false.
  if (!NO_CORS_SAFELISTED.has(name.toLowerCase())) return false;
  // 2. Return whether (name, value) is a CORS-safelisted request-header.
  return isCorsSafelistedRequestHeader(name, value);
}
