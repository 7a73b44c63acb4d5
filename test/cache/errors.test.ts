import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServerAdapter } from "@whatwg-node/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withCors } from "../../src/index.ts";
import { policy } from "../../examples/api.ts";
import { createBrowser } from "../../src/testing.ts";
import { type Running, versionOf } from "../start-process.ts";
import { kinds, startCache } from "./caches.ts";

const [nginx] = kinds as [typeof kinds[0]];
const example = await readFile("examples/cache/errors.conf", "utf8");
const errorPage = "error_page 413 429 502 503 504";

/** The example with limits that a test can reach, and intercepting 500, as some installations do. */
const strict = example
  .replace("client_max_body_size 1m", "client_max_body_size 1k")
  .replace("rate=10r/s", "rate=1r/m").replace("burst=20", "burst=5")
  .replace("proxy_read_timeout 30s;", "proxy_read_timeout 1s; proxy_intercept_errors on;")
  .replace(errorPage, `${errorPage} 500`);
/** The same without the lines that the example is about: with nginx's own pages, and with pages of the user's own. */
const bare = strict.replace(/^ *error_page .*$/m, "").replace("proxy_intercept_errors on;", "");
const intercepting = strict.replace(/^ *add_header Access-Control-.*$/gm, "");

const origin = "https://app.example.com";

describe.skipIf(versionOf(nginx.command) === undefined)("errors of nginx itself", () => {
  let api: Server;
  let closed: number;
  beforeAll(async () => {
    api = createServer(createServerAdapter(withCors(async (request: Request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/slow") await new Promise((resolve) => setTimeout(resolve, 3000));
      return pathname === "/broken"
        ? Response.json({ own: true }, { status: 500 })
        : new Response(await request.text());
    }, policy)));
    await once(api.listen(0, "127.0.0.1"), "listening");
    const gone = createServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    closed = (gone.address() as AddressInfo).port;
    gone.close();
  });
  afterAll(() => {
    api.close();
    api.closeAllConnections();
  });

  /** Starts nginx before the API, or before a port where nobody listens, and hands over a page. */
  async function through(
    configuration: string,
    use: (get: (path: string, init?: RequestInit) => Promise<Response>, cache: Running) => Promise<void>,
    { port = (api.address() as AddressInfo).port, from = origin } = {},
  ): Promise<void> {
    const cache = await startCache(nginx, port, configuration);
    const page = createBrowser(fetch).page(from);
    const get = (path: string, init: RequestInit = {}) =>
      page.fetch(`http://127.0.0.1:${cache.port}${path}`, { credentials: "include", ...init });
    await use(get, cache).finally(() => cache.stop());
  }

  const large = { method: "PUT", body: "x".repeat(2000) };

  test("without the configuration, a page sees a network error", { timeout: 30_000 }, async () => {
    await through(bare, async (get) => {
      await expect(get("/", large)).rejects.toThrow("no Access-Control-Allow-Origin");
      await expect(get("/slow")).rejects.toThrow("no Access-Control-Allow-Origin");
      await get("/broken"); // of the API, with its headers
      const many = Array.from({ length: 8 }, () => get("/many"));
      expect((await Promise.allSettled(many)).some(({ status }) => status === "rejected")).toBe(true);
    });
    await through(bare, (get) => expect(get("/")).rejects.toThrow("no Access-Control-Allow-Origin"), { port: closed });
    await through(intercepting, (get) => expect(get("/broken")).rejects.toThrow("no Access-Control-Allow-Origin"));
  });

  test("with it, a page reads 413, 429, 504 and an intercepted 500", { timeout: 30_000 }, async () => {
    await through(strict, async (get) => {
      expect((await get("/", large)).status).toBe(413);
      expect((await get("/slow")).status).toBe(504);
      const broken = await get("/broken");
      expect([broken.status, await broken.json()]).toEqual([500, { error: "500" }]);
      const many = await Promise.all(Array.from({ length: 8 }, () => get("/many")));
      expect(many.map(({ status }) => status)).toContain(429);
      // Preflights are not limited, so that the page reads the 429 of the request itself.
      expect((await get("/many", { method: "PUT", body: "x" })).status).toBe(429);
    });
  });

  test("with it, a page reads the 502 of an API that is down", { timeout: 30_000 }, async () => {
    await through(strict, async (get) => {
      const answer = await get("/");
      expect([answer.status, await answer.json()]).toEqual([502, { error: "502" }]);
    }, { port: closed });
  });

  test("a page of a preview reads it, too, and a page of another origin does not", { timeout: 30_000 }, async () => {
    const preview = "https://pr-7.preview.example.com";
    await through(strict, async (get) => expect((await get("/")).status).toBe(502), { port: closed, from: preview });
    for (
      const from of ["https://evil.example", "https://preview.example.com", "https://app.example.com.evil.example"]
    ) {
      await through(strict, (get) => expect(get("/")).rejects.toThrow(TypeError), { port: closed, from });
    }
  });

  test("what the API answers has each header once", { timeout: 30_000 }, async () => {
    await through(example, async (_get, { port }) => {
      const { headers } = await fetch(`http://127.0.0.1:${port}/`, { headers: { Origin: origin } });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("vary")).toBe("Origin");
    });
  });
});
