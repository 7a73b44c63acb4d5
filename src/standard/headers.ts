import { getDecodeAndSplit } from "./header-values.ts";
import { isForbiddenMethod } from "./methods.ts";

const FORBIDDEN_IN_REQUESTS_ALONE =
  "accept-charset accept-encoding access-control-request-headers access-control-request-method cookie cookie2 dnt expect host origin referer te"
    .split(" ");

const FORBIDDEN_BUT_IN_RESPONSES_TOO =
  "connection content-length date keep-alive set-cookie trailer transfer-encoding upgrade via".split(" ");

const ALLOWED_IN_REQUESTS_ALONE =
  "accept-language if-match if-modified-since if-none-match if-range if-unmodified-since range user-agent".split(" ");

/**
 * Whether a page can never send a header of this name: one of a list of names, or one that starts with `proxy-` or
 * `sec-`.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeaderName(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return /^(?:proxy|sec)-/.test(lowerCase) || FORBIDDEN_IN_REQUESTS_ALONE.includes(lowerCase) ||
    FORBIDDEN_BUT_IN_RESPONSES_TOO.includes(lowerCase);
}

/**
 * A header is a forbidden request-header if its name alone makes it one, or if it overrides the method with a forbidden
 * method.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  if (isForbiddenRequestHeaderName(name)) return true;
  return /^x-(?:http-method|http-method-override|method-override)$/i.test(name) &&
    getDecodeAndSplit(value).some(isForbiddenMethod);
}

/**
 * A forbidden response-header name is a header name that is `Set-Cookie` or `Set-Cookie2`: no page ever reads it.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return /^set-cookie2?$/i.test(name);
}

/**
 * Whether a header of this name means nothing in a response. `Authorization` does to some servers.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.16.3.1
 */
export function isRequestHeaderName(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return FORBIDDEN_IN_REQUESTS_ALONE.includes(lowerCase) || ALLOWED_IN_REQUESTS_ALONE.includes(lowerCase);
}
