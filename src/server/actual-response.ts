import { isRedirectStatus } from "../standard/statuses.ts";
import { copyResponse, RuntimeResponse } from "./copy-response.ts";
import { isDenoServeInfo } from "./deno-serve.ts";
import { type Grant, type HandlerHeaders, isGranted, readHandlerHeaders, removeGrant, writeGrant } from "./grant.ts";
import { printValue } from "./options/errors.ts";

/** Set when the first redirect refuses an edit. Some runtimes allow it, and a failed edit costs three times a copy. */
let redirectsAreImmutable = false;

/** Holds the request that a response was edited for. Also another copy of this package has to know it. */
const REQUEST = Symbol.for("withcors");

type Claimable = object & { [REQUEST]?: unknown };

/**
 * The response with a grant in its headers: the same object if its headers can be edited and no other requester may hold it,
 * otherwise a copy. An upgrade, a network error and a value that is not a response are returned unchanged. `info` is what the
 * handler gets after the request.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
export function decorate<Result>(result: Result, grant: Grant, request: Request, info: unknown): Result;
export function decorate(result: unknown, grant: Grant, request: Request, info: unknown): unknown {
  // Each is read once, since that is a call into the runtime.
  const { clone, headers, status } = Object(result) as Record<"clone", unknown> & Omit<Response, "clone">;
  const response = result as Response;
  const isSendable = areOfResponse(clone, headers, status) && status !== 0;
  if (isDenoServeInfo(info) && (!isSendable || response.bodyUsed)) throw unsendable(result);
  if (!isSendable || status === 101) return result;
  const found = readHandlerHeaders(headers);
  if (!redirectsAreImmutable || !isRedirectStatus(status)) {
    try {
      if (claim(response, headers, request)) {
        writeGrant(headers, grant, found);
        return response;
      }
    } catch {
      // The headers of fetch(), Response.redirect() and the Cache API are immutable: already the first edit throws.
      redirectsAreImmutable ||= isRedirectStatus(status);
    }
  }
  const { [REQUEST]: owner = request } = response as Claimable;
  // Another requester may still wait for it: Bun sends a response that is returned twice without headers.
  if (owner === request && isGranted(headers, grant, found)) return response;
  // Not looked at before it matters: a server may have a quick way for responses whose body nobody asked for.
  if (response.body !== null && (response.bodyUsed || response.body.locked)) return revoke(response, found);
  return copyResponse(response, owner !== request, grant, { ...found });
}

/** Throws what a handler threw. A response is decorated before. */
export function rethrow(error: unknown, grant: Grant, request: Request, info: unknown): never {
  throw isResponse(error) ? decorate(error, grant, request, info) : error;
}

/** Decorates the response that a promise brings. */
export function decorateLater(
  result: Promise<unknown>,
  grant: Grant,
  request: Request,
  info: unknown,
): Promise<unknown> {
  return Promise.resolve(result).then(
    (value) => decorate(value, grant, request, info),
    (error) => rethrow(error, grant, request, info),
  );
}

export function isResponse(value: unknown): value is Response {
  const { clone, headers, status } = Object(value) as Partial<Response>;
  return areOfResponse(clone, headers, status);
}

/** Response classes may be foreign: a polyfill's, or another realm's. `clone` tells them from errors with a status. */
function areOfResponse(clone: unknown, headers: Headers | undefined, status: unknown): boolean {
  return typeof clone === "function" && typeof headers?.forEach === "function" && typeof status === "number";
}

/** Removes what the handler or an earlier request set from a response that can be neither sent again nor copied. */
function revoke(response: Response, found: Readonly<HandlerHeaders>): Response {
  try {
    if (found.cors) removeGrant(response.headers);
    return response;
  } catch {
    throw unsendable(response);
  }
}

function unsendable(result: unknown): TypeError {
  return new TypeError(`withcors: ${printValue(result)} cannot be sent: return an unread Response`);
}

/**
 * Whether a response may be edited for a request. A handler may keep a response and return it again, also while the first
 * requester still waits for it. A class may keep the headers that it is given, so that two responses share them, or make
 * them anew whenever they are read.
 */
function claim(response: Response, headers: Headers, request: Request): boolean {
  return claimObject(response, request) &&
    (response.constructor === RuntimeResponse || (claimObject(headers, request) && response.headers === headers));
}

/** A property, since looking an object up in a WeakSet costs more than all the rest. Frozen objects throw. */
function claimObject(object: Claimable, request: Request): boolean {
  return (object[REQUEST] ??= request) === request;
}
