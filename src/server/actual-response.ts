import { ALLOW_ORIGIN } from "../standard/http-cors-protocol.ts";
import { isNullBodyStatus, isRedirectStatus } from "../standard/statuses.ts";
import { type Grant, readHandlerHeaders, writeGrant } from "./grant.ts";
import { variesByOrigin } from "./vary.ts";

/** Found out by the first one: not every runtime keeps to it, and an edit that throws costs three times a copy. */
let redirectsAreImmutable = false;

/**
 * The response with a grant in its headers: the same object where its headers can be edited and nobody else holds it, else
 * a copy with the same status, body and headers. What no client can get as a response stays as it is: an upgrade, a
 * network error, an opaque response, or no Response at all. One whose body was used is never copied.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function decorate<Result>(result: Result, grant: Grant): Result;
export function decorate(result: unknown, grant: Grant): unknown {
  if (typeof result !== "object" || result === null) return result;
  // Each is read once, since that is a call into the runtime.
  const { clone, headers, status } = result as Partial<Response>;
  if (!areOfResponse(clone, headers) || typeof status !== "number" || status < 200 || status > 599) return result;
  const response = result as Response;
  const said = readHandlerHeaders(headers);
  // A handler may keep a response and return it again, also while its first requester still waits for it. What went
  // through here carries an origin or varies by it, and is never edited a second time.
  const isShared = (said.cors && headers.has(ALLOW_ORIGIN)) || (said.vary !== null && variesByOrigin(said.vary));
  if (!isShared && !(redirectsAreImmutable && isRedirectStatus(status))) {
    try {
      writeGrant(headers, grant, said);
      return response;
    } catch {
      // The headers of fetch(), Response.redirect() and the Cache API are immutable: already the first edit throws.
      redirectsAreImmutable ||= isRedirectStatus(status);
    }
  }
  // Not looked at before it matters: a server may have a quick way for responses whose body nobody asked for.
  if (response.bodyUsed || response.body?.locked) return revoke(response);
  const copy = copyResponse(response);
  writeGrant(copy.headers, grant, said);
  return copy;
}

export function isResponse(value: unknown): value is Response {
  if (typeof value !== "object" || value === null) return false;
  const { clone, headers, status } = value as Partial<Response>;
  return areOfResponse(clone, headers) && typeof status === "number";
}

/** Response classes may be foreign: a polyfill's, or another realm's. `clone` tells them from errors with a status. */
function areOfResponse(clone: unknown, headers: Headers | undefined): headers is Headers {
  return typeof clone === "function" && typeof headers?.forEach === "function";
}

/** Takes back what an earlier requester was granted from a response that can be neither sent again nor copied. */
function revoke(response: Response): Response {
  try {
    response.headers.delete(ALLOW_ORIGIN);
  } catch {
    // Immutable headers never carried a grant of ours.
  }
  return response;
}

function copyResponse(response: Response): Response {
  const { status, statusText, headers } = response;
  const body = isNullBodyStatus(status) ? null : response.body;
  // A subclass may have a constructor of its own kind, a foreign class may have a body of its own kind: hence each its own.
  const ResponseOfKind = response instanceof Response
    ? Response
    : (response as Response).constructor as typeof Response;
  return new ResponseOfKind(body, { status, statusText, headers });
}
