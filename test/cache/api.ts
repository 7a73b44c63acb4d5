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
  stop(): Promise<void>;
}

/** A server with three policies, each below a path segment of its name, whose every page may be stored by any cache. */
export async function startApi(): Promise<Api> {
  const asked = new Map<string, number>();
  const page = (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
    const headers = { "cache-control": "public, max-age=600", etag: etagOf(pathname), "x-total": "42" };
    return new Response(pathname, { headers });
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
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const etagOf = (pathname: string): string => `"${pathname}"`;
