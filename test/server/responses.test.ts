import { describe, expect, test, vi } from "vitest";
import { withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const SECOND = "https://second.example.com";
const URL_ = "https://api.example.org/items";
const list = { origin: [APP, SECOND] } as const;

const from = (origin?: string) => request("GET", URL_, origin === undefined ? {} : { origin });
const headersOf = ({ headers }: Response) => Object.fromEntries(headers);
const granted = (origin: string) => ({ "access-control-allow-origin": origin, vary: "Origin" });

/** A response whose headers are immutable, as those of fetch() are. */
function immutable(response: Response): Response {
  const refuse = () => {
    throw new TypeError("immutable");
  };
  Object.assign(response.headers, { set: refuse, append: refuse, delete: refuse });
  return response;
}

describe("what the handler says about CORS", () => {
  test("is replaced as a whole", () => {
    const handler = withCors(() =>
      new Response(null, {
        headers: {
          "access-control-allow-origin": "https://evil.example",
          "access-control-allow-credentials": "true",
          "access-control-allow-methods": "BREW",
          "access-control-allow-headers": "x-evil",
          "access-control-max-age": "1",
          "access-control-expose-headers": "x-evil",
          "x-kept": "yes",
        },
      }), list);
    expect(headersOf(handler(from(APP)))).toEqual({ ...granted(APP), "x-kept": "yes" });
    expect(headersOf(handler(from()))).toEqual({ vary: "Origin", "x-kept": "yes" });
  });

  test.each([
    ["Accept-Encoding", "Accept-Encoding, Origin"],
    ["accept, ORIGIN", "accept, ORIGIN"],
    ["Accept, accept, Origin", "Accept, accept, Origin"],
    ["Accept, accept", "Accept, accept, Origin"],
    ["*", "*"],
    ["Accept, *", "Accept, *"],
    ["", "Origin"],
  ])("its Vary %j becomes %j", (vary, merged) => {
    const handler = withCors(() => new Response(null, { headers: { vary } }), list);
    expect(headersOf(handler(from(APP)))).toEqual({ "access-control-allow-origin": APP, vary: merged });
  });
});

describe("a response", () => {
  test.each([200, 206, 302, 304, 404, 500])("with the status %i is decorated, and keeps all the rest", (status) => {
    const handler = withCors(
      () => new Response(null, { status, statusText: "As It Was", headers: { etag: "1" } }),
      list,
    );
    const response = handler(from(APP));
    expect([response.status, response.statusText]).toEqual([status, "As It Was"]);
    expect(headersOf(response)).toEqual({ ...granted(APP), etag: "1" });
  });

  test("is the handler's own where its headers can be edited", () => {
    const own = new Response("body");
    expect(withCors(() => own, list)(from(APP))).toBe(own);
  });

  test("with immutable headers is copied, with its status and its body", async () => {
    const own = immutable(new Response("body", { status: 201, statusText: "Made", headers: { etag: "1" } }));
    const response = withCors(() => own, list)(from(APP));
    expect(response).not.toBe(own);
    expect([response.status, response.statusText, await response.text()]).toEqual([201, "Made", "body"]);
    expect(response.headers.get("etag")).toBe("1");
    expect(response.headers.get("access-control-allow-origin")).toBe(APP);
  });

  test("that redirects is decorated, immutable or not, whatever was met before", () => {
    const location = "https://api.example.org/other";
    const redirects = [
      () => new Response(null, { status: 307, headers: { location } }),
      () => Response.redirect(location, 307),
    ];
    for (const redirect of [...redirects, ...redirects, ...redirects]) {
      const response = withCors(redirect, list)(from(APP));
      expect([response.status, headersOf(response)]).toEqual([307, { ...granted(APP), location }]);
    }
  });

  test("is not buffered: chunks are made as they are read, and a cancellation reaches the source", async () => {
    const cancel = vi.fn();
    let made = 0;
    const body = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array([made++])), cancel }, {
        highWaterMark: 0,
      });
    const reader = withCors(() => immutable(new Response(body())), list)(from(APP)).body!.getReader();
    await reader.read();
    expect(made).toBeLessThanOrEqual(2);
    await reader.cancel("enough");
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("a response that is returned again", () => {
  test.each([
    ["without a body", () => new Response(null, { status: 204 })],
    ["with a body", () => new Response("body")],
    ["that varies by everything", () => new Response(null, { headers: { vary: "*" } })],
  ])("%s carries nobody else's origin", (_, create) => {
    const shared = create();
    const handler = withCors(() => shared, list);
    const responses = [undefined, APP, SECOND, undefined, "https://evil.example"].map((origin) =>
      handler(from(origin))
    );
    expect(responses.map(({ headers }) => headers.get("access-control-allow-origin"))).toEqual([
      null,
      APP,
      SECOND,
      null,
      null,
    ]);
  });

  test("while its first requester waits carries nobody else's origin", async () => {
    const shared = new Response(null);
    const handler = withCors(async () => await Promise.resolve(shared), list);
    const responses = await Promise.all([handler(from(APP)), handler(from(SECOND)), handler(from())]);
    expect(responses.map(headersOf)).toEqual([granted(APP), granted(SECOND), { vary: "Origin" }]);
  });

  test("with its body used or locked carries no origin at all", async () => {
    const used = new Response("body");
    const locked = new Response("body");
    const handlers = [used, locked].map((shared) => withCors(() => shared, list));
    for (const handler of handlers) handler(from(APP));
    await used.text();
    locked.body!.getReader();
    for (const handler of handlers) {
      expect(handler(from(SECOND)).headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

describe("what is no response that a client can get", () => {
  test.each([["undefined", undefined], ["null", null], ["a string", "hello"], ["an error", new Error("no")], [
    "an object that is nearly a response",
    { clone: () => {}, status: 200 },
  ], [
    "another one",
    { clone: () => {}, headers: new Headers(), status: "200" },
  ], [
    "an error with a status and headers",
    Object.assign(new Error("no"), { headers: new Headers(), status: 404 }),
  ]])(
    "is handed on: %s",
    (_, value) => expect(withCors(() => value)(from(APP))).toBe(value),
  );

  test("is handed on: a network error, an upgrade, a used or locked body that is immutable", async () => {
    const used = immutable(new Response("body"));
    await used.text();
    const locked = immutable(new Response("body"));
    locked.body!.getReader();
    const upgrade = { status: 101, clone: () => {}, headers: new Headers() };
    for (const value of [Response.error(), used, locked, upgrade]) {
      const before = Object.fromEntries(value.headers);
      expect(withCors(() => value, list)(from(APP))).toBe(value);
      expect(Object.fromEntries(value.headers)).toEqual(before);
    }
  });

  test("is decorated, and not copied, where only its body was used", async () => {
    const used = new Response("body", { headers: { "content-type": "text/plain" } });
    await used.text();
    expect(withCors(() => used, list)(from(APP))).toBe(used);
    expect(headersOf(used)).toEqual({ ...granted(APP), "content-type": "text/plain" });
  });

  test("a proxied grant stays in a used response whose headers are immutable", async () => {
    const proxied = new Response("body", { headers: { "access-control-allow-origin": "*" } });
    await proxied.text();
    expect(withCors(() => immutable(proxied), list)(from(APP))).toBe(proxied);
  });
});

describe("a Response class of its own", () => {
  class Polyfill {
    readonly bodyUsed = false;
    readonly status: number;
    readonly statusText: string;
    readonly headers: globalThis.Headers;
    readonly body: unknown;
    constructor(body: unknown, init: ResponseInit = {}) {
      this.body = body;
      this.status = init.status ?? 200;
      this.statusText = init.statusText ?? "";
      this.headers = new Headers(init.headers);
    }
    clone(): Polyfill {
      return new Polyfill(this.body, this);
    }
  }

  class Page extends Response {
    constructor(title: string) {
      super(`<title>${title}</title>`, { status: 203, headers: { "content-type": "text/html" } });
    }
  }

  test("is decorated, and copied by its own constructor", () => {
    const shared = new Polyfill("body");
    const handler = withCors(() => shared, list);
    expect(headersOf(handler(from(APP)) as unknown as Response)).toEqual(granted(APP));
    const copy = handler(from(SECOND));
    expect(copy).not.toBe(shared);
    expect([copy instanceof Polyfill, copy.body, headersOf(copy as unknown as Response)]).toEqual([
      true,
      "body",
      granted(SECOND),
    ]);
  });

  test("that extends Response is copied as a Response, whatever its constructor takes", async () => {
    const shared = new Page("hello");
    const handler = withCors(() => shared, list);
    handler(from(APP));
    const copy = handler(from(SECOND));
    expect([copy.status, headersOf(copy)]).toEqual([203, { ...granted(SECOND), "content-type": "text/html" }]);
    expect(await copy.text()).toBe("<title>hello</title>");
  });
});
