import {
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  type RequestHead,
} from "../standard/http-cors-protocol.ts";
import { isToken, parseList } from "../standard/tokens.ts";
import type { Grant } from "./grant.ts";
import type { Policy } from "./policy.ts";

/** So many answers are kept, each with an origin in it: below a pattern, there is no end of origins. */
const MAX_KEPT = 100;

/** No more than this is echoed: browsers list the names of the headers that a page set, each once. */
const MAX_ECHO_LENGTH = 4096;

/**
 * The answer to an allowed CORS-preflight request: the complete lists, whatever was asked. The browser compares, and its
 * console names the method or the header that is missing.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function preflightResponse(policy: Policy, request: RequestHead, origin: string): Response {
  const { credentials, allowedHeaders } = policy.options;
  const response = responseTo(policy, origin);
  // With credentials, browsers take * for the name of a method or of a header: the answer names what was asked for.
  if (credentials && policy.methods.includes("*")) {
    echo(response.headers, ALLOW_METHODS, echoedMethods(request), REQUEST_METHOD);
  }
  if (credentials && allowedHeaders.includes("*")) {
    echo(response.headers, ALLOW_HEADERS, echoedHeaders(request, policy), REQUEST_HEADERS);
  }
  return response;
}

/** What {@link preflightResponse} says about CORS, for an answer that is sent in another way. */
export function preflightGrant(policy: Policy, request: RequestHead, origin: string): Grant {
  const { credentials, allowedHeaders } = policy.options;
  let { fields, vary } = policy.preflightGrant;
  const replace = (name: string, values: readonly string[], asked: string) => {
    fields = fields.filter(([each]) => each !== name);
    if (values.length > 0) fields = [...fields, [name, values.join(",")]];
    vary += `, ${asked}`;
  };
  if (credentials && policy.methods.includes("*")) replace(ALLOW_METHODS, echoedMethods(request), REQUEST_METHOD);
  if (credentials && allowedHeaders.includes("*")) {
    replace(ALLOW_HEADERS, echoedHeaders(request, policy), REQUEST_HEADERS);
  }
  return { origin: policy.preflightGrant.origin ?? origin, fields, vary };
}

/** A clone of what is ready: of all ways to a new Response the fastest on every runtime, up to four times. */
function responseTo({ grant, preflight, preflights }: Policy, origin: string): Response {
  const ready = grant.origin === null ? preflights.get(origin) : preflight;
  if (ready !== undefined) return ready.clone();
  const response = preflight.clone();
  response.headers.set(ALLOW_ORIGIN, origin);
  if (preflights.size < MAX_KEPT) preflights.set(origin, response.clone());
  return response;
}

/** The answer to what a refused origin may not even ask. That it says nothing about CORS is a "no" to browsers. */
export function refusedResponse({ refusal }: Policy): Response {
  return refusal.clone();
}

function echo(headers: Headers, name: string, values: readonly string[], asked: string): void {
  if (values.length === 0) headers.delete(name);
  else headers.set(name, values.join(","));
  headers.append("vary", asked);
}

/** The method that a preflight asks for, if the answer names it: one token. */
export function echoedMethods(request: RequestHead): readonly string[] {
  const method = request.headers.get(REQUEST_METHOD) ?? "";
  return method.length <= MAX_ECHO_LENGTH && isToken(method) ? [method] : [];
}

/** The header names that a preflight asks for, as far as the answer names them. They are a list of RFC 9110. */
export function echoedHeaders(request: RequestHead, { options }: Policy): readonly string[] {
  const asked = request.headers.get(REQUEST_HEADERS) ?? "";
  const names = asked.length <= MAX_ECHO_LENGTH ? parseList(asked) : [];
  if (!names.every(isToken)) return [];
  const coversAuthorization = options.allowedHeaders.length > 1;
  return names.filter((name) => coversAuthorization || name.toLowerCase() !== "authorization");
}
