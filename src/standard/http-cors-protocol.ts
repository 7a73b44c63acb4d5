/**
 * The names of the CORS response headers, in lower case.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export const ALLOW_ORIGIN = "access-control-allow-origin";
export const ALLOW_CREDENTIALS = "access-control-allow-credentials";
export const ALLOW_METHODS = "access-control-allow-methods";
export const ALLOW_HEADERS = "access-control-allow-headers";
export const MAX_AGE = "access-control-max-age";
export const EXPOSE_HEADERS = "access-control-expose-headers";

/**
 * The names of the CORS request headers, in lower case.
 *
 * @see https://fetch.spec.whatwg.org/#http-requests
 */
export const REQUEST_METHOD = "access-control-request-method";
export const REQUEST_HEADERS = "access-control-request-headers";

/** What the protocol reads of a request: a Request has it, and so have the requests of servers that know no Request. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: Pick<Headers, "get" | "has">;
}

/**
 * A CORS-preflight request is a request that uses OPTIONS, with an `Origin` and an `Access-Control-Request-Method`
 * header. `origin` is the value of the former, null where there is none.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-request
 */
export function isCorsPreflightRequest(request: RequestHead, origin: string | null): boolean {
  return origin !== null && request.method === "OPTIONS" && request.headers.has(REQUEST_METHOD);
}

/**
 * Whether a name is that of a CORS response header, known or not: such a header means nothing in a request.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function isCorsResponseHeaderName(name: string): boolean {
  return /^access-control-(?!request-)/i.test(name);
}
