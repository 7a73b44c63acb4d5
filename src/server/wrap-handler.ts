import { isForbiddenMethod } from "../standard/methods.ts";
import { isResponse } from "./actual-response.ts";
import { refuse } from "./options/errors.ts";
import type { Handler } from "./handler.ts";
import { type PolicySource, toPolicySource } from "./policy-source.ts";
import { wrapFunction } from "./wrap-function.ts";

type Members = Record<string, unknown>;

/** All that was wrapped. Around a wrapped handler, a second policy would overwrite what the first one said. */
const wrapped = new WeakSet<object>();

/** Wraps a handler of any of the three shapes. */
export function wrapHandler(handler: unknown, argument: unknown): unknown {
  if (typeof handler === "function") return wrapOnce(handler as Handler, toPolicySource(argument));
  if (isObject(handler) && typeof handler["fetch"] === "function") return wrapFetchObject(handler, argument);
  if (isMethods(handler)) return wrapMethods(handler, argument);
  return refuse("handler", handler, [
    "not-a-handler",
    "write a function, an object with fetch, or a map of methods, { GET }",
  ]);
}

function wrapOnce(handler: Handler, source: PolicySource, original = handler): Handler {
  if (wrapped.has(original)) refuse("handler", original, ["wrapped-handler", "wrap it once"]);
  const result = wrapFunction(handler, source);
  wrapped.add(result);
  return result;
}

/** A copy with `fetch` and routes wrapped. `fetch` is called on the original, where its private fields are. */
function wrapFetchObject(handler: Members, argument: unknown): object {
  const original = handler as Members & { fetch: Handler };
  const fetch = wrapOnce((...given) => original.fetch(...given), toPolicySource(argument), original.fetch);
  const { routes } = handler as { routes?: unknown };
  return Object.create(Object.getPrototypeOf(handler), {
    ...Object.getOwnPropertyDescriptors(handler),
    ...(isObject(routes) && { routes: property(wrapRoutes(routes, argument)) }),
    fetch: property(fetch),
  });
}

function property(value: unknown): PropertyDescriptor {
  return { value, configurable: true, enumerable: true, writable: true };
}

/** The routes of `Bun.serve`: functions, maps of methods, and responses. What else there is has no CORS to it. */
function wrapRoutes(routes: Members, argument: unknown): Members {
  const source = toPolicySource(argument);
  return mapValues(routes, (route) => {
    if (isMethods(route)) return wrapMethods(route, argument);
    return isRoute(route) ? wrapOnce(toFunction(route), source) : route;
  });
}

/** Each method wrapped, and an OPTIONS that answers preflights. */
function wrapMethods(handlers: Members, argument: unknown): Members {
  const methods = new Set(Object.keys(handlers));
  if (methods.has("GET")) methods.add("HEAD"); // whoever serves GET serves HEAD
  const source = toPolicySource(argument, [...methods].filter((method) => !isForbiddenMethod(method)));
  const allow = [...methods.add("OPTIONS")].join(", ");
  const OPTIONS = () => new Response(null, { status: 204, headers: { allow } });
  return mapValues({ OPTIONS, ...handlers }, (handler) => wrapOnce(toFunction(handler), source));
}

function isMethods(value: unknown): value is Members {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([name, handler]) => /^[A-Z-]+$/.test(name) && isRoute(handler));
}

function isRoute(value: unknown): boolean {
  return typeof value === "function" || isResponse(value);
}

/** A response in place of a handler needs a function, for a copy to each requester. */
function toFunction(route: unknown): Handler {
  return isResponse(route) ? () => route.clone() : route as Handler;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(members: Members, map: (value: unknown) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, map(value)]));
}
