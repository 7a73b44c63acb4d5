import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServerAdapter } from "@whatwg-node/server";
import { type Origin, withCors } from "../../src/index.ts";
import { allowed, single } from "./origins.ts";

export interface Api {
  port: number;
  /** How often the handler was asked for a path: what the cache did not answer. */
  asked: Map<string, number>;
  /** How often the handler was asked whether a version is the newest one, and answered 304. */
  revalidated: Map<string, number>;
  stop(): Promise<void>;
}

/**
 * A server with four policies, each below a path segment of its name, whose pages may be stored by any cache: for ten
 * minutes, and pages whose name has "brief" in it for a second. All of them answer a request for a newer version with 304.
 */
export async function startApi(): Promise<Api> {
  const asked = new Map<string, number>();
  const revalidated = new Map<string, number>();
  const page = (request: Request) => {
    const { pathname } = new URL(request.url);
    const maxAge = pathname.includes("brief") ? 1 : 600;
    const headers = { "cache-control": `public, max-age=${maxAge}`, etag: etagOf(pathname), "x-total": "42" };
    const unchanged = request.headers.get("if-none-match") === etagOf(pathname);
    const times = unchanged ? revalidated : asked;
    times.set(pathname, (times.get(pathname) ?? 0) + 1);
    return unchanged ? new Response(null, { status: 304, headers }) : new Response(pathname, { headers });
  };

  const exact = allowed.filter((origin) => origin.endsWith(".com")) as Origin[];
  const policies: Record<string, (request: Request) => Response> = {
    public: withCors(page),
    single: withCors(page, { origin: single as Origin, credentials: true, exposedHeaders: ["x-total"] }),
    dynamic: withCors(page, {
      origin: [...exact, "https://*.example.org"],
      credentials: true,
      exposedHeaders: ["x-total"],
    }),
    enforced: withCors(page, { origin: [...exact, "https://*.example.org"], enforce: true }),
  };

  const server = createServer(createServerAdapter((request: Request) => {
    const policy = policies[new URL(request.url).pathname.split("/")[1]!];
    return policy?.(request) ?? new Response("not found", { status: 404 });
  }));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    revalidated,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const etagOf = (pathname: string): string => `"${pathname}"`;
