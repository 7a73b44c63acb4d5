import { describe, expect, test, vi } from "vitest";
import { type CorsOptions, type CorsOptionsError, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

// What the real Bun makes of wrapped routes stands in test/runtimes/bun-routes.test.ts.

const APP = "https://app.example.com";
const ENDPOINT = "https://api.example.org/items";
const get = () => request("GET", ENDPOINT, { origin: APP });
const preflight = () => request("OPTIONS", ENDPOINT, { origin: APP, "access-control-request-method": "PUT" });
const allowOrigin = (response: Response) => response.headers.get("access-control-allow-origin");
const fetch = (_request: Request) => new Response("fetch");

type Served = Record<string, (request: Request) => Response>;

function wrapRoutes(routes: Record<string, unknown>, options: CorsOptions = { origin: APP }): Record<string, unknown> {
  return withCors({ fetch, routes }, options).routes;
}

test("functions, responses and maps of methods have CORS", async () => {
  const routes = wrapRoutes({
    "/function": () => new Response("function"),
    "/response": new Response("response"),
    "/methods": { GET: () => new Response("get"), POST: new Response("post") },
  }) as Served;
  const methods = routes["/methods"] as unknown as Served;
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
});

describe("a file of Bun", () => {
  type ServedLater = Record<string, (request: Request) => Promise<Response>>;
  const file = (exists: boolean) =>
    Object.assign(new Blob(["text"], { type: "text/plain" }), { exists: () => Promise.resolve(exists) });

  test("becomes a response with CORS, alone and in a map", async () => {
    const routes = wrapRoutes({ "/file": file(true), "/map": { GET: file(true) } }) as ServedLater;
    for (const handler of [routes["/file"], (routes["/map"] as unknown as ServedLater)["GET"]]) {
      const response = await handler!(get());
      expect([await response.text(), allowOrigin(response)]).toEqual(["text", APP]);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    }
  });

  test("that does not exist is left to fetch, or is not found", async () => {
    const served = wrapRoutes({ "/file": file(false) }) as ServedLater;
    expect(await (await served["/file"]!(get())).text()).toBe("fetch");
    const { routes } = withCors({ routes: { "/file": file(false) } }, { origin: APP });
    const response = await (routes as unknown as ServedLater)["/file"]!(get());
    expect([response.status, allowOrigin(response)]).toEqual([404, APP]);
  });
});

describe("a member that cannot be wrapped", () => {
  const page = { index: "page.html" };
  const others = [undefined, false, page, { dir: "./public" }];

  test.each(others)("stays as it is, and leaves none of the others without CORS: %j", (other) => {
    const routes = wrapRoutes({ "/other": other, "/map": { PUT: other, GET: () => new Response("get") } });
    const map = routes["/map"] as Served;
    expect([routes["/other"], map["PUT"]]).toEqual([other, other]);
    expect([allowOrigin(map["GET"]!(get())), map["OPTIONS"]!(preflight()).status]).toEqual([APP, 204]);
  });

  test("is refused beside enforce, where Bun would serve it to refused origins", () => {
    const refused = (routes: Record<string, unknown>) => {
      try {
        return void wrapRoutes(routes, { origin: APP, enforce: true });
      } catch (error) {
        return (error as CorsOptionsError).issues.map(({ code, path }) => [code, path]);
      }
    };
    expect(refused({ "/page": page })).toEqual([["not-enforceable", 'routes["/page"]']]);
    expect(refused({ "/map": { GET: { dir: "." } } })).toEqual([["not-enforceable", 'routes["/map"].GET']]);
    expect(refused({ "/none": undefined, "/fetch": false, "/map": { GET: false } })).toBeUndefined();
  });
});

test("routes without fetch have CORS, too", () => {
  const wrapped = withCors({ routes: { "/items": () => new Response(null) } }, { origin: APP });
  expect([allowOrigin((wrapped.routes as unknown as Served)["/items"]!(get())), "fetch" in wrapped]).toEqual([
    APP,
    false,
  ]);
});

test("an OPTIONS that is not set gives way to the one that answers preflights", () => {
  const { "/map": map } = wrapRoutes({ "/map": { PUT: () => new Response(null), OPTIONS: undefined } });
  expect((map as Served)["OPTIONS"]!(preflight()).headers.get("access-control-allow-methods")).toBe("PUT,OPTIONS");
});

test("routes of another kind than Bun's are left alone", () => {
  const routes = { home: { component() {} }, about: () => Promise.resolve({}) };
  expect(withCors({ fetch, routes }, { origin: APP, enforce: true }).routes).toBe(routes);
});

test("options are compiled once for all routes", () => {
  const origin = vi.fn(() => ["https://app.example.com", "https://other.example.com"]);
  const options = Object.defineProperty({}, "origin", { get: origin, enumerable: true });
  const map = { GET: () => new Response(null) };
  withCors({ fetch, routes: { "/1": map, "/2": map, "/3": map, "/4": () => new Response(null) } }, options);
  expect(origin).toHaveBeenCalledTimes(1);
});

test("a chosen policy gets the methods of the map it is chosen in", () => {
  const cors = createCors({ origin: APP });
  const routes = withCors({
    fetch,
    routes: { "/a": { PUT: () => new Response(null) }, "/b": { PATCH: () => new Response(null) } },
  }, () => cors).routes;
  const methods = Object.values(routes).map((map) => {
    const { OPTIONS } = map as unknown as { OPTIONS: (request: Request) => Response };
    return [1, 2].map(() => OPTIONS(preflight()).headers.get("access-control-allow-methods"));
  });
  expect(methods).toEqual([["PUT", "PUT"], ["PATCH", "PATCH"]]);
});
