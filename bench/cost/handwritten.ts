import { fastestRemoval } from "./handwritten-removal.ts";
import { type Case, EXPOSED, type Handler, ORIGINS, type PolicyName } from "./cases.ts";
import {
  preflightOf,
  preflightTo,
  preflightToFirst,
  toAnyone,
  withCredentials,
  withoutCredentials,
} from "./handwritten-preflights.ts";

/*
 * What somebody writes who knows the one policy, the one handler, the Fetch API and its runtimes, and wants no more. The
 * guarantees are those of the library: what the handler said about CORS is gone, `Vary` is merged, immutable headers are
 * copied, a response that is returned twice carries no origin to the second requester, and what is no response to send is
 * left alone. `assertions.ts` holds all of it against them.
 */
export function handwritten({ policy, name }: Case, handler: Handler): Handler {
  removeCors = fastestRemoval(name === "vary");
  if (name === "async") return asynchronousList(handler);
  if (name === "immutable" && redirectsAreImmutable()) {
    return copyingList(handler);
  }
  return decorators[policy](handler as (request: Request) => Response);
}

const decorators: Readonly<Record<PolicyName, (handler: (request: Request) => Response) => Handler>> = {
  public: (handler) => (request) => {
    if (request.method === "OPTIONS" && isPreflight(request)) {
      return toAnyone.clone();
    }
    return sayAlways(handler(request), "*");
  },
  single: (handler) => (request) => {
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightToFirst(request.headers.get("origin"));
    return sayAlways(handler(request), ORIGINS[0]);
  },
  list: (handler) => (request) => {
    const origin = request.headers.get("origin");
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightOf(withoutCredentials, origin);
    return sayTo(handler(request), allowed(origin));
  },
  credentials: (handler) => (request) => {
    const origin = request.headers.get("origin");
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightOf(withCredentials, origin);
    return sayTo(handler(request), allowed(origin), true);
  },
  pattern: (handler) => (request) => {
    const given = request.headers.get("origin");
    const origin = given !== null && given.length <= 326 && PATTERN.test(given) ? given : null;
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightTo(origin);
    return sayTo(handler(request), origin);
  },
};

const PATTERN = /^https:\/\/(?:[a-z0-9_-]+\.)+example\.com$/;
const VARIES = /(?:^|,)[ \t]*(?:origin|\*)[ \t]*(?:,|$)/i;
const EXPOSED_NAMES = EXPOSED.join(",");

/** A handler that is known to be async. */
function asynchronousList(handler: Handler): Handler {
  return async (request) => {
    const origin = request.headers.get("origin");
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightOf(withoutCredentials, origin);
    return sayTo(await handler(request), allowed(origin));
  };
}

/** A handler that is known to answer with immutable headers: an edit that throws costs more than the copy. */
function copyingList(handler: Handler): Handler {
  return (request) => {
    const origin = request.headers.get("origin");
    if (request.method === "OPTIONS" && isPreflight(request)) return preflightOf(withoutCredentials, origin);
    const response = handler(request) as Response;
    return isSendable(response) ? sayInCopy(response, response.headers.get("vary"), allowed(origin), false) : response;
  };
}

/** Bun lets them be edited. */
function redirectsAreImmutable(): boolean {
  try {
    Response.redirect("https://example.com/").headers.set("vary", "Origin");
    return false;
  } catch {
    return true;
  }
}

function isPreflight({ headers }: Request): boolean {
  return headers.has("origin") && headers.has("access-control-request-method");
}

function allowed(origin: string | null): string | null {
  return origin === ORIGINS[0] || origin === ORIGINS[1] || origin === ORIGINS[2] ? origin : null;
}

function isSendable(response: Response): boolean {
  return response instanceof Response && response.status >= 200;
}

/** A response that is always given the same can be edited as often as it is returned. */
function sayAlways(response: Response, origin: string): Response {
  if (!isSendable(response)) return response;
  try {
    write(response.headers, origin, false);
    return response;
  } catch {
    if (response.bodyUsed) return response;
    const copy = new Response(response.body, response);
    write(copy.headers, origin, false);
    return copy;
  }
}

/** `Vary: Origin` may mean that the response has an earlier requester, who may still wait for it. */
function sayTo(response: Response, origin: string | null, credentials = false): Response {
  if (!isSendable(response)) return response;
  const { headers } = response;
  const vary = headers.get("vary");
  if (vary === null || !VARIES.test(vary)) {
    try {
      write(headers, origin, credentials);
      headers.set("vary", vary === null ? "Origin" : `${vary}, Origin`);
      return response;
    } catch {
      // Immutable.
    }
  }
  return sayInCopy(response, vary, origin, credentials);
}

function sayInCopy(response: Response, vary: string | null, origin: string | null, credentials: boolean): Response {
  if (response.bodyUsed) return revoke(response);
  const copy = new Response(response.body, response);
  write(copy.headers, origin, credentials);
  if (vary === null) copy.headers.set("vary", "Origin");
  else if (!VARIES.test(vary)) copy.headers.set("vary", `${vary}, Origin`);
  return copy;
}

/** It cannot be copied, and must not say to this requester what it said to an earlier one. */
function revoke(response: Response): Response {
  try {
    response.headers.delete("access-control-allow-origin");
  } catch {
    // Immutable, and so never edited.
  }
  return response;
}

let removeCors = fastestRemoval(false);

function write(headers: Headers, origin: string | null, credentials: boolean): void {
  removeCors(headers);
  if (origin === null) return;
  headers.set("access-control-allow-origin", origin);
  if (!credentials) return;
  headers.set("access-control-allow-credentials", "true");
  headers.set("access-control-expose-headers", EXPOSED_NAMES);
}
