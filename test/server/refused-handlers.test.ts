import { describe, expect, test } from "vitest";
import { type CorsArgument, type CorsOptionsError, createCors, withCors } from "../../src/index.ts";

const wrapAnything = withCors as (handler: unknown, policy?: CorsArgument) => unknown;

function issuesOf(run: () => unknown): { code: string; path: string; message: string }[] {
  try {
    run();
  } catch (error) {
    return (error as CorsOptionsError).issues.map(({ code, path, message }) => ({ code, path, message }));
  }
  return [];
}

class Controller {
  handle() {}
}

class Listener {
  listen() {}
}

const router = Object.assign((_request: object, _response: object) => {}, { use() {}, handle() {} });

describe("withCors refuses, and tells what to write instead of", () => {
  test.each<[string, unknown, advice: RegExp]>([
    ["undefined", undefined, /write a function, an object with fetch, or a map of methods/],
    ["null", null, /write a function/],
    ["a string", "GET", /write a function/],
    ["an empty object", {}, /write a function/],
    ["a list", [() => new Response()], /write a function/],
    ["an object whose fetch is not a function", { fetch: 1 }, /write a function/],
    ["options in place of the handler", { origin: "https://app.example.com" }, /withCors\(handler, \{ origin \}\)$/],
    ["a compiled policy in place of the handler", createCors(), /withCors\(handler, cors\)$/],
    ["more options", { credentials: true, maxAge: 1 }, /withCors\(handler, \{ credentials, maxAge \}\)$/],
    ["methods in lower case", { get: () => {}, put: () => {} }, /\{ GET, PUT \}$/],
    ["a promise of a handler", Promise.resolve(() => new Response()), /: await it$/],
    ["a response", new Response(), /\(\) => response$/],
    ["a module", { default: { fetch: () => new Response() } }, /default export of the module$/],
    ["a class without fetch", Controller, /new Controller\(\)$/],
    ["an app of node:http", new Listener(), /corsMiddleware of "withcors\/node"$/],
    ["a router of Express, which is a function", router, /corsMiddleware of "withcors\/node"$/],
  ])("%s", (_, handler, advice) => {
    const [issue, ...others] = issuesOf(() => wrapAnything(handler));
    expect({ code: issue?.code, path: issue?.path, others }).toEqual({
      code: "not-a-handler",
      path: "handler",
      others: [],
    });
    expect(issue?.message).toMatch(/^withcors: handler .* is not a handler: [^:]/);
    expect(issue?.message.replace(" [not-a-handler]", "")).toMatch(advice);
  });
});

test("a map of methods names every member that is not a handler", () => {
  const GET = () => new Response();
  const issues = issuesOf(() => wrapAnything({ GET, PUT: undefined, DELETE: 1, revalidate: 60 }));
  expect(issues.map(({ code, path }) => [code, path])).toEqual([
    ["not-a-handler", "handler.PUT"],
    ["not-a-handler", "handler.DELETE"],
    ["not-a-handler", "handler.revalidate"],
  ]);
});

test("a wrapped handler is not wrapped again, in any shape", () => {
  const wrapped = withCors(() => new Response(null));
  const routes = { "/items": wrapped, "/map": { GET: () => new Response(null) } };
  const paths = [
    wrapped,
    { fetch: wrapped },
    { GET: wrapped },
    withCors({ fetch: () => new Response(null) }),
    withCors(
      class Api {
        fetch(_request: Request) {
          return new Response(null);
        }
      },
    ),
    { fetch: () => new Response(null), routes },
  ].map((handler) => issuesOf(() => wrapAnything(handler)).map(({ code, path }) => [code, path]));
  const refused = (path: string) => [["wrapped-handler", path]];
  const inRoutes = refused('routes["/items"]');
  expect(paths).toEqual([...["handler", "handler", "handler.GET", "handler", "handler"].map(refused), inRoutes]);
});
