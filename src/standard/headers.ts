import { getDecodeAndSplit } from "./header-values.ts";
import { isForbiddenMethod } from "./methods.ts";

const FORBIDDEN_REQUEST_HEADER =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/i;

const METHOD_OVERRIDE = /^x-(?:http-method|http-method-override|method-override)$/i;

const REQUEST_HEADER =
  /^(?:accept-(?:charset|language)|access-control-request-.*|cookie|expect|host|if-.*|origin|range|referer|sec-.*|te|user-agent)$/i;

/**
 * Whether a page can never send a header of this name: one of a list of names, or one that starts with `proxy-` or
 * `sec-`.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeaderName(name: string): boolean {
  return FORBIDDEN_REQUEST_HEADER.test(name);
}

/**
 * A header is a forbidden request-header if its name alone makes it one, or if it overrides the method with a forbidden
 * method.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  if (isForbiddenRequestHeaderName(name)) return true;
  return METHOD_OVERRIDE.test(name) && getDecodeAndSplit(value).some(isForbiddenMethod);
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
 * Whether a header of this name says nothing in a response. `Authorization` is not among them: some servers do answer with
 * it.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.16.3.1
 */
export function isRequestHeaderName(name: string): boolean {
  return REQUEST_HEADER.test(name);
}
