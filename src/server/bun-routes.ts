import type { Handler } from "./handler.ts";
import { isMethodsMap, mapMembers, type Members, toFunction, wrapMethods } from "./methods-map.ts";
import { refuse } from "./options/errors.ts";
import type { PolicySource } from "./policy-source.ts";
import { wrapOnce } from "./wrap-once.ts";

/** Frameworks have routes of other kinds under this name. */
export function isRoutes(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).some((key) => key.startsWith("/"));
}

/** The `routes` of `Bun.serve`, each wrapped by itself. `fetch` is called where a route has nothing to serve. */
export function wrapRoutes(routes: object, source: PolicySource, fetch: Handler): object {
  const wrapRoute = (route: unknown, source: PolicySource, path: string): unknown => {
    if (isMethodsMap(route)) return wrapMethods(route, source, wrapRoute, path);
    const handler = isBunFile(route) ? serveFile(route, fetch) : toFunction(route);
    return handler === undefined ? servedByBun(route, source, path) : wrapOnce(handler, source, undefined, path);
  };
  return mapMembers(
    routes as Members,
    (route, pattern) => wrapRoute(route, source, `routes[${JSON.stringify(pattern)}]`),
  );
}

/**
 * Bun itself serves HTML imports and directories, without CORS, which is harmless unless refused origins are to be kept
 * out. For `undefined` and `false`, Bun calls `fetch`, which has CORS.
 */
function servedByBun(route: unknown, source: PolicySource, path: string): unknown {
  const isServed = typeof route === "object" && route !== null;
  if (isServed && typeof source !== "function" && source.options.enforce) {
    refuse(path, route, ["not-enforceable", "Bun serves this route itself: write a function that returns a response"]);
  }
  return route;
}

interface BunFile extends Blob {
  exists(): Promise<boolean>;
}

function isBunFile(value: unknown): value is BunFile {
  return Object.prototype.toString.call(value) === "[object Blob]" && typeof (value as BunFile).exists === "function";
}

/** Bun calls `fetch` for files that do not exist, and answers Range in responses that hold a file. */
function serveFile(file: BunFile, fetch: Handler): Handler {
  return async function (...args) {
    if (!(await file.exists())) return fetch.apply(this, args);
    return new Response(file, { headers: { "content-type": file.type } });
  };
}
