import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import connect from "connect";
import express from "express";
import express4 from "express4";
import Fastify from "fastify";
import Koa from "koa";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { CorsArgument } from "../../src/index.ts";
import { corsMiddleware, fastifyCors, koaCors } from "../../src/node.ts";
import { askRaw, type RawResponse } from "./raw.ts";
import { type Answer, askHttp2, frameworks, listen, names, type Running } from "./servers.ts";

const APP = "https://app.example.com";
const EVIL = "https://evil.example";
const granted = { "access-control-allow-origin": APP, vary: "Origin" };
const boom = new Error("boom");

let server: Running;
afterEach(async () => {
  await server?.stop();
  vi.restoreAllMocks();
});

const fail = () => {
  throw boom;
};
const failLater = () => Promise.reject(boom);

const failing: [string, CorsArgument][] = [
  ["an origin function that throws", { origin: fail }],
  ["an origin function that rejects", { origin: failLater }],
  ["an origin function that returns no boolean", { origin: (() => "yes") as never }],
  ["a selector that throws", fail],
  ["a selector that rejects", failLater],
  ["a selector that returns no policy", (() => "*") as never],
];

describe.each(names)("in %s, the error of", (name) => {
  const ask = async (method: string, headers: Record<string, string>): Promise<Answer | RawResponse> =>
    name === "node:http2"
      ? await askHttp2(server.port, method, headers)
      : (await askRaw(server.port, method, headers))[0]!;

  test.each(failing)("%s gets a 500 that grants nothing, and the handler does not run", async (_, policy) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const handler = vi.fn((_, response) => void response.end());
    server = await frameworks[name](handler, policy);
    for (const method of ["GET", "OPTIONS"]) {
      const { status, cors } = await ask(method, { Origin: EVIL, "Access-Control-Request-Method": "PUT" });
      expect([status, cors]).toEqual([500, { vary: "Origin" }]);
    }
    expect(handler).not.toHaveBeenCalled();
  });

  test.each(failing.filter(([, policy]) => typeof policy === "object"))(
    "%s goes to onError, whose response is sent",
    async (_, policy) => {
      const onError = vi.fn(async (_error: unknown, _request: Request, ..._context: unknown[]) =>
        await Promise.resolve(
          new Response("sorry", {
            status: 503,
            headers: [["set-cookie", "a=1"], ["set-cookie", "b=2"], ["x-own", "1"]],
          }),
        )
      );
      const handler = vi.fn((_, response) => void response.end());
      server = await frameworks[name](handler, { ...policy as object, onError });
      const answer = await ask("GET", { Origin: EVIL });
      expect(answer.status).toBe(503);
      if ("lines" in answer) {
        expect(answer.body).toContain("sorry");
        expect(answer.lines.filter(([name]) => /set-cookie|x-own/.test(name))).toEqual([
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
          ["x-own", "1"],
        ]);
      }
      expect(onError).toHaveBeenCalledOnce();
      expect(onError.mock.calls[0]![1]).toBeInstanceOf(Request);
      expect(handler).not.toHaveBeenCalled();
    },
  );

  test.each([["throws", fail], ["rejects", failLater]])(
    "an onRefused that %s is printed, and changes no answer",
    async (_, onRefused) => {
      const print = vi.spyOn(console, "error").mockImplementation(() => {});
      const onError = vi.fn(() => new Response("sorry", { status: 503 }));
      const policy = { origin: [APP, "https://other.example.com"], onRefused, onError } as const;
      server = await frameworks[name]((_, response) => void response.end(), policy);
      const statuses = [
        await ask("GET", { Origin: EVIL }),
        await ask("OPTIONS", { Origin: EVIL, "Access-Control-Request-Method": "PUT" }),
      ].map(({ status, cors }) => [status, cors]);
      expect(statuses).toEqual([[200, { vary: "Origin" }], [403, { vary: "Origin" }]]);
      expect(print.mock.calls).toEqual(Array(2).fill(["withcors: onRefused failed:", boom]));
      expect(onError).not.toHaveBeenCalled();
    },
  );

  test.each([
    ["throws", fail],
    ["rejects", failLater],
    ["returns no Response", () => "sorry"],
  ])("an onError that %s gets a 500", async (_, onError) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    server = await frameworks[name]((_, response) => void response.end(), { origin: fail, onError: onError as never });
    expect(await ask("GET", { Origin: EVIL })).toMatchObject({ status: 500, cors: { vary: "Origin" } });
  });

  test("an onError that returns one Response for all requests gets a 500 once its body is read", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const shared = new Response("sorry", { status: 503 });
    server = await frameworks[name]((_, response) => void response.end(), { origin: fail, onError: () => shared });
    const first = await ask("GET", { Origin: EVIL });
    const second = await ask("GET", { Origin: EVIL });
    expect([first.status, second.status]).toEqual([503, 500]);
  });

  test("a policy that throws a Response sends it", async () => {
    server = await frameworks[name]((_, response) => void response.end(), () => {
      throw new Response(null, { status: 418, headers: { "access-control-allow-origin": "*" } });
    });
    expect(await ask("GET", { Origin: EVIL })).toMatchObject({ status: 418, cors: { vary: "Origin" } });
  });
});

