import { isForbiddenMethod } from "../standard/methods.ts";
import { isResponse } from "./actual-response.ts";
import { Issues } from "./errors.ts";
import { type PolicySource, toPolicySource } from "./policy-source.ts";
import { type AnyHandler, wrapFunction } from "./wrap-function.ts";

type Members = Record<string, unknown>;
type FetchObject = Members & { fetch: AnyHandler };

const METHOD_NAME = /^[A-Z][A-Z-]*$/;

/** All that was wrapped. Around a wrapped handler, a second policy would overwrite what the first one said. */
const wrapped = new WeakSet<object>();

/** Wraps a handler of any of the three shapes. */
export function wrapHandler(handler: unknown, argument: unknown): unknown {
  checkHandler(handler);
  if (typeof handler === "function") return wrapOnce(handler as AnyHandler, toPolicySource(argument), "handler");
  const result = isFetchObject(handler)
    ? wrapFetchObject(handler, argument)
    : wrapMethods(handler as Members, argument, "handler");
  wrapped.add(result);
  return result;
}

function checkHandler(handler: unknown): void {
  if (typeof handler === "function" || isFetchObject(handler) || isMethods(handler)) return;
  const issues = new Issues();
  issues.add(
    "invalid-handler",
    "handler",
    handler,
    "is no handler: write a function, an object with a fetch function, or a map of methods, { GET }",
  );
  issues.throwIfAny();
}

function wrapOnce(handler: AnyHandler, source: PolicySource, path: string): AnyHandler {
  checkNotWrapped(handler, path);
  const result = wrapFunction(handler, source);
  wrapped.add(result);
  return result;
}

function checkNotWrapped(handler: object, path: string): void {
  if (!wrapped.has(handler)) return;
  const issues = new Issues();
  issues.add("wrapped-twice", path, handler, "has its CORS already: wrap it once");
  issues.throwIfAny();
}

function isFetchObject(handler: unknown): handler is FetchObject {
  return typeof handler === "object" && handler !== null && typeof (handler as Members)["fetch"] === "function";
}

/** A copy with `fetch` and routes wrapped. `fetch` is called on the original, where private fields and state are. */
function wrapFetchObject(handler: FetchObject, argument: unknown): object {
  checkNotWrapped(handler, "handler");
  checkNotWrapped(handler.fetch, "handler.fetch");
  const fetch = wrapOnce((...given) => handler.fetch(...given), toPolicySource(argument), "handler.fetch");
  const routes = handler["routes"];
  return Object.create(Object.getPrototypeOf(handler), {
    ...delegateInherited(handler),
    ...Object.getOwnPropertyDescriptors(handler),
    ...(isPlainObject(routes) && { routes: property(wrapRoutes(routes, argument)) }),
    fetch: property(fetch),
  });
}

function property(value: unknown): PropertyDescriptor {
  return { value, configurable: true, enumerable: true, writable: true };
}

/** What a handler inherits from its class runs on the original, since private fields do not survive a copy. */
function delegateInherited(handler: Members): PropertyDescriptorMap {
  const delegates: PropertyDescriptorMap = {};
  for (let type = Object.getPrototypeOf(handler); isClass(type); type = Object.getPrototypeOf(type)) {
    for (const name of Object.getOwnPropertyNames(type)) {
      const get = () => {
        const value = handler[name];
        return typeof value === "function" ? value.bind(handler) : value;
      };
      if (name !== "constructor") delegates[name] ??= { get, configurable: true };
    }
  }
  return delegates;
}

function isClass(prototype: object | null): prototype is object {
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

/** The routes of `Bun.serve`: functions, maps of methods, and responses, which need a function to carry an answer each. */
function wrapRoutes(routes: Members, argument: unknown): Members {
  const source = toPolicySource(argument);
  return mapValues(routes, (route, path) => {
    const place = `handler.routes[${JSON.stringify(path)}]`;
    if (isMethods(route)) return wrapMethods(route, argument, place);
    return isRoute(route) ? wrapOnce(toFunction(route), source, place) : route;
  });
}

/** Each method wrapped, and an OPTIONS that answers preflights. */
function wrapMethods(handlers: Members, argument: unknown, path: string): Members {
  const names = Object.keys(handlers);
  if (names.includes("GET") && !names.includes("HEAD")) names.push("HEAD"); // whoever serves GET serves HEAD
  const source = toPolicySource(argument, names.filter((name) => !isForbiddenMethod(name)));
  const allow = [...new Set([...names, "OPTIONS"])].join(", ");
  const answerOptions = () => new Response(null, { status: 204, headers: { allow } });
  return mapValues(
    { OPTIONS: answerOptions, ...handlers },
    (handler, name) => wrapOnce(toFunction(handler as AnyHandler | Response), source, `${path}.${name}`),
  );
}

function isMethods(value: unknown): value is Members {
  if (!isPlainObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([name, handler]) => METHOD_NAME.test(name) && isRoute(handler));
}

function isRoute(value: unknown): value is AnyHandler | Response {
  return typeof value === "function" || isResponse(value);
}

function toFunction(route: AnyHandler | Response): AnyHandler {
  return typeof route === "function" ? route : () => route.clone();
}

function isPlainObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isResponse(value);
}

function mapValues(members: Members, map: (value: unknown, name: string) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, map(value, name)]));
}
