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
    return OPTIONS(preflight()).headers.get("access-control-allow-methods");
  });
  expect(methods).toEqual(["PUT", "PATCH"]);
});
