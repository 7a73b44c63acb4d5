import { quote } from "./quote.ts";

/**
 * The answer of a network: a `Response`, or a plain object with the same members, for answers that no `Response` can be
 * made of. Its status can be any from 200 to 999. Its headers can be a list of pairs, with the lines in their order and
 * case; two pairs of one name are then two header lines, which `Headers` would join to one.
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

/** A handler, or an object whose `fetch` is one. */
export type NetworkServer = NetworkHandler | { readonly fetch: NetworkHandler };

/**
 * All that a browser can reach: one server for every URL, or a server for each origin. What it throws, a page sees as
 * a network error.
 */
export type Network = NetworkServer | Readonly<Record<string, NetworkServer>>;

/** Returns the one handler that a whole network amounts to, or throws a TypeError that says what is wrong with it. */
export function toHandler(network: Network): NetworkHandler {
  const handler = serverToHandler(network as NetworkServer);
  if (handler !== null) return handler;
  if (typeof network !== "object" || network === null) {
    throw new TypeError(
      `createBrowser: network ${quote(network)} is neither a handler nor a map of origins to handlers`,
    );
  }
  const handlers = new Map(
    Object.entries(network).map(([origin, server]) => [checkNetworkKey(origin), check(origin, server)]),
  );
  const origins = [...handlers.keys()].join(", ") || "no server at all";
  return (request) => {
    const { origin } = new URL(request.url);
    const handler = handlers.get(origin);
    if (handler === undefined) throw new Error(`There is no server at ${origin}: this network has ${origins}`);
    return handler(request);
  };
}

function serverToHandler(server: NetworkServer): NetworkHandler | null {
  if (typeof server === "function") return server;
  if (typeof server?.fetch === "function") return (request) => server.fetch(request);
  return null;
}

function checkNetworkKey(key: string): string {
  let origin: string;
  try {
    ({ origin } = new URL(key));
  } catch {
    throw new TypeError(`createBrowser: ${quote(key)} is not an origin: write "https://${key}"`);
  }
  if (origin === key) return key;
  throw new TypeError(`createBrowser: ${quote(key)} is not an origin: write ${quote(origin)}`);
}

function check(origin: string, server: NetworkServer): NetworkHandler {
  const handler = serverToHandler(server);
  if (handler !== null) return handler;
  throw new TypeError(
    `createBrowser: the server at ${origin} ${quote(server)} is neither a function nor an object with a fetch method`,
  );
}
