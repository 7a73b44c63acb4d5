import { quote } from "./quote.ts";

/** Answers requests, as a server does. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** A handler, or an object whose `fetch` is one. */
export type Server = Handler | { fetch(request: Request): Response | Promise<Response> };

/** All that a browser can reach: one server for every URL, or a server for each origin. */
export type Network = Server | Readonly<Record<string, Server>>;

/** Answers the handler that a whole network comes to, or throws a TypeError that says what is wrong with it. */
export function toHandler(network: Network): Handler {
  const handler = serverToHandler(network as Server);
  if (handler !== null) return handler;
  if (typeof network !== "object" || network === null) {
    throw new TypeError(
      `createBrowser: network ${quote(network)} is neither a handler nor a map of origins to handlers`,
    );
  }
  const handlers = new Map(
    Object.entries(network).map(([origin, server]) => [checkOrigin(origin), check(origin, server)]),
  );
  const origins = [...handlers.keys()].join(", ") || "no server at all";
  return (request) => {
    const { origin } = new URL(request.url);
    const handler = handlers.get(origin);
    if (handler === undefined) throw new Error(`There is no server at ${origin}: this network has ${origins}`);
    return handler(request);
  };
}

function serverToHandler(server: Server): Handler | null {
  if (typeof server === "function") return server;
  if (typeof server?.fetch === "function") return (request) => server.fetch(request);
  return null;
}

function checkOrigin(key: string): string {
  let origin: string;
  try {
    ({ origin } = new URL(key));
  } catch {
    throw new TypeError(`createBrowser: ${quote(key)} is not an origin: write "https://${key}"`);
  }
  if (origin === key) return key;
  throw new TypeError(`createBrowser: ${quote(key)} is not an origin: write ${quote(origin)}`);
}

function check(origin: string, server: Server): Handler {
  const handler = serverToHandler(server);
  if (handler !== null) return handler;
  throw new TypeError(
    `createBrowser: the server at ${origin} ${quote(server)} is neither a function nor has it a fetch`,
  );
}
