import { isRoutes, wrapRoutes } from "./bun-routes.ts";
import type { Handler } from "./handler.ts";
import type { PolicySource } from "./policy-source.ts";
import { createStandIn, isPlain } from "./stand-in.ts";
import { wrapOnce } from "./wrap-once.ts";

/** The default export of a runtime, the app of a framework, or the adapter of a server, which is a function besides. */
export interface FetchMember {
  fetch?: Handler;
  routes?: unknown;
  listen?: unknown;
}

export function isFetchObject(value: unknown): value is FetchMember {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  const fetch = peekAtFetch(value);
  if (typeof fetch === "function") return true;
  return fetch === undefined && typeof value === "object" && isRoutes((value as FetchMember).routes);
}

/** `fetch`, or its getter, which is not called: Elysia compiles the routes that it has when `fetch` is first read. */
function peekAtFetch(value: object): unknown {
  for (let holder = value; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, "fetch");
    if (descriptor !== undefined) return Reflect.get(descriptor, "get") ?? descriptor.value;
  }
  return (value as FetchMember).fetch; // of a proxy
}

/** A stand-in for the object: its `fetch` and its routes have CORS, everything else is the original's. */
export function wrapFetchObject(original: FetchMember, source: PolicySource): object {
  const callFetch = fetchOf(original);
  const fetch = wrapOnce(callFetch, source, peekAtFetch(original) as Handler ?? callFetch);
  const wrappedRoutes = new WeakMap<object, object>();
  const routesOf = (routes: unknown) => {
    if (!isRoutes(routes)) return routes;
    if (!wrappedRoutes.has(routes)) wrappedRoutes.set(routes, wrapRoutes(routes, source, callFetch));
    return wrappedRoutes.get(routes);
  };
  routesOf(original.routes); // finds mistakes at construction
  return createStandIn(original, {
    members: {
      fetch: (value) => typeof value === "function" ? fetch : value,
      routes: routesOf,
      listen: (value) => typeof value === "function" ? refuseToListen : value,
    },
    call: typeof original === "function" ? wrapOnce(original as Handler, source) : undefined,
  });
}

/** Calls `fetch` on the object that has it, and looks it up at each call. */
function fetchOf(original: FetchMember): Handler {
  const plain = isPlain(original);
  return function () {
    const args = arguments as unknown as Parameters<Handler>;
    const { fetch } = original;
    if (fetch === undefined) return new Response(null, { status: 404 });
    // Bun calls `fetch` on its server, which it hands over as the second argument, too.
    return fetch.apply(plain && this !== undefined && this === args[1] ? this : original, args);
  };
}

/** `listen` of an app starts a server around the app itself, past the policy. */
function refuseToListen(): never {
  throw new TypeError(
    "withcors: listen() would serve the app without CORS: serve the fetch of the wrapped app, " +
      "as in Bun.serve({ fetch: app.fetch }) or createServer(createServerAdapter(app.fetch))",
  );
}

/**
 * A subclass whose `fetch` has CORS, for runtimes that make the instances: a `WorkerEntrypoint` or a Durable Object of
 * Workers.
 */
export function wrapClass(Original: ClassWithFetch, source: PolicySource): object {
  // deno-lint-ignore no-explicit-any -- TypeScript demands these parameters of a class that is extended
  abstract class Wrapped extends (Original as abstract new (...args: any[]) => object) {}
  Object.defineProperty(Wrapped, "name", { value: Original.name, configurable: true });
  const fetch = wrapOnce(Original.prototype.fetch, source);
  Object.defineProperty(Wrapped.prototype, "fetch", { value: fetch, configurable: true, writable: true });
  return Wrapped;
}

interface ClassWithFetch {
  readonly name: string;
  readonly prototype: { fetch: Handler };
}

export function isClassWithFetch(value: unknown): value is ClassWithFetch {
  return typeof value === "function" &&
    typeof (value.prototype as Partial<FetchMember> | undefined)?.fetch === "function";
}
