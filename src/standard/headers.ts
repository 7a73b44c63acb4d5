import { isForbiddenMethod } from "./methods.ts";
import { parseList } from "./tokens.ts";

const FORBIDDEN_REQUEST_HEADERS = new Set(
  ("accept-charset accept-encoding access-control-request-headers access-control-request-method connection " +
    "content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer " +
    "transfer-encoding upgrade via").split(" "),
);

const METHOD_OVERRIDES = new Set(["x-http-method", "x-http-method-override", "x-method-override"]);

/**
 * Whether a page can never send a header of this name: one of a list of names, or one that starts with `proxy-` or
 * `sec-`.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeaderName(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return FORBIDDEN_REQUEST_HEADERS.has(lowerCase) || lowerCase.startsWith("proxy-") || lowerCase.startsWith("sec-");
}

/**
 * A header is a forbidden request-header if its name alone makes it one, or if it overrides the method with a forbidden
 * method.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  if (isForbiddenRequestHeaderName(name)) return true;
  return METHOD_OVERRIDES.has(name.toLowerCase()) && parseList(value).some(isForbiddenMethod);
}

/**
 * A forbidden response-header name is a header name that is `Set-Cookie` or `Set-Cookie2`: no page ever reads it.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeaderName(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return lowerCase === "set-cookie" || lowerCase === "set-cookie2";
}

const REQUEST_ONLY_HEADERS = new Set(
  ("accept-charset accept-language access-control-request-headers access-control-request-method cookie cookie2 dnt expect " +
    "host if-match if-modified-since if-none-match if-range if-unmodified-since max-forwards origin proxy-authorization " +
    "range referer te user-agent").split(" "),
);

/**
 * Whether a header of this name means something in requests only. `Accept` and `Accept-Encoding` are not among them, which
 * tell a client what to send next time, nor `Authorization`, with which some servers do answer.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.16.3.1
 */
export function isRequestHeaderName(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return REQUEST_ONLY_HEADERS.has(lowerCase) || lowerCase.startsWith("sec-fetch-");
}
