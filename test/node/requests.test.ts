import { connect } from "node:http2";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { corsMiddleware } from "../../src/node.ts";
import { askRaw, sendRaw } from "./raw.ts";
import { frameworks, listen, names, onlyCors, type Running } from "./servers.ts";

const APP = "https://app.example.com";
const EVIL = "https://evil.example";
const granted = { "access-control-allow-origin": APP, vary: "Origin" };

let server: Running;
afterEach(() => server?.stop());

/** Policies that build no Request, and that build one for each request or refusal. */
const policies = {
  "of a list": { origin: [APP, "https://other.example.com"] },
  "of a function": { origin: (origin: string, request: Request) => URL.canParse(request.url) && origin === APP },
  "that is chosen": (request: Request) => ({ origin: [URL.canParse(request.url) ? APP : EVIL] }) as const,
  "that reports refusals": { origin: [APP, "https://other.example.com"], onRefused: () => {} },
  "that is enforced": { origin: APP, enforce: true },
} as const;

describe.each(names.filter((name) => name !== "node:http2"))("%s", (name) => {
  describe.each(Object.entries(policies))("with a policy %s", (_, policy) => {
    const vary = "enforce" in policy ? "Origin, Sec-Fetch-Site" : "Origin";
    const serve = async () => server = await frameworks[name]((_, response) => void response.end("handled"), policy);

    test.each([
      ["HTTP/1.0 without Host", `GET / HTTP/1.0\r\nOrigin: ${APP}\r\n\r\n`],
      ["a Host that no URL can have", `GET / HTTP/1.1\r\nHost: %\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`],
      ["a Host with credentials", `GET / HTTP/1.1\r\nHost: u:p@x\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`],
      ["an empty Host", `GET / HTTP/1.1\r\nHost:\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`],
      [
        "a path that looks like a host",
        `GET //evil/x HTTP/1.1\r\nHost: x\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`,
      ],
      ["a path that no URL has", `GET /\\\\[{|x HTTP/1.1\r\nHost: x\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`],
      [
        "a whole URL for a path",
        `GET http://u:p@x/y HTTP/1.1\r\nHost: x\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`,
      ],
      ["PROPFIND", `PROPFIND / HTTP/1.1\r\nHost: x\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`],
      [
        "a header in Latin-1",
        `GET / HTTP/1.1\r\nHost: x\r\nX-Name: \xe9\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`,
      ],
    ])("a request with %s is answered", async (_, bytes) => {
      if (name === "Fastify" && bytes.startsWith("PROPFIND")) return; // no such method without configuration
      await serve();
      const [answer] = await sendRaw(server.port, bytes);
      expect(answer).toMatchObject({ status: 200, cors: { ...granted, vary } });
    });

    test.each([["TRACE"], ["OPTIONS"]])("%s is answered, also of a refused origin", async (method) => {
      await serve();
      const [allowed] = await askRaw(server.port, method, { Origin: APP });
      const [refused] = await askRaw(server.port, method, { Origin: EVIL });
      const status = "enforce" in policy ? 403 : 200;
      expect([allowed, refused].map((answer) => [answer!.status, answer!.cors])).toEqual([
        [200, { ...granted, vary }],
        [status, { vary }],
      ]);
    });
  });
});

