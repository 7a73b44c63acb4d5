import { describe, expect, test, vi } from "vitest";
import { type CorsArgument, type CorsOptionsError, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const URL_ = "https://api.example.org/items";
const preflight = () => request("OPTIONS", URL_, { origin: APP, "access-control-request-method": "PUT" });
const get = (headers = {}) => request("GET", URL_, headers);
const allowOrigin = (response: Response) => response.headers.get("access-control-allow-origin");

const wrapAnything = withCors as (handler: unknown, policy?: CorsArgument) => unknown;

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

describe("an object with fetch", () => {
  class App {
    #greeting = "hello";
    readonly port = 3000;
    fetch(_request: Request, name = "you") {
      return new Response(`${this.#greeting} ${name}`);
    }
    scheduled() {
      return "done";
    }
  }

  test("is copied with everything it has, and its fetch runs on the original", async () => {
    const app = new App();
    const wrapped = withCors(app, { origin: APP });
    expect(wrapped).not.toBe(app);
    expect([wrapped.port, wrapped.scheduled(), wrapped instanceof App]).toEqual([3000, "done", true]);
    const response = wrapped.fetch(get(), "Ada");
    expect([await response.text(), allowOrigin(response), allowOrigin(app.fetch(get()))]).toEqual([
      "hello Ada",
      APP,
      null,
    ]);
  });

  test("may be frozen", () => {
    const wrapped = withCors(Object.freeze({ fetch: (_request: Request) => new Response(null), port: 1 }));
    expect([wrapped.port, allowOrigin(wrapped.fetch(get()))]).toEqual([1, "*"]);
  });

  test("has the routes of Bun wrapped: functions, maps of methods and responses", async () => {
    const page = { html: true };
    const wrapped = withCors({
      fetch: (_request: Request) => new Response(null),
      routes: {
        "/function": (_request: Request) => new Response("function"),
        "/methods": { GET: (_request: Request) => new Response("get"), POST: new Response("post") },
        "/response": new Response("response"),
        "/page": page,
      },
    }, { origin: APP });
    const routes = wrapped.routes as unknown as Record<string, (request: Request) => Response>;
    const methods = wrapped.routes["/methods"] as unknown as Record<string, (request: Request) => Response>;
    for (
      const [handler, text] of [
        [routes["/function"], "function"],
        [routes["/response"], "response"],
        [routes["/response"], "response"],
        [methods["GET"], "get"],
        [methods["POST"], "post"],
      ] as const
    ) {
      const response = handler!(get());
      expect([await response.text(), allowOrigin(response)]).toEqual([text, APP]);
    }
    expect(methods["OPTIONS"]!(preflight()).headers.get("access-control-allow-methods")).toBe("GET,POST,HEAD");
    expect(routes["/page"]).toBe(page);
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

describe("what is refused at construction", () => {
  const code = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return (error as CorsOptionsError).issues.map(({ code, path }) => [code, path]);
    }
    return undefined;
  };

  test.each([[undefined], [null], ["GET"], [{}], [[]], [{ get: () => {} }], [{ GET: 1 }], [{ fetch: 1 }]])(
    "%j is not a handler",
    (handler) => expect(code(() => wrapAnything(handler))).toEqual([["not-a-handler", "handler"]]),
  );

  test("a wrapped handler is not wrapped again, in whichever shape", () => {
    const wrapped = withCors(() => new Response(null));
    const again = [wrapped, { fetch: wrapped }, { GET: wrapped }, withCors({ fetch: () => new Response(null) })];
    for (const handler of again) expect(code(() => wrapAnything(handler))).toEqual([["wrapped-handler", "handler"]]);
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
