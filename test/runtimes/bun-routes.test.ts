import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "./sockets/client.ts";
import { type Server, startProcess } from "./sockets/start.ts";

const allowed = "https://app.example.com";
const refused = "https://evil.example";
const readable = [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${allowed}`,
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];
const unreadable = ["vary: Origin"];
const html = "<!doctype html>\n<title>page</title>\n";

/** The routes that have CORS, and what an allowed origin gets. */
const withPolicy: [method: string, path: string, status: number, body: string][] = [
  ["GET", "/file", 200, html],
  ["GET", "/response", 200, "constant"],
  ["GET", "/response", 200, "constant"],
  ["GET", "/missing", 404, "fetch of the server"],
  ["GET", "/none", 404, "fetch of the server"],
  ["GET", "/false", 404, "fetch of the server"],
  ["GET", "/nowhere", 404, "fetch of the server"],
  ["GET", "/this", 200, "true"],
  ["GET", "/mixed", 200, html],
  ["PUT", "/mixed", 200, "handler"],
  ["POST", "/mixed", 200, "constant"],
  ["DELETE", "/mixed", 404, "fetch of the server"],
  ["PATCH", "/mixed", 404, "fetch of the server"],
];

const preflight = { Origin: allowed, "Access-Control-Request-Method": "PUT" };

describe("Bun.serve with routes of every kind", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startProcess(["bun"], "bun-members.ts", "");
  });
  afterAll(() => server?.stop());

  test.each([...withPolicy, ["PUT", "/mixed-page", 200, "handler"] as const])(
    "%s %s has CORS, and is served as without",
    async (method, path, status, body) => {
      const asAllowed = await call(server.port, { method, path, headers: { Origin: allowed } });
      expect(asAllowed).toEqual({ status, cors: readable, body });
      const asRefused = await call(server.port, { method, path, headers: { Origin: refused } });
      expect(asRefused).toEqual({ status, cors: unreadable, body });
    },
  );

  test.each(["/file", "/mixed", "/mixed-page", "/none"])(
    "a preflight for %s is answered by the policy",
    async (path) => {
      const { status, cors } = await call(server.port, { method: "OPTIONS", path, headers: preflight });
      expect([status, cors.includes(`access-control-allow-origin: ${allowed}`)]).toEqual([204, true]);
    },
  );

  test("a range of a file is served, with CORS", async () => {
    const headers = { Origin: allowed, Range: "bytes=2-8" };
    expect(await call(server.port, { path: "/file", headers })).toEqual({
      status: 206,
      cors: readable,
      body: "doctype",
    });
  });

  test("HTML imports and folders are served by Bun itself, without CORS", async () => {
    for (const path of ["/page", "/mixed-page", "/folder/page.html"]) {
      const { status, cors, body } = await call(server.port, { path, headers: { Origin: allowed } });
      expect([status, cors, body.includes("<title>page</title>")]).toEqual([200, [], true]);
    }
  });
});

describe("Bun.serve with routes of every kind that can be enforced", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startProcess(["bun"], "bun-members.ts", "", "enforced");
  });
  afterAll(() => server?.stop());

  test.each(withPolicy)("%s %s refuses a refused origin", async (method, path, status, body) => {
    const asRefused = await call(server.port, { method, path, headers: { Origin: refused } });
    expect(asRefused).toEqual({ status: 403, cors: ["vary: Origin, Sec-Fetch-Site"], body: "" });
    const asAllowed = await call(server.port, { method, path, headers: { Origin: allowed } });
    expect(asAllowed).toEqual({ status, cors: [...readable.slice(0, -1), "vary: Origin, Sec-Fetch-Site"], body });
  });
});
