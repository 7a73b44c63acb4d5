import { describe, expect, test } from "vitest";
import { type CorsArgument, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const ENDPOINT = "https://api.example.org/items";
const APP = "https://app.example.com";

const policies: [string, CorsArgument][] = [
  ["public", {}],
  ["single", { origin: APP }],
  ["dynamic", { origin: [APP, "https://other.example.com"] }],
  ["dynamic, asynchronous", { origin: async () => await Promise.resolve(true) }],
  ["enforced", { origin: APP, enforce: true }],
  ["chosen", () => ({ origin: APP })],
];

/** What servers and frameworks hand over in place of a Request, and what the message must name. */
const values: [string, unknown, advice: RegExp][] = [
  ["nothing", undefined, /^withcors: the handler got undefined instead of a Request: /],
  ["null", null, /the handler got null instead of a Request/],
  ["a URL as a string", ENDPOINT, /got "https:\/\/api\.example\.org\/items" instead.*new Request\(url\)/],
  ["a function", function serve() {}, /got function serve instead/],
  ["a URL", new URL(ENDPOINT), /an instance of URL/],
  ["an IncomingMessage", incomingMessage(), /createServerAdapter .* corsMiddleware of "withcors\/node"/],
  ["a Koa context", { req: incomingMessage(), headers: {} }, /corsMiddleware of "withcors\/node"/],
  ["a Fastify request", { raw: incomingMessage(), headers: {} }, /corsMiddleware of "withcors\/node"/],
  ["a SvelteKit event", { request: request("GET", ENDPOINT), url: new URL(ENDPOINT) }, /event\.request/],
  ["the input of a SvelteKit hook", { event: { request: request("GET", ENDPOINT) } }, /input\.event\.request/],
  ["a Hono context", honoContext(), /c\.req\.raw/],
  ["an H3 event", { req: request("GET", ENDPOINT), url: new URL(ENDPOINT), headers: new Headers() }, /event\.req/],
  ["an empty object", {}, /got an object with no members instead/],
  ["an object without a prototype", Object.create(null), /got an object with no members instead/],
  ["an object whose getters throw", throwing(), /got an object with event instead.*new Request\(url\)/],
  [
    "an event of AWS Lambda",
    { httpMethod: "GET", headers: {} },
    /an object with httpMethod, headers.*new Request\(url\)/,
  ],
];

function incomingMessage() {
  return { httpVersion: "1.1", method: "GET", url: "/items", headers: { origin: APP }, on() {} };
}

function throwing() {
  return {
    get event() {
      throw new Error("not yet");
    },
  };
}

function honoContext() {
  return {
    req: { raw: request("GET", ENDPOINT), method: "GET", url: ENDPOINT },
    get event() {
      throw new Error("This context has no FetchEvent");
    },
  };
}

describe.each(policies)("a handler with a policy that is %s", (_, policy) => {
  test.each(values)("throws for %s, also after a call with a Request", (_, value, advice) => {
    const wrapped = withCors((_request: Request) => new Response(null), policy);
    expect(() => wrapped(value as Request)).toThrow(advice);
    wrapped(request("GET", ENDPOINT));
    expect(() => wrapped(value as Request)).toThrow(TypeError);
  });
});

test("a compiled policy throws for a value that is not a Request", () => {
  const cors = createCors();
  const event = { request: request("GET", ENDPOINT) } as unknown as Request;
  expect(() => cors.handle(event, () => new Response(null))).toThrow(/event\.request/);
  expect(() => cors.explain(event)).toThrow(/event\.request/);
});

describe("a Request may be", () => {
  class AppRequest extends Request {
    readonly user = "ada";
  }

  /** As the classes of whatwg-node, node-fetch and undici are: related to nothing of the runtime's. */
  class ForeignRequest {
    readonly method = "GET";
    readonly url = ENDPOINT;
    readonly headers = new Map([["origin", APP]]);
  }

  const proxied = new Proxy(request("GET", ENDPOINT, { origin: APP }), {
    get: (target, name) => Reflect.get(target, name, target),
  });

  test.each<[string, unknown]>([
    ["of a subclass", new AppRequest(ENDPOINT)],
    ["of a foreign class", new ForeignRequest()],
    ["a proxy", proxied],
    ["a plain object", Object.assign({}, new ForeignRequest())],
    ["an object without a prototype", Object.assign(Object.create(null), new ForeignRequest())],
  ])("%s", (_, given) => {
    for (const [, policy] of policies) {
      const wrapped = withCors((_request: Request) => new Response(null), policy);
      expect(() => wrapped(given as Request)).not.toThrow();
    }
  });
});
