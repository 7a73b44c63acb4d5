import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, echo, lines, open } from "./sockets/client.ts";
import { runtimes } from "./sockets/runtimes.ts";
import type { Server } from "./sockets/start.ts";
import { createUpstream } from "./sockets/upstream.ts";

const allowed = "https://app.example.com";
const refused = "https://evil.example";

const readable = [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${allowed}`,
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];
const unreadable = ["vary: Origin"];
const preflighted = [
  "access-control-allow-credentials: true",
  "access-control-allow-headers: content-type,x-token",
  "access-control-allow-methods: GET,PUT",
  `access-control-allow-origin: ${allowed}`,
  "access-control-max-age: 600",
  "vary: Origin",
];

const preflight = (origin: string) => ({
  Origin: origin,
  "Access-Control-Request-Method": "PUT",
  "Access-Control-Request-Headers": "x-token",
});

let upstream: HttpServer;
beforeAll(async () => {
  upstream = createUpstream();
  await once(upstream.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => void upstream.close());

describe.each(runtimes)("$name", ({ start, webSockets, cancels }) => {
  let server: Server;
  beforeAll(async () => {
    server = await start(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`);
  });
  afterAll(() => server?.stop());

  test.each([
    ["GET without Origin", "GET", "/plain", {}, 200, unreadable],
    ["GET of an allowed origin", "GET", "/plain", { Origin: allowed }, 200, readable],
    ["GET of a refused origin", "GET", "/plain", { Origin: refused }, 200, unreadable],
    ["GET of an opaque origin", "GET", "/plain", { Origin: "null" }, 200, unreadable],
    ["preflight of an allowed origin", "OPTIONS", "/plain", preflight(allowed), 204, preflighted],
    ["preflight where Bun has a map of methods", "OPTIONS", "/varied", preflight(allowed), 204, preflighted],
    ["preflight of a refused origin", "OPTIONS", "/plain", preflight(refused), 403, unreadable],
    ["OPTIONS that is not a preflight", "OPTIONS", "/plain", { Origin: allowed }, 200, readable],
    ["HEAD", "HEAD", "/plain", { Origin: allowed }, 200, readable],
    ["redirect, whose headers are immutable", "GET", "/redirect", { Origin: allowed }, 302, readable],
    ["response of fetch(), whose headers are immutable", "GET", "/proxied", { Origin: allowed }, 200, readable],
    ["thrown error", "GET", "/broken", { Origin: allowed }, 500, readable],
    ["thrown error, refused origin", "GET", "/broken", { Origin: refused }, 500, unreadable],
    ["304", "GET", "/not-modified", { Origin: allowed, "If-None-Match": '"1"' }, 304, readable],
    ["CORS headers of the handler's own", "GET", "/own-headers", { Origin: refused }, 200, unreadable],
    ["path that is not found", "GET", "/nowhere", { Origin: allowed }, 404, readable],
  ])("%s: status and the whole set of CORS headers", async (_, method, path, headers, status, cors) => {
    expect(await call(server.port, { method, path, headers })).toMatchObject({ status, cors });
  });

  test("enforce takes no malformed Origin for the server's own", async () => {
    const host = `127.0.0.1:${server.port}`;
    const statusFor = async (Origin: string) =>
      (await call(server.port, { path: "/enforced", headers: { Origin } })).status;
    expect(await statusFor(`http://${host}`)).toBe(200);
    const malformed = [
      `xx${host}`,
      `xxxx://${host}`,
      `javascript://${host}`,
      `null, http://${host}`,
      `http://${host}/`,
    ];
    expect(await Promise.all(malformed.map(statusFor))).toEqual(malformed.map(() => 403));
  });

  test.each(["/hook-throws", "/hook-rejects"])("%s: neither the answer nor the process depends on it", async (path) => {
    const answer = await call(server.port, { path, headers: { Origin: refused } });
    expect(answer).toEqual({ status: 200, cors: unreadable, body: "reached" });
    const later = await call(server.port, { path: "/plain", headers: { Origin: allowed } });
    expect(later).toMatchObject({ status: 200, cors: readable });
  });

  test("Vary is merged with the handler's", async () => {
    const { cors } = await call(server.port, { path: "/varied", headers: { Origin: refused } });
    expect(cors).toEqual(["vary: Accept-Encoding, Origin"]);
  });

  test("an answered preflight has no body", async () => {
    const response = await open(server.port, { method: "OPTIONS", path: "/plain", headers: preflight(allowed) });
    expect(lines(response).filter((line) => /^content-(type|length):/.test(line))).toEqual([]);
  });

  test("an OPTIONS that is not a preflight reaches the handler", async () => {
    const { body } = await call(server.port, { method: "OPTIONS", path: "/plain", headers: { Origin: allowed } });
    expect(body).toBe("OPTIONS reached the handler");
  });

  test("every Set-Cookie line is kept", async () => {
    const response = await open(server.port, { path: "/cookies", headers: { Origin: allowed } });
    expect(lines(response).filter((line) => line.startsWith("set-cookie:"))).toEqual([
      "set-cookie: a=1; Path=/",
      "set-cookie: b=2; Secure",
    ]);
  });

  test("a first chunk arrives before the last is there", async () => {
    const response = await open(server.port, { path: "/stream?stream=slow", headers: { Origin: allowed } });
    const chunks = response.setEncoding("utf8")[Symbol.asyncIterator]();
    expect((await chunks.next()).value).toBe("first");
    await call(server.port, { path: "/release?stream=slow" });
    expect((await chunks.next()).value).toBe("last");
    expect((await chunks.next()).done).toBe(true);
  });

  test.runIf(cancels)("a client that hangs up cancels the source", async () => {
    const response = await open(server.port, { path: "/stream?stream=cut", headers: { Origin: allowed } });
    await once(response, "data");
    response.destroy();
    await expect.poll(async () => (await call(server.port, { path: "/state?stream=cut" })).body).toBe("cancelled");
  });

  test.runIf(webSockets)("a WebSocket opens, and is not touched", async () => {
    expect(await echo(server.port, "/socket", allowed)).toEqual({ status: 101, echoed: "hi" });
  });
});
