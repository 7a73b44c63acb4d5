import {
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
} from "../standard/http-cors-protocol.ts";
import { isToken, isTokenList, parseList } from "../standard/tokens.ts";
import { type CorsField, type Grant, writeGrant } from "./grant.ts";
import type { Policy } from "./policy.ts";

/** No more than this is echoed: browsers list the names of the headers that a page set, each once. */
const MAX_ECHO_LENGTH = 4096;

/**
 * The answer to an allowed CORS-preflight request: the complete lists, whatever was asked. The browser compares, and its
 * console names the method or the header that is missing.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function preflightResponse(policy: Policy, request: Request, origin: string): Response {
  const response = new Response(null, { status: policy.preflightStatus, headers: policy.preflightHeaders });
  if (policy.isEchoing) writeGrant(response.headers, preflightGrant(policy, request, origin), null);
  else if (policy.allowOrigin === null) response.headers.set(ALLOW_ORIGIN, origin);
  return response;
}

/** The answer to what a refused origin may not even ask. That it says nothing about CORS is a "no" to browsers. */
export function refusedResponse(policy: Policy): Response {
  return new Response(null, { status: 403, headers: { vary: policy.preflightVary.join(", ") } });
}

/** What an allowed preflight is told. */
export function preflightGrant(policy: Policy, request: Request, origin: string): Grant {
  const fields = policy.isEchoing
    ? policy.preflightFields.map((field) => echo(policy, request, field))
    : policy.preflightFields;
  const vary = [...policy.preflightVary];
  if (policy.isEchoing && policy.methods === "*") vary.push("Access-Control-Request-Method");
  if (policy.isEchoing && policy.allowedHeaders.includes("*")) vary.push("Access-Control-Request-Headers");
  return { origin: policy.allowOrigin ?? origin, fields, vary };
}

/** With credentials, browsers take `*` for the name of a method or of a header: what was asked for is said in its place. */
function echo(policy: Policy, request: Request, field: CorsField): CorsField {
  const [name] = field;
  if (name === ALLOW_METHODS && policy.methods === "*") {
    const method = request.headers.get(REQUEST_METHOD) ?? "";
    return [name, isToken(method) && method.length <= MAX_ECHO_LENGTH ? method : null];
  }
  if (name === ALLOW_HEADERS && policy.allowedHeaders.includes("*")) {
    const names = request.headers.get(REQUEST_HEADERS) ?? "";
    if (names.length > MAX_ECHO_LENGTH || !isTokenList(names)) return [name, null];
    const isEchoed = (header: string) => policy.allowedHeaders.length > 1 || header.toLowerCase() !== "authorization";
    return [name, parseList(names).filter(isEchoed).join(",") || null];
  }
  return field;
}
