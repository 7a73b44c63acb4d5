import { describe, expect, test, vi } from "vitest";
import { type CorsArgument, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const URL_ = "https://api.example.org/items";
const preflight = () => request("OPTIONS", URL_, { origin: APP, "access-control-request-method": "PUT" });
const get = (headers = {}) => request("GET", URL_, headers);
const allowOrigin = (response: Response) => response.headers.get("access-control-allow-origin");

describe("a function", () => {
  test.each<[string, CorsArgument]>([
    ["public", {}],
    ["dynamic", { origin: [APP, "https://other.example.com"] }],
    ["chosen", () => ({ origin: APP })],
    ["heard of", { onRefused: () => {} }],
  ])("of a %s policy is called with its this and all its arguments, and answers at once", (_, policy) => {
    const handler = vi.fn(function (this: unknown, _request: Request, ..._context: unknown[]) {
      return new Response(null);
    });
    const wrapped = withCors(handler, policy);
    const self = { wrapped };
    const given = get({ origin: APP });
    expect(self.wrapped.call(self, given, "env", "context")).toBeInstanceOf(Response);
    expect(handler.mock.calls).toEqual([[given, "env", "context"]]);
    expect(handler.mock.contexts).toEqual([self]);
  });

  test.each<[string, CorsArgument]>([
    ["public", {}],
    ["dynamic", { origin: [APP, "https://other.example.com"] }],
    ["chosen", () => ({ origin: APP })],
    ["heard of", { onRefused: () => {} }],
  ])("of a %s policy has a parameter, since Deno.serve hands nothing over to a function without any", (_, policy) => {
    expect(withCors((_request: Request) => new Response(null), policy)).toHaveLength(1);
  });

  test("that is async answers a promise", async () => {
    const wrapped = withCors(async () => await Promise.resolve(new Response(null)));
    const answer = wrapped(get());
    expect(answer).toBeInstanceOf(Promise);
    expect(allowOrigin(await answer)).toBe("*");
  });

  test("never gets a preflight, allowed or refused", () => {
    const handler = vi.fn(() => new Response(null));
    for (const policy of [{}, { origin: APP }, { origin: "https://other.example.com" }] as const) {
      withCors(handler, policy)(preflight());
    }
    expect(handler).not.toHaveBeenCalled();
  });

  test("gets an allowed preflight on demand, and its response carries the answer", () => {
    const wrapped = withCors(() => new Response(null, { status: 299, headers: { vary: "Accept" } }), {
      origin: APP,
      preflightContinue: true,
    });
    const response = wrapped(preflight());
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([299, {
      "access-control-allow-origin": APP,
      "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE",
      "access-control-allow-headers": "*,authorization",
      "access-control-max-age": "7200",
      vary: "Accept, Origin",
    }]);
  });
});

describe("a map of methods", () => {
  const handlers = { GET: () => new Response("get"), PUT: async () => await Promise.resolve(new Response("put")) };

  test("has each method wrapped, and an OPTIONS that answers preflights by the map's own methods", async () => {
    const { GET, PUT, OPTIONS } = withCors(handlers, { origin: APP }) as Record<string, (r: Request) => unknown>;
    expect([allowOrigin(GET!(get()) as Response), allowOrigin(await PUT!(get()) as Response)]).toEqual([APP, APP]);
    const response = OPTIONS!(preflight()) as Response;
    expect([response.status, response.headers.get("access-control-allow-methods")]).toEqual([204, "GET,PUT,HEAD"]);
  });

  test.each<[string, CorsArgument]>([["compiled", createCors({ origin: APP })], ["chosen", () => ({ origin: APP })]])(
    "lends its methods to a %s policy that names none",
    (_, policy) => {
      const response = withCors(handlers, policy).OPTIONS(preflight());
      expect(response.headers.get("access-control-allow-methods")).toBe("GET,PUT,HEAD");
    },
  );

  test("leaves named methods as they are, and lists no forbidden one", () => {
    const TRACE = () => new Response(null);
    const methodsOf = (response: Response) => response.headers.get("access-control-allow-methods");
    expect(methodsOf(withCors({ PUT: TRACE }, { methods: ["PATCH"] }).OPTIONS(preflight()))).toBe("PATCH");
    expect(methodsOf(withCors({ PUT: TRACE, TRACE }).OPTIONS(preflight()))).toBe("PUT");
  });

  test("has each member wrapped by itself: a response in place of a handler is copied for each requester", async () => {
    const handlers = { GET: new Response("constant"), PUT: () => new Response("put") };
    const { GET, PUT } = withCors(handlers as unknown as Record<string, (request: Request) => Response>, {
      origin: [APP, "https://other.example.com"],
    });
    for (const origin of [APP, "https://other.example.com"]) {
      const response = GET!(get({ origin }));
      expect([await response.text(), allowOrigin(response)]).toEqual(["constant", origin]);
    }
    expect(allowOrigin(PUT!(get({ origin: APP })))).toBe(APP);
  });

  test("answers an OPTIONS that is no preflight by Allow, or by its own OPTIONS", async () => {
    const plain = withCors(handlers).OPTIONS(request("OPTIONS", URL_));
    expect([plain.status, Object.fromEntries(plain.headers)]).toEqual([204, {
      allow: "GET, PUT, HEAD, OPTIONS",
      "access-control-allow-origin": "*",
    }]);
    const own = withCors({ OPTIONS: (_request: Request) => new Response("own") }).OPTIONS(request("OPTIONS", URL_));
    expect(await own.text()).toBe("own");
  });
});

test("public and single policies read no header of a request that is no OPTIONS, dynamic ones read Origin once", () => {
  const read = (policy: CorsArgument) => {
    const given = get({ origin: APP });
    const spies = (["get", "has"] as const).map((name) => vi.spyOn(given.headers, name));
    withCors(() => new Response(null), policy)(given);
    return spies.flatMap((spy) => spy.mock.calls);
  };
  expect(read({})).toEqual([]);
  expect(read({ origin: APP, credentials: true })).toEqual([]);
  expect(read({ origin: [APP, "https://other.example.com"] })).toEqual([["origin"]]);
});

test("public and single policies read neither the headers nor the URL of a GET, so that Next.js can prerender", () => {
  class Prerendered extends Request {
    override get headers(): never {
      throw new Error("read");
    }
    override get url(): never {
      throw new Error("read");
    }
  }
  for (const policy of [{}, { origin: APP } as const]) {
    expect(withCors(() => new Response(null), policy)(new Prerendered(URL_)).status).toBe(200);
  }
});
