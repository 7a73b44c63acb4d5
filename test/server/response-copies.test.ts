import { describe, expect, test, vi } from "vitest";
import { createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";
import { immutable } from "./immutable.ts";

const APP = "https://app.example.com";
const SECOND = "https://second.example.com";
const EVIL = "https://evil.example";
const list = { origin: [APP, SECOND] } as const;

const from = (origin?: string) =>
  request("GET", "https://api.example.org/items", origin === undefined ? {} : { origin });
const headersOf = ({ headers }: Response) => Object.fromEntries(headers);
const granted = (origin: string) => ({ "access-control-allow-origin": origin, vary: "Origin" });
const refused = { vary: "Origin" };

/** Overrides what a constructor does not accept, as a response of fetch() does. */
function having(properties: Partial<Response>, response: Response): Response {
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(response, name, { value });
  return response;
}

describe("a response is not copied", () => {
  test.each([
    ["Vary: Origin", { vary: "Origin" }],
    ["Vary: *", { vary: "*" }],
    ["Access-Control-Allow-Origin", { "access-control-allow-origin": "*", "access-control-allow-credentials": "true" }],
  ])("if the handler set %s itself", (_, headers) => {
    for (const origin of [APP, EVIL]) {
      const own = new Response(null, { headers: headers as Record<string, string> });
      const response = withCors(() => own, list)(from(origin));
      expect(response).toBe(own);
      expect(headersOf(response)).toEqual({
        ...(origin === APP ? granted(APP) : refused),
        vary: (headers as { vary?: string }).vary ?? "Origin",
      });
    }
  });

  test("if its immutable headers are right already", () => {
    const varied = immutable(new Response("body", { headers: { vary: "accept, origin" } }));
    const anonymous = immutable(new Response("body", { headers: { "access-control-allow-origin": "*" } }));
    const exposing = immutable(
      new Response("body", {
        headers: { "access-control-allow-origin": "*", "access-control-expose-headers": "etag", vary: "x-tenant" },
      }),
    );
    expect(withCors(() => varied, list)(from(EVIL))).toBe(varied);
    expect(withCors(() => anonymous)(from(APP))).toBe(anonymous);
    expect(withCors(() => exposing, { exposedHeaders: ["etag"], vary: ["X-Tenant"] })(from(APP))).toBe(exposing);
    expect(withCors(() => exposing)(from(APP))).not.toBe(exposing);
    expect(withCors(() => anonymous, { exposedHeaders: ["etag"] })(from(APP))).not.toBe(anonymous);
  });

  test("if two policies decorate it for the same request: the outer policy wins", async () => {
    const cancel = vi.fn();
    const own = new Response(new ReadableStream({ cancel }));
    const inner = createCors({ origin: [APP, EVIL], credentials: true });
    const handler = withCors((request: Request) => inner.handle(request, () => own), list);
    const response = handler(from(EVIL));
    expect(response).toBe(own);
    expect(headersOf(response)).toEqual(refused);
    await response.body!.cancel();
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("a response that is returned again", () => {
  const origins = [undefined, APP, SECOND, undefined, EVIL];

  test("is a copy for the next requester also if its headers are right, since Bun sends it once", () => {
    const shared = new Response(null, { status: 204 });
    const handler = withCors(() => shared);
    const [first, second] = [handler(from(APP)), handler(from(SECOND))];
    expect(first).toBe(shared);
    expect(second).not.toBe(shared);
    expect(headersOf(second)).toEqual(headersOf(first));
  });
  const expected = [refused, granted(APP), granted(SECOND), refused, refused];

  test.each([
    ["without a body", () => new Response(null, { status: 204 })],
    ["with a body", () => new Response("body", { headers: { "content-type": "text/css" } })],
    ["that redirects", () => Response.redirect("https://api.example.org/")],
    ["whose headers are immutable", () => immutable(new Response(null))],
  ])("%s carries nobody else's origin", (_, create) => {
    const shared = create();
    const { vary: _vary, ...own } = headersOf(shared);
    const handler = withCors(() => shared, list);
    const responses = origins.map((origin) => handler(from(origin)));
    expect(responses.map(headersOf)).toEqual(expected.map((headers) => ({ ...own, ...headers })));
  });

  // On Deno, such a response cannot even be read.
  test.skipIf("Deno" in globalThis)("that is frozen carries nobody else's origin", () => {
    const frozen = Object.freeze(new Response(null));
    const withFrozenHeaders = new Response(null);
    Object.freeze(withFrozenHeaders.headers);
    for (const shared of [frozen, withFrozenHeaders]) {
      const handler = withCors(() => shared, list);
      expect(origins.map((origin) => headersOf(handler(from(origin))))).toEqual(expected);
    }
  });

  test("while the first requester waits carries nobody else's origin, and everybody gets the body", async () => {
    const shared = new Response("body");
    const handler = withCors(async () => await Promise.resolve(shared), list);
    const responses = await Promise.all([APP, SECOND, EVIL].map((origin) => handler(from(origin))));
    expect(responses.map(({ headers }) => headers.get("access-control-allow-origin"))).toEqual([APP, SECOND, null]);
    expect(await Promise.all(responses.map((response) => response.text()))).toEqual(["body", "body", "body"]);
  });

  test("under two policies carries the headers of one", () => {
    const shared = new Response(null);
    const open = withCors(() => shared);
    const closed = withCors(() => shared, list);
    const responses = [open(from(APP)), closed(from(SECOND)), open(from(EVIL))];
    expect(responses.map(headersOf)).toEqual([
      { "access-control-allow-origin": "*" },
      granted(SECOND),
      { "access-control-allow-origin": "*" },
    ]);
  });
});

describe("a copy", () => {
  test("of a response with immutable headers has its status, its body and its other headers", async () => {
    const headers = new Headers([["etag", "1"], ["set-cookie", "a=1"], ["set-cookie", "b=2"]]);
    const own = immutable(new Response("body", { status: 201, statusText: "Made", headers }));
    const response = withCors(() => own, list)(from(APP));
    expect(response).not.toBe(own);
    expect([response.status, response.statusText, await response.text()]).toEqual([201, "Made", "body"]);
    expect(response.headers.getSetCookie()).toEqual(own.headers.getSetCookie()); // none in a browser
    expect(response.headers.get("access-control-allow-origin")).toBe(APP);
    expect(own.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("has the url, the type and whether it was redirected", () => {
    const properties = { url: "https://upstream.example/a", redirected: true, type: "cors" } as const;
    const { url, redirected, type } = withCors(() => having(properties, immutable(new Response("body"))), list)(
      from(APP),
    );
    expect({ url, redirected, type }).toEqual(properties);
  });

  test.each([600, 999])("of the status %i, which no constructor accepts, has it and the policy's headers", (status) => {
    for (const origin of [APP, EVIL]) {
      const own = new Response("denied", {
        headers: { "access-control-allow-origin": "*", "content-type": "text/css" },
      });
      const response = withCors(() => having({ status }, immutable(own)), list)(from(origin));
      expect(response.status).toBe(status);
      expect(headersOf(response)).toEqual({ ...(origin === APP ? granted(APP) : refused), "content-type": "text/css" });
    }
  });

  test("of a reason phrase beyond Latin-1 has the policy's headers", async () => {
    const own = new Response("body", { headers: { "access-control-allow-origin": "*", "content-type": "text/css" } });
    const response = withCors(() => having({ statusText: "日本語" }, immutable(own)), list)(from(EVIL));
    expect(headersOf(response)).toEqual({ ...refused, "content-type": "text/css" });
    expect([response.status, await response.text()]).toEqual([200, "body"]);
  });

  test.each([
    ["basic", "gzip", null],
    ["basic", "BR", null],
    ["basic", "zstd", "zstd"],
    ["default", "gzip", "gzip"],
  ])("of a %s response whose body was encoded as %s has Content-Encoding: %s", (type, encoding, kept) => {
    const own = new Response("decoded", { headers: { "content-encoding": encoding, "content-length": "3" } });
    const { headers } = withCors(
      () => having({ type: type as ResponseType, url: "https://upstream.example/" }, immutable(own)),
      list,
    )(from(APP));
    expect([headers.get("content-encoding"), headers.get("content-length")]).toEqual([kept, kept && "3"]);
  });

  test("of a subclass is a plain Response, whatever arguments its constructor takes", async () => {
    class Page extends Response {
      constructor(title: string) {
        super(`<title>${title}</title>`, { status: 203, headers: { "content-type": "text/html" } });
      }
    }
    const handlers = [new Page("hello"), immutable(new Page("hello"))].map((page) => withCors(() => page, list));
    for (const handler of handlers) {
      const first = handler(from(APP));
      const copy = handler(from(SECOND));
      expect([copy.status, headersOf(copy)]).toEqual([203, { ...granted(SECOND), "content-type": "text/html" }]);
      expect(headersOf(first)).toEqual({ ...granted(APP), "content-type": "text/html" });
      expect(await copy.text()).toBe("<title>hello</title>");
    }
  });
});
