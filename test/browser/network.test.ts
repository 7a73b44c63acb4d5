import { describe, expect, test } from "vitest";
import { withCors } from "../../src/index.ts";
import { createBrowser, type FailureKind, type Network, type NetworkResponse } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const PUBLIC = { "access-control-allow-origin": "*" };
const NOTHING_TO_REPAIR = { header: null, found: null, needed: null, missing: [] };
const share = (body: string) => () => new Response(body, { headers: PUBLIC });

describe("a network", () => {
  test.each<[string, Network]>([
    ["a handler", share("text")],
    ["a handler that answers a promise", async () => share("text")()],
    ["an object with fetch", { fetch: share("text") }],
    ["a map of origins to handlers", { [API]: share("text"), [APP]: share("other") }],
    ["a map of origins to objects with fetch", { [API]: { fetch: share("text") } }],
    ["a map of methods", { GET: share("text"), PUT: share("other") }],
    ["a map of origins to maps of methods", { [API]: { GET: share("text") } }],
  ])("can be %s", async (_, network) => {
    const response = await createBrowser(network).page(APP).fetch(`${API}/x`);
    expect(await response.text()).toBe("text");
  });

  test("that is a map of methods answers HEAD by GET, and 405 to what it does not have", async () => {
    const page = createBrowser({ GET: share("text"), "M-SEARCH": share("found") }).page(API);
    const status = async (method: string) => (await page.fetch("/x", { method })).status;
    expect([await status("HEAD"), await status("M-SEARCH"), await status("PUT")]).toEqual([200, 200, 405]);
    expect((await page.fetch("/x", { method: "OPTIONS" })).headers.get("allow")).toBe("GET, M-SEARCH");
    await expect(createBrowser({ GET: share("text") }).page(APP).fetch(API, { method: "PUT" })).rejects.toMatchObject({
      cause: { kind: "preflight-status", exchange: { response: { status: 405 } } },
    });
  });

  test("can be a map of methods that withCors wrapped, as in a route of Next.js", async () => {
    const { GET, PUT, OPTIONS } = withCors({
      GET: () => new Response("text"),
      PUT: async (request: Request) => new Response(await request.text()),
    }, { origin: APP });
    for (const network of [{ GET, PUT, OPTIONS }, { [API]: { GET, PUT, OPTIONS } }]) {
      const browser = createBrowser(network);
      const response = await browser.page(APP).fetch(API, { method: "PUT", body: "saved" });
      expect(await response.text()).toBe("saved");
      expect(browser.exchanges.map(({ kind }) => kind)).toEqual(["preflight", "actual"]);
      await expect(browser.page("https://evil.example").fetch(API)).rejects.toThrow(TypeError);
    }
  });

  test("keeps the `this` of an object with fetch", async () => {
    class Server {
      readonly body = "text";
      fetch(): Response {
        return share(this.body)();
      }
    }
    const response = await createBrowser(new Server()).page(APP).fetch(API);
    expect(await response.text()).toBe("text");
  });

  const NOT_A_SERVER =
    "is not a server: write a function, an object with a fetch method, or a map of methods to functions, { GET }";
  test.each<[unknown, string]>([
    [null, `createBrowser: network null ${NOT_A_SERVER}, or a map of origins to such servers`],
    [API, `createBrowser: network "${API}" ${NOT_A_SERVER}, or a map of origins to such servers`],
    [
      { "localhost:3000": share("") },
      'createBrowser: "localhost:3000" is not an origin: write "http://localhost:3000"',
    ],
    [{ "app://local": share("") }, 'createBrowser: "app://local" is not an origin: write "https://api.example.com"'],
    [{ "*": share("") }, 'createBrowser: "*" is not an origin: write "https://api.example.com"'],
    [{ null: share("") }, 'createBrowser: "null" is not an origin: write "https://api.example.com"'],
    [{ get: share("") }, 'createBrowser: "get" is not an origin, but a method: write "GET"'],
    [
      { GET: share(""), [API]: share("") },
      'createBrowser: "GET" is not an origin, but a method: write { "https://api.example.com": { GET } }',
    ],
    [{ GET: share(""), PUT: "handler" }, 'createBrowser: the method PUT, "handler", is not a function'],
    [
      { "api.example.com": share("") },
      'createBrowser: "api.example.com" is not an origin: write "https://api.example.com"',
    ],
    [
      { "https://api.example.com/": share("") },
      'createBrowser: "https://api.example.com/" is not an origin: write "https://api.example.com"',
    ],
    [
      { "https://api.example.com:443": share("") },
      'createBrowser: "https://api.example.com:443" is not an origin: write "https://api.example.com"',
    ],
    [{ [API]: "handler" }, `createBrowser: the server at ${API}, "handler", ${NOT_A_SERVER}`],
    [{ [API]: null }, `createBrowser: the server at ${API}, null, ${NOT_A_SERVER}`],
    [{ [API]: {} }, `createBrowser: the server at ${API}, [object Object], ${NOT_A_SERVER}`],
  ])("%j is refused", (network, message) => {
    expect(() => createBrowser(network as Network)).toThrow(new TypeError(message));
  });

  test("without a server at an origin fails there", async () => {
    const fetched = createBrowser({ [API]: share("") }).page(APP).fetch("https://other.example.com/");
    await expect(fetched).rejects.toThrow(
      new TypeError(
        "GET https://other.example.com/ did not reach a server, there is no server at https://other.example.com: this " +
          "network has https://api.example.com (HTTP-network fetch, step 8.1)",
      ),
    );
    await expect(createBrowser({}).page(APP).fetch(API)).rejects.toThrow("this network has no server at all");
  });

  test.each<[string, () => never | Promise<never>, unknown, string]>([
    [
      "throws an Error",
      () => {
        throw new RangeError("boom");
      },
      new RangeError("boom"),
      "boom",
    ],
    [
      "throws a string",
      () => {
        throw "boom";
      },
      "boom",
      '"boom"',
    ],
    ["rejects", () => Promise.reject(new Error("boom")), new Error("boom"), "boom"],
  ])("that %s is unreachable, and the failure holds what it threw", async (_, network, thrown, told) => {
    const browser = createBrowser(network);
    const error = await browser.page(APP).fetch(API).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toBe(`GET ${API}/ did not reach a server, ${told} (HTTP-network fetch, step 8.1)`);
    expect((error as Error).cause).toEqual({
      kind: "unreachable",
      algorithm: "HTTP-network fetch",
      step: "8.1",
      ...NOTHING_TO_REPAIR,
      exchange: browser.exchanges[0],
      error: thrown,
    });
    expect(browser.exchanges.map(({ response }) => response)).toEqual([null]);
  });

  const used = () => {
    const response = new Response("x");
    void response.text();
    return response;
  };
  const locked = () => {
    const response = new Response("x");
    response.body!.getReader();
    return response;
  };
  const NOT_FINAL = "which is not a final status: the handler has to return a status from 200 to 999";
  const plain = (status: number) => ({ status, statusText: "", headers: [], body: null, bodyUsed: false });
  test.each<[string, () => unknown, FailureKind, string]>([
    ["nothing", () => undefined, "not-a-response", "is undefined: the handler has to return a Response"],
    ["null", () => null, "not-a-response", "is null: the handler has to return a Response"],
    ["a string", () => "text", "not-a-response", 'is "text": the handler has to return a Response'],
    [
      "an object without headers",
      () => ({ status: 200 }),
      "not-a-response",
      "is [object Object]: the handler has to return a Response",
    ],
    ["Response.error()", () => Response.error(), "not-a-final-status", `has status 0, ${NOT_FINAL}`],
    ["a status of 199", () => plain(199), "not-a-final-status", `has status 199, ${NOT_FINAL}`],
    ["a status of 1000", () => plain(1000), "not-a-final-status", `has status 1000, ${NOT_FINAL}`],
    ["a status of 200.5", () => plain(200.5), "not-a-final-status", `has status 200.5, ${NOT_FINAL}`],
    [
      "a used Response",
      used,
      "body-already-read",
      "has a body that was read already: the handler has to return a new Response each time",
    ],
    [
      "a locked Response",
      locked,
      "body-already-read",
      "has a body that was read already: the handler has to return a new Response each time",
    ],
  ])("that returns %s is refused", async (_, network, kind, problem) => {
    const browser = createBrowser(network as () => Response);
    const error = await browser.page(APP).fetch(API).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toBe(`The response to GET ${API}/ ${problem} (HTTP-network fetch, step 8.5)`);
    expect((error as Error).cause).toEqual({
      kind,
      algorithm: "HTTP-network fetch",
      step: "8.5",
      ...NOTHING_TO_REPAIR,
      exchange: browser.exchanges[0],
    });
  });

  describe("that returns a plain object", () => {
    const answer = (headers: Iterable<readonly [string, string]>, status = 200): NetworkResponse => ({
      status,
      statusText: "Odd",
      headers,
      body: new Response("text").body,
      bodyUsed: false,
    });

    test.each([200, 299, 404, 600, 999])(
      "shares its status %i, text, headers and body with the page",
      async (status) => {
        const browser = createBrowser(() =>
          answer([["Access-Control-Allow-Origin", "*"], ["Content-Type", "x/y"]], status)
        );
        const response = await browser.page(APP).fetch(API);
        const { ok, statusText, headers } = response;
        expect([response.status, ok, statusText]).toEqual([status, status < 300, "Odd"]);
        expect([...headers]).toEqual([["content-type", "x/y"]]);
        expect(await response.text()).toBe("text");
      },
    );

    test("needs only a status and headers", async () => {
      const browser = createBrowser({ fetch: () => ({ status: 200, headers: new Headers(PUBLIC) }) });
      const response = await browser.page(APP).fetch(API);
      expect([response.status, response.statusText, await response.text()]).toEqual([200, "", ""]);
    });

    test("keeps the order, the case and the number of its header lines in the log", async () => {
      const lines: [string, string][] = [["Vary", "B"], ["X-A", "1"], ["vary", "A"], [
        "Access-Control-Allow-Origin",
        "*",
      ]];
      const browser = createBrowser(() => answer(lines));
      await browser.page(APP).fetch(API);
      const { headers, headerLines } = browser.exchanges[0]!.response!;
      expect(headers.get("vary")).toBe("B, A");
      expect(headerLines).toEqual([["Vary", "B"], ["X-A", "1"], ["vary", "A"], ["Access-Control-Allow-Origin", "*"]]);
    });

    test("can have lines that Headers refuse, which pages do not see", async () => {
      const lines: [string, string][] = [["Bad Name", "x"], ["X-A", "a\nb"], ["Access-Control-Allow-Origin", "*"]];
      const browser = createBrowser(() => answer([...lines, ["Access-Control-Expose-Headers", "*"]]));
      const response = await browser.page(APP).fetch(API);
      expect([...response.headers.keys()]).toEqual(["access-control-allow-origin", "access-control-expose-headers"]);
      expect(browser.exchanges[0]!.response!.headerLines).toEqual(expect.arrayContaining(lines));
    });

    test("sets a cookie with each of its lines", async () => {
      const browser = createBrowser(() => answer([["Set-Cookie", "a=1"], ["SET-COOKIE", "b=2"]]));
      await browser.page(API).fetch("/x");
      expect(browser.cookies.get(API)).toBe("a=1; b=2");
    });

    test("distinguishes two lines of one name from one line with a list", async () => {
      const messageOf = async (...values: string[]) => {
        const lines = values.map((value) => ["Access-Control-Allow-Origin", value] as const);
        const error = await createBrowser(() => answer(lines)).page(APP).fetch(API).catch((error: unknown) => error);
        expect(error).toMatchObject({ cause: { kind: "allow-origin-multiple", found: values.join(", ") } });
        return (error as Error).message;
      };
      expect(await messageOf("*", "*")).toMatch(/ has 2 headers Access-Control-Allow-Origin "\*" and "\*", .* doubled/);
      expect(await messageOf("*, *")).toMatch(/ has Access-Control-Allow-Origin "\*, \*", .* doubled/);
    });
  });

  test("that fails a preflight gets no second request", async () => {
    const browser = createBrowser(() => Promise.reject(new Error("offline")));
    await expect(browser.page(APP).fetch(API, { method: "PUT" })).rejects.toThrow("offline");
    expect(browser.exchanges.map(({ kind }) => kind)).toEqual(["preflight"]);
  });
});