describe("pages can read what the framework itself answers:", () => {
  const policy = { origin: [APP, "https://other.example.com"] } as const;
  const express4or5 = (create: typeof express, route: (app: express.Express) => void) => () => {
    const app = create();
    app.set("env", "test"); // prints no error
    app.use(corsMiddleware(policy));
    route(app);
    return listen(createServer(app));
  };
  const servers: [string, number, () => Promise<Running>][] = [
    ["Express 5, an error", 500, express4or5(express, (app) => app.get("/", fail))],
    ["Express 5, a rejection", 500, express4or5(express, (app) => app.get("/", failLater))],
    ["Express 5, next(error)", 500, express4or5(express, (app) => app.get("/", (_, _response, next) => next(boom)))],
    ["Express 5, a path that is not found", 404, express4or5(express, () => {})],
    [
      "Express 5, a body that is no JSON",
      400,
      express4or5(express, (app) => {
        app.use(express.json({ type: () => true }));
      }),
    ],
    ["Express 4, an error", 500, express4or5(express4, (app) => app.get("/", fail))],
    ["Express 4, a path that is not found", 404, express4or5(express4, () => {})],
    ["Connect, an error", 500, () => {
      const app = connect();
      Object.assign(app, { env: "test" });
      vi.spyOn(console, "error").mockImplementation(() => {});
      app.use(corsMiddleware(policy));
      app.use(fail);
      return listen(createServer(app));
    }],
    ["Koa, an error", 500, () => {
      const app = new Koa();
      app.silent = true;
      app.use(koaCors(policy));
      app.use((context) => {
        context.set("access-control-allow-origin", "*");
        throw boom;
      });
      return listen(createServer(app.callback()));
    }],
    ["Koa, context.throw", 409, () => {
      const app = new Koa();
      app.silent = true;
      app.use(koaCors(policy));
      app.use((context) => context.throw(409, { headers: { "access-control-allow-origin": "*" } }));
      return listen(createServer(app.callback()));
    }],
    ["Koa, a path that is not found", 404, () => {
      const app = new Koa();
      app.use(koaCors(policy));
      return listen(createServer(app.callback()));
    }],
    ["Fastify, an error", 500, async () => {
      const app = Fastify();
      app.register(fastifyCors(policy));
      app.register(async (routes) => void routes.get("/", fail));
      await app.listen({ port: 0, host: "127.0.0.1" });
      return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
    }],
    ["Fastify, a path that is not found", 404, async () => {
      const app = Fastify();
      app.register(fastifyCors(policy));
      await app.listen({ port: 0, host: "127.0.0.1" });
      return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
    }],
  ];

  test.each(servers)("%s", async (_, status, start) => {
    server = await start();
    const headers = { Origin: APP, "Content-Type": "application/json", "Content-Length": "1" };
    const [answer] = await askRaw(server.port, "GET", headers, "/", "{");
    expect(answer).toMatchObject({ status, cors: granted });
  });
});

describe("with onError,", () => {
  const onError = (error: unknown) =>
    new Response(String(error), { status: 500, headers: { "content-type": "text/x" } });
  const policy = { origin: [APP, "https://other.example.com"], onError } as const;

  test.each([["throws", fail], ["rejects", failLater]])("a listener that %s is answered", async (_, handler) => {
    server = await frameworks["node:http"]((_, response) => {
      response.setHeader("content-length", "99");
      return handler();
    }, policy);
    const [answer] = await askRaw(server.port, "GET", { Origin: APP });
    expect(answer).toMatchObject({ status: 500, cors: granted, body: expect.stringContaining("Error: boom") });
  });

  test("middleware of Koa that throws is answered", async () => {
    const app = new Koa();
    app.use(koaCors(policy));
    app.use(failLater);
    server = await listen(createServer(app.callback()));
    const [answer] = await askRaw(server.port, "GET", { Origin: APP });
    expect(answer).toMatchObject({ status: 500, cors: granted, body: expect.stringContaining("Error: boom") });
  });

  test("an answer that has begun is cut short", async () => {
    server = await frameworks["node:http"]((_, response) => {
      response.write("begun");
      throw boom;
    }, policy);
    expect(JSON.stringify(await askRaw(server.port, "GET", { Origin: APP }))).not.toContain("boom");
  });
});

test("a response that was sent while the policy was asked stays as it is", async () => {
  let decide: (allowed: boolean) => void = () => {};
  const origin = () => new Promise<boolean>((resolve) => void (decide = resolve));
  const app = express();
  app.use((_request, response, next) => {
    next();
    response.status(503).end("too late");
    decide(true);
  });
  app.use(corsMiddleware({ origin }));
  server = await listen(createServer(app));
  const [answer] = await askRaw(server.port, "OPTIONS", { Origin: APP, "Access-Control-Request-Method": "PUT" });
  expect(answer).toMatchObject({ status: 503, cors: { vary: "Origin" }, body: "too late" });
});
