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
  else if (policy.grant === null) response.headers.set(ALLOW_ORIGIN, origin);
  return response;
}

/** The answer to what a refused origin may not even ask. That it says nothing about CORS is a "no" to browsers. */
export function refusedResponse(policy: Policy): Response {
  return new Response(null, { status: 403, headers: policy.refusedHeaders });
}

/** What an allowed preflight is told. */
export function preflightGrant(policy: Policy, request: Request, origin: string): Grant {
  const allowOrigin = policy.grant?.origin ?? origin;
  const { preflightFields, preflightVary } = policy;
  if (!policy.isEchoing) return { origin: allowOrigin, fields: preflightFields, vary: preflightVary };
  const echoed = echo(policy, request);
  return {
    origin: allowOrigin,
    fields: preflightFields.map((field) => echoed.find(([name]) => name === field[0]) ?? field),
    vary: [
      ...preflightVary,
      ...echoed.map(([name]) =>
        name === ALLOW_METHODS ? "Access-Control-Request-Method" : "Access-Control-Request-Headers"
      ),
    ],
  };
}

/** With credentials, browsers take `*` for the name of a method or of a header: what was asked for is said in its place. */
function echo(policy: Policy, request: Request): CorsField[] {
  const fields: CorsField[] = [];
  if (policy.methods === "*") fields.push([ALLOW_METHODS, echoMethod(request)]);
  if (policy.allowedHeaders.any) fields.push([ALLOW_HEADERS, echoHeaders(policy, request)]);
  return fields;
}

function echoMethod(request: Request): string | null {
  const method = request.headers.get(REQUEST_METHOD);
  return method !== null && method.length <= MAX_ECHO_LENGTH && isToken(method) ? method : null;
}

function echoHeaders(policy: Policy, request: Request): string | null {
  const names = request.headers.get(REQUEST_HEADERS);
  if (names === null || names.length > MAX_ECHO_LENGTH || !isTokenList(names)) return null;
  if (policy.allowedHeaders.authorization) return names;
  return parseList(names).filter((name) => name.toLowerCase() !== "authorization").join(",") || null;
}