describe("the Request that a server receives", () => {
  /** All headers of all requests that a fetch causes, as the handler sees them. */
  async function headersOf(url: string, init: RequestInit, page: string | null = APP): Promise<object[]> {
    const received: object[] = [];
    const browser = createBrowser((request) => {
      received.push(Object.fromEntries(request.headers));
      return new Response(null, {
        headers: {
          "access-control-allow-origin": request.headers.get("origin") ?? "*",
          "access-control-allow-credentials": "true",
          "access-control-allow-methods": "PUT",
          "access-control-allow-headers": "x-b,x-a,content-type",
        },
      });
    });
    browser.cookies.set(url, "session=1; Secure; SameSite=None");
    await browser.page(page).fetch(url, init);
    return received;
  }

  test("has all headers that a browser sets, on every runtime", async () => {
    const init = { method: "put", body: "{}", credentials: "include", headers: { "X-B": "1", "X-A": "2" } } as const;
    expect(await headersOf(API, { ...init, headers: { ...init.headers, "Content-Type": "application/json" } })).toEqual(
      [
        {
          accept: "*/*",
          "access-control-request-headers": "content-type,x-a,x-b",
          "access-control-request-method": "PUT",
          origin: APP,
          "sec-fetch-dest": "empty",
          "sec-fetch-mode": "cors",
          "sec-fetch-site": "same-site",
        },
        {
          accept: "*/*",
          "content-length": "2",
          "content-type": "application/json",
          cookie: "session=1",
          origin: APP,
          "sec-fetch-dest": "empty",
          "sec-fetch-mode": "cors",
          "sec-fetch-site": "same-site",
          "x-a": "2",
          "x-b": "1",
        },
      ],
    );
  });

  test.each<[string, string | null, string, RequestInit, object]>([
    ["same-origin", APP, `${APP}/x`, {}, { "sec-fetch-mode": "cors", "sec-fetch-site": "same-origin" }],
    ["same-site", APP, API, { mode: "no-cors" }, { "sec-fetch-mode": "no-cors", "sec-fetch-site": "same-site" }],
    ["cross-site", APP, "https://example.net", {}, { "sec-fetch-mode": "cors", "sec-fetch-site": "cross-site" }],
    ["cross-site for an opaque origin", null, API, {}, { "sec-fetch-mode": "cors", "sec-fetch-site": "cross-site" }],
    ["cross-site from http to https", "http://app.example.com", API, {}, {
      "sec-fetch-mode": "cors",
      "sec-fetch-site": "cross-site",
    }],
    ["same-site between ports of localhost", "http://localhost:1", "http://localhost:2", {}, {
      "sec-fetch-mode": "cors",
      "sec-fetch-site": "same-site",
    }],
    ["not told to an http server elsewhere", "http://app.example.com", "http://api.example.com", {}, {}],
  ])("has the Sec-Fetch headers of a site that is %s", async (_, page, url, init, expected) => {
    const [headers] = await headersOf(url, init, page);
    const told = Object.entries(headers!).filter(([name]) => name === "sec-fetch-site" || name === "sec-fetch-mode");
    expect(Object.fromEntries(told)).toEqual(expected);
  });

  test.each<[RequestInit, object]>([
    [{ method: "POST" }, { "content-length": "0" }],
    [{ method: "PUT" }, { "content-length": "0" }],
    [{ method: "DELETE" }, {}],
    [{ cache: "no-store" }, { "cache-control": "no-cache", pragma: "no-cache" }],
    [{ cache: "reload" }, { "cache-control": "no-cache", pragma: "no-cache" }],
    [{ cache: "no-cache" }, { "cache-control": "max-age=0" }],
    [{ cache: "no-cache", headers: { "cache-control": "max-age=1" } }, { "cache-control": "max-age=1" }],
    [{ cache: "reload", headers: { "cache-control": "x", pragma: "y" } }, { "cache-control": "x", pragma: "y" }],
    [{ cache: "force-cache" }, {}],
    [{ headers: { "if-none-match": "x" } }, { "cache-control": "no-cache", pragma: "no-cache" }],
    [{ headers: { range: "bytes=0-1" } }, { "accept-encoding": "identity" }],
  ])("of a fetch with %j has the headers %j for length, cache and coding", async (init, expected) => {
    const [headers] = await headersOf(`${APP}/x`, init);
    const told = Object.entries(headers!).filter(([name]) =>
      ["content-length", "cache-control", "pragma", "accept-encoding"].includes(name)
    );
    expect(Object.fromEntries(told)).toEqual(expected);
  });

  test.each<[string, ReferrerPolicy, string, string]>([
    ["no-referrer", "no-referrer", API, "null"],
    ["same-origin, to another", "same-origin", API, "null"],
    ["same-origin, to the page's", "same-origin", APP, APP],
    ["the default, to http", "", "http://api.example.com", "null"],
    ["the default, to https", "", API, APP],
    ["strict-origin, to http", "strict-origin", "http://api.example.com", "null"],
    ["unsafe-url, to http", "unsafe-url", "http://api.example.com", APP],
    ["origin, to https", "origin", API, APP],
  ])("of a no-cors POST has the Origin that the referrer policy allows: %s", async (_, referrerPolicy, url, origin) => {
    const [headers] = await headersOf(url, { mode: "no-cors", method: "POST", referrerPolicy });
    expect(headers).toMatchObject({ origin });
  });

  test("of a CORS request has the page's Origin, whatever the referrer policy", async () => {
    const received = await headersOf(API, { method: "POST", referrerPolicy: "no-referrer" });
    expect(received).toMatchObject([{ origin: APP }]);
    expect(await headersOf(APP, { method: "POST", referrerPolicy: "no-referrer" })).toMatchObject([{ origin: APP }]);
  });

  test("has the method as the page wrote it, the URL without its fragment, and equal clones", async () => {
    const seen: unknown[] = [];
    const browser = createBrowser((request) => {
      for (const each of [request, request.clone(), request.clone().clone()]) {
        seen.push([each.method, each.url, each.headers.get("origin"), each instanceof Request]);
      }
      return new Response(null, { headers: { ...PUBLIC, "access-control-allow-methods": "egg" } });
    });
    await browser.page(APP).fetch(`${API}/x?y#z`, { method: "egg" });
    const preflight = ["OPTIONS", `${API}/x?y`, APP, true];
    const actual = ["egg", `${API}/x?y`, APP, true];
    expect(seen).toEqual([preflight, preflight, preflight, actual, actual, actual]);
  });

  test("is not sent for only-if-cached, since there is no cache", async () => {
    const browser = createBrowser(() => new Response());
    const fetched = browser.page(APP).fetch("/x", { cache: "only-if-cached", mode: "same-origin" });
    await expect(fetched).rejects.toMatchObject({
      message:
        `GET ${APP}/x may only come from the HTTP cache, and nothing is cached (HTTP-network-or-cache fetch, step 11.1)`,
      cause: {
        kind: "only-if-cached",
        algorithm: "HTTP-network-or-cache fetch",
        step: "11.1",
        ...NOTHING_TO_REPAIR,
        exchange: null,
      },
    });
    expect(browser.exchanges).toEqual([]);
  });

  test("is not sent again to a proxy that asks for a password", async () => {
    const browser = createBrowser(() => new Response(null, { status: 407, headers: PUBLIC }));
    await expect(browser.page(APP).fetch(API)).rejects.toThrow("HTTP-network-or-cache fetch, step 16.1");
  });
});