describe("the Request that functions of the policy get", () => {
  const seen = vi.fn((_request: Request) => false as const);
  afterEach(() => void seen.mockClear());
  const serve = async (name: keyof typeof frameworks) => {
    server = await frameworks[name]((_, response) => void response.end(), (request: Request) => seen(request));
  };

  test.each([
    ["GET /a?b#c HTTP/1.1\r\nHost: api.example.org:81", "http://api.example.org:81/a?b#c"],
    ["GET /a HTTP/1.0", "http://unknown-host.invalid/a"],
    ["GET /a HTTP/1.1\r\nHost: %", "http://unknown-host.invalid/a"],
    ["GET http://other.example/a?b HTTP/1.1\r\nHost: api.example.org", "http://other.example/a?b"],
    ["OPTIONS * HTTP/1.1\r\nHost: api.example.org", "http://api.example.org/"],
    ["GET //evil.example/a HTTP/1.1\r\nHost: api.example.org", "http://api.example.org//evil.example/a"],
  ])("has the URL of %s", async (head, url) => {
    await serve("node:http");
    await sendRaw(server.port, `${head}\r\nConnection: close\r\n\r\n`);
    expect(seen.mock.calls[0]![0].url).toBe(url);
  });

  test("is a Request with the method and the headers that came, each line of them", async () => {
    await serve("node:http");
    await sendRaw(
      server.port,
      `TRACE / HTTP/1.1\r\nHost: x\r\nX-Name: a\r\nX-Name: b\r\nCookie: a=1\r\nCookie: b=2\r\nOrigin: ${APP}\r\nConnection: close\r\n\r\n`,
    );
    const request = seen.mock.calls[0]![0];
    expect(request).toBeInstanceOf(Request);
    expect(request.method).toBe("TRACE");
    expect(Object.fromEntries(request.headers)).toEqual({
      host: "x",
      "x-name": "a, b",
      cookie: "a=1; b=2",
      origin: APP,
      connection: "close",
    });
    expect(request.body).toBeNull();
  });

  test("has the host of an HTTP/2 request, and none of its pseudo-headers", async () => {
    await serve("node:http2");
    const session = connect(`http://127.0.0.1:${server.port}`);
    const stream = session.request({ ":method": "patch", ":path": "/a", ":authority": "api.example.org", origin: APP });
    const [headers] = await once(stream.end(), "response");
    session.destroy();
    expect(onlyCors(Object.entries(headers as Record<string, string>))).toEqual({ vary: "Origin" });
    const [request] = seen.mock.calls[0]!;
    expect([request.method, request.url, Object.fromEntries(request.headers)]).toEqual([
      "patch",
      "http://api.example.org/a",
      { origin: APP },
    ]);
  });

  test("has the whole path below a mount point", async () => {
    const { default: express } = await import("express");
    const app = express();
    app.use("/api", corsMiddleware((request) => seen(request)));
    server = await listen(createServer(app));
    await askRaw(server.port, "GET", {}, "/api/items?x=1");
    expect(seen.mock.calls[0]![0].url).toBe("http://api.example.org/api/items?x=1");
  });

  test("is not built unless a function is called", async () => {
    const constructed = vi.spyOn(globalThis, "Request");
    try {
      server = await frameworks["node:http"]((_, response) => void response.end(), {
        origin: [APP, (origin) => origin === "https://asked.example"],
        onRefused: () => {},
        onError: () => new Response(),
      });
      await askRaw(server.port, "GET", {});
      await askRaw(server.port, "GET", { Origin: APP });
      await askRaw(server.port, "OPTIONS", { Origin: APP, "Access-Control-Request-Method": "PUT" });
      expect(constructed).not.toHaveBeenCalled();
      await askRaw(server.port, "GET", { Origin: "https://asked.example" });
      expect(constructed).toHaveBeenCalledOnce();
    } finally {
      constructed.mockRestore();
    }
  });
});

test("enforce lets pages of the server's own origin pass, by Sec-Fetch-Site or else by the host", async () => {
  server = await frameworks["node:http"]((_, response) => void response.end(), { origin: APP, enforce: true });
  const statuses = async (headers: Record<string, string>) => (await askRaw(server.port, "POST", headers))[0]!.status;
  expect(await statuses({ Origin: "https://api.example.org" })).toBe(200);
  expect(await statuses({ Origin: EVIL, "Sec-Fetch-Site": "same-origin" })).toBe(200);
  expect(await statuses({ Origin: EVIL, "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(await statuses({ Origin: "https://%", Host: "%" })).toBe(403);
});
