import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import connect from "connect";
import express from "express";
import Fastify, { type FastifyInstance } from "fastify";
import Koa from "koa";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type CorsOptions, createCors } from "../../src/index.ts";
import { corsListener, corsMiddleware, fastifyCors, koaCors } from "../../src/node.ts";
import { askRaw } from "./raw.ts";
import { frameworks, listen, names, type Running } from "./servers.ts";

const APP = "https://app.example.com";
const OTHER = "https://other.example.com";
const policy = { origin: [APP, OTHER], methods: ["PUT"], allowedHeaders: ["x-token"] } as const;
const asked = { Origin: APP, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-token" };
const granted = { "access-control-allow-origin": APP, vary: "Origin" };
const preflighted = {
  ...granted,
  "access-control-allow-headers": "x-token",
  "access-control-allow-methods": "PUT",
  "access-control-max-age": "7200",
};

let server: Running;
afterEach(() => server?.stop());

describe.each(names.filter((name) => name !== "node:http2"))("%s", (name) => {
  const serve = async (options: CorsOptions) => {
    const handler = vi.fn((_: IncomingMessage, response: ServerResponse) => {
      response.setHeader("allow", "PUT");
      response.end("handled");
    });
    server = await frameworks[name](handler, options);
    return handler;
  };

  test("answers a preflight with 204, without a body and without headers of one", async () => {
    const handler = await serve(policy);
    const [answer] = await askRaw(server.port, "OPTIONS", asked);
    expect(answer).toMatchObject({ status: 204, cors: preflighted, body: "" });
    expect(answer!.lines.filter(([name]) => /^(content-|transfer-)/i.test(name))).toEqual([]);
    expect(handler).not.toHaveBeenCalled();
  });

  test("answers a preflight with the status that the options name", async () => {
    await serve({ ...policy, preflightStatus: 200 });
    const [answer] = await askRaw(server.port, "OPTIONS", asked);
    expect(answer).toMatchObject({ status: 200, cors: preflighted, body: "" });
    expect(answer!.lines.filter(([name]) => /^(content-type|transfer-)/i.test(name))).toEqual([]);
  });

  test("lets the handler answer an allowed preflight if the options say so, and no refused one", async () => {
    const handler = await serve({ ...policy, preflightContinue: true });
    const [answer] = await askRaw(server.port, "OPTIONS", asked);
    expect(answer).toMatchObject({ status: 200, cors: preflighted, body: expect.stringContaining("handled") });
    expect((await askRaw(server.port, "OPTIONS", { ...asked, Origin: "https://evil.example" }))[0]!.status).toBe(403);
    expect(handler).toHaveBeenCalledOnce();
  });

  test("echoes what a preflight of a policy with credentials asks for", async () => {
    await serve({ origin: [APP, OTHER], credentials: true, methods: "*", allowedHeaders: "*", maxAge: 1 });
    const cors = {
      ...granted,
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "PUT",
      "access-control-max-age": "1",
      vary: "Origin, access-control-request-method, access-control-request-headers",
    };
    const [answer] = await askRaw(server.port, "OPTIONS", {
      ...asked,
      "Access-Control-Request-Headers": "x-a,authorization",
    });
    expect(answer!.cors).toEqual({ ...cors, "access-control-allow-headers": "x-a" });
    const [empty] = await askRaw(server.port, "OPTIONS", { ...asked, "Access-Control-Request-Headers": "" });
    expect(empty!.cors).toEqual(cors);
  });

  test("reports refusals with what the framework hands over", async () => {
    const onRefused = vi.fn((_explanation: { text: string }, _request: Request, ..._context: unknown[]) => {});
    await serve({ ...policy, onRefused });
    await askRaw(server.port, "GET", { Origin: APP });
    await askRaw(server.port, "GET", { Origin: "https://evil.example" }, "/items");
    const calls = onRefused.mock.calls.map(([{ text }, request, ...context]) => [text, request.url, context.length]);
    expect(calls).toEqual([[
      expect.stringMatching(/^refused: GET .*the origin option does not allow "https:\/\/evil\.example"$/),
      "http://api.example.org/items",
      name === "Koa" ? 1 : 2,
    ]]);
  });

  test("takes a policy that is compiled, and refuses wrong options at once", async () => {
    server = await frameworks[name]((_, response) => void response.end(), createCors(policy));
    expect((await askRaw(server.port, "GET", { Origin: APP }))[0]!.cors).toEqual(granted);
  });
});

test.each<[string, (policy: CorsOptions) => unknown]>([
  ["corsMiddleware", corsMiddleware],
  ["koaCors", koaCors],
  ["fastifyCors", fastifyCors],
  ["corsListener", (policy) => corsListener(() => {}, policy)],
])(
  "%s throws wrong options when it is called",
  (_, mount) => {
    expect(() => mount({ origin: "app.example.com" as never })).toThrow(/origin "app.example.com" /);
  },
);

test("no options are those of a public API", async () => {
  const app = new Koa().use(koaCors());
  const servers = [
    await listen(createServer(corsListener((_, response) => void response.end()))),
    await listen(createServer(connect().use(corsMiddleware()))),
    await listen(createServer(app.callback())),
    await startFastify((app) => void app.register(fastifyCors())),
  ];
  for (const { port, stop } of servers) {
    expect((await askRaw(port, "GET", {}))[0]!.cors).toEqual({ "access-control-allow-origin": "*" });
    await stop();
  }
});

test("a listener keeps its this", async () => {
  const seen: unknown[] = [];
  const listener = createServer();
  listener.on(
    "request",
    corsListener(function (this: unknown, _request, response: ServerResponse) {
      seen.push(this);
      response.end();
    }),
  );
  server = await listen(listener);
  await askRaw(server.port, "GET", {});
  expect(seen).toEqual([listener]);
});

test("of two policies, the outer one wins, and Vary is merged", async () => {
  const app = express();
  app.use(corsMiddleware({ origin: APP, vary: ["x-outer"] }));
  app.use(corsMiddleware({ origin: [OTHER, "https://third.example"], credentials: true }));
  app.use((_, response) => void response.end());
  server = await listen(createServer(app));
  const [answer] = await askRaw(server.port, "GET", { Origin: OTHER });
  expect(answer!.cors).toEqual({ "access-control-allow-origin": APP, vary: "Origin, x-outer" });
});

async function startFastify(build: (app: FastifyInstance) => void): Promise<Running> {
  const app = Fastify();
  build(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
}

describe("in Fastify,", () => {
  const scopes: [string, string, (scope: FastifyInstance) => void][] = [
    ["with a prefix", "/api", () => {}],
    [
      "with a prefix and a route for every path",
      "/api",
      (scope) => void scope.all("/*", (_, reply) => reply.callNotFound()),
    ],
    ["without a prefix", "", () => {}],
    [
      "without a prefix and a route for every path",
      "",
      (scope) => void scope.all("/*", (_, reply) => reply.callNotFound()),
    ],
  ];
  test.each(scopes)("a policy of a scope %s is for its routes and their preflights alone", async (_, prefix, add) => {
    server = await startFastify((app) => {
      app.register(async (scope) => {
        scope.register(fastifyCors(policy));
        scope.put("/items", () => "saved");
        scope.put("/", () => "saved");
        add(scope);
      }, { prefix });
      app.get("/outside", () => "outside");
    });
    const paths = [`${prefix}/items`, prefix === "" ? "/" : prefix];
    for (const path of paths) {
      expect((await askRaw(server.port, "OPTIONS", asked, path))[0]).toMatchObject({ status: 204, cors: preflighted });
      expect((await askRaw(server.port, "PUT", { Origin: APP }, path))[0]).toMatchObject({
        status: 200,
        cors: granted,
      });
      expect((await askRaw(server.port, "OPTIONS", { Origin: APP }, path))[0]).toMatchObject({
        status: 404,
        cors: granted,
      });
    }
    expect((await askRaw(server.port, "GET", { Origin: APP }, "/outside"))[0]).toMatchObject({ status: 200, cors: {} });
  });

  test("a policy of the root leaves every route to the application", async () => {
    server = await startFastify((app) => {
      app.register(async (root) => {
        root.get("/inner", () => "inner");
      });
      app.register(fastifyCors(policy)).after(() => void app.all("*", (_, reply) => reply.send("any")));
    });
    expect((await askRaw(server.port, "OPTIONS", asked, "/any"))[0]).toMatchObject({ status: 204, cors: preflighted });
    expect((await askRaw(server.port, "OPTIONS", { Origin: APP }, "/any"))[0]).toMatchObject({
      status: 200,
      cors: granted,
    });
  });

  test("HTTP/2 has the same policy", async () => {
    const { askHttp2 } = await import("./servers.ts");
    const app = Fastify({ http2: true });
    app.register(fastifyCors(policy));
    app.get("/", (_, reply) => reply.header("vary", "accept").header("access-control-allow-origin", "*").send("hello"));
    await app.listen({ port: 0, host: "127.0.0.1" });
    server = { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
    expect(await askHttp2(server.port, "GET", { origin: APP })).toEqual({
      status: 200,
      cors: { ...granted, vary: "accept, Origin" },
    });
    const { Origin: origin, ...others } = asked;
    expect(await askHttp2(server.port, "OPTIONS", { origin, ...others })).toEqual({ status: 204, cors: preflighted });
  });
});
