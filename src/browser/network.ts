import { isHttpScheme } from "../standard/origins.ts";
import { parseUrl } from "../standard/urls.ts";
import { completeUrl } from "./missing-scheme.ts";
import { quote } from "./quote.ts";

/**
 * The answer of a network, as a plain object in place of a `Response`. It can hold answers that a `Response` cannot: every
 * status from 200 to 999, and header lines in their order and case. Two pairs of one name are two header lines, which
 * `Headers` would join to one.
 */
export interface NetworkResponse {
  /** From 200 to 999. */
  readonly status: number;
  /** Default: the empty string. */
  readonly statusText?: string;
  /** `Headers`, or pairs: `[["Vary", "Origin"], ["Vary", "Accept"]]`. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** Default: null. */
  readonly body?: ReadableStream | null;
  /** Whether the body was read already. Default: false. */
  readonly bodyUsed?: boolean;
}

/** Answers requests, as a server does. */
export type NetworkHandler = (
  request: Request,
) => Response | NetworkResponse | Promise<Response | NetworkResponse>;

/** A map of methods to handlers, such as a route of Next.js exports: `{ GET, PUT, OPTIONS }`. */
export type NetworkMethods = Readonly<Record<string, NetworkHandler>>;

/** A handler, an object with a `fetch` method, or a map of methods to handlers. */
export type NetworkServer = NetworkHandler | { readonly fetch: NetworkHandler } | NetworkMethods;

/**
 * All that a browser can reach: one server for every URL, or a map with a server for each origin. A handler returns a
 * `Response`, or a plain object, in which a header name can occur twice. If a handler throws, the page gets a network error.
 */
export type Network = NetworkServer | Readonly<Record<string, NetworkServer>>;

/** Returns the one handler that a whole network amounts to, or throws a TypeError that says what is wrong with it. */
export function toHandler(network: Network): NetworkHandler {
  const handler = serverToHandler(network as NetworkServer);
  if (handler !== null) return handler;
  if (typeof network !== "object" || network === null) {
    throw new TypeError(
      `createBrowser: network ${quote(network)} ${NOT_A_SERVER}, or a map of origins to such servers`,
    );
  }
  const servers = Object.entries(network as Record<string, NetworkServer>);
  const handlers = new Map(servers.map(([origin, server]) => [checkNetworkKey(origin), check(origin, server)]));
  const origins = [...handlers.keys()].join(", ") || "no server at all";
  return (request) => {
    const { origin } = new URL(request.url);
    const handler = handlers.get(origin);
    if (handler === undefined) throw new Error(`there is no server at ${origin}: this network has ${origins}`);
    return handler(request);
  };
}

const NOT_A_SERVER =
  "is not a server: write a function, an object with a fetch method, or a map of methods to functions, { GET }";

function serverToHandler(server: NetworkServer): NetworkHandler | null {
  if (typeof server === "function") return server;
  if (typeof server?.fetch === "function") return (request) => server.fetch(request);
  return isMethods(server) ? (request) => handleByMethod(server, request) : null;
}

function isMethods(server: NetworkServer): server is NetworkMethods {
  if (typeof server !== "object" || server === null) return false;
  const methods = Object.entries(server);
  if (methods.length === 0 || !methods.every(([name]) => /^[A-Z-]+$/.test(name))) return false;
  const [name, value] = methods.find(([, value]) => typeof value !== "function") ?? [];
  if (name !== undefined) throw new TypeError(`createBrowser: the method ${name}, ${quote(value)}, is not a function`);
  return true;
}

/** Does what hosts with such maps do: GET answers HEAD as well, and a method without a handler is answered with 405. */
function handleByMethod(methods: NetworkMethods, request: Request): ReturnType<NetworkHandler> {
  const names = [request.method, ...request.method === "HEAD" ? ["GET"] : []];
  const name = names.find((name) => Object.hasOwn(methods, name));
  if (name !== undefined) return methods[name]!(request);
  return new Response(null, { status: 405, headers: { allow: Object.keys(methods).join(", ") } });
}

const METHOD = /^(?:delete|get|head|options|patch|post|put)$/i;

/** The key of a map of origins: an origin that requests can go to. */
function checkNetworkKey(key: string): string {
  const url = parseUrl(key);
  const isOrigin = url !== null && isHttpScheme(url.protocol.slice(0, -1));
  if (isOrigin && url.origin === key) return key;
  if (METHOD.test(key)) {
    const advice = key === key.toUpperCase() ? `{ "https://api.example.com": { ${key} } }` : quote(key.toUpperCase());
    throw new TypeError(`createBrowser: ${quote(key)} is not an origin, but a method: write ${advice}`);
  }
  const meant = isOrigin ? url.origin : completeUrl(key)?.origin ?? "https://api.example.com";
  throw new TypeError(`createBrowser: ${quote(key)} is not an origin: write ${quote(meant)}`);
}

function check(origin: string, server: NetworkServer): NetworkHandler {
  const handler = serverToHandler(server);
  if (handler !== null) return handler;
  throw new TypeError(`createBrowser: the server at ${origin}, ${quote(server)}, ${NOT_A_SERVER}`);
}
