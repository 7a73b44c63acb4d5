import { describe, expect, test } from "vitest";
import { createBrowser, type FailureKind, type Network } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const PUBLIC = { "access-control-allow-origin": "*" };

const open = (network: Network) => {
  const browser = createBrowser(network);
  return { browser, page: browser.page(`${APP}/shop/cart?id=1`) };
};

describe("fetch refuses, before anything is sent,", () => {
  const stream = () => new Response("x").body;
  test.each<[string, unknown, unknown, FailureKind, string]>([
    [
      "a URL that cannot be parsed",
      "https://",
      undefined,
      "url-invalid",
      '"https://" is not a URL for the page https://app.example.com/shop/cart?id=1',
    ],
    [
      "a URL with a user name",
      "https://user@example.com/",
      {},
      "url-credentials",
      "The URL of https://example.com has a user name or a password: the page has to send them in a header, such as Authorization",
    ],
    [
      "a URL with a password",
      "https://:secret@example.com/",
      {},
      "url-credentials",
      "The URL of https://example.com has a user name or a password: the page has to send them in a header, such as Authorization",
    ],
    ["an init that is not an object", API, "POST", "init-invalid", 'init "POST" is not an object'],
    [
      "an unknown mode",
      API,
      { mode: "csrf" },
      "init-invalid",
      'mode "csrf" is not one of "navigate", "same-origin", "no-cors", "cors"',
    ],
    ["the mode navigate", API, { mode: "navigate" }, "mode-navigate", 'The mode "navigate" cannot be set by a page'],
    [
      "credentials true",
      API,
      { credentials: true },
      "init-invalid",
      'credentials true is not one of "omit", "same-origin", "include"',
    ],
    [
      "an unknown redirect mode",
      API,
      { redirect: "ask" },
      "init-invalid",
      'redirect "ask" is not one of "follow", "error", "manual"',
    ],
    [
      "an unknown priority",
      API,
      { priority: "urgent" },
      "init-invalid",
      'priority "urgent" is not one of "high", "low", "auto"',
    ],
    ["a window", API, { window: "self" }, "init-invalid", 'window "self" is not null'],
    [
      "a referrer that is not a URL",
      API,
      { referrer: "http://:x" },
      "init-invalid",
      'referrer "http://:x" is not a URL',
    ],
    ["an unknown duplex", API, { duplex: "full" }, "init-invalid", 'duplex "full" is not one of "half"'],
    [
      "a signal that is not an AbortSignal",
      API,
      { signal: {} },
      "init-invalid",
      "signal [object Object] is not an AbortSignal",
    ],
    [
      "only-if-cached across origins",
      API,
      { cache: "only-if-cached" },
      "only-if-cached-mode",
      'The cache mode "only-if-cached" needs the mode "same-origin"',
    ],
    ["a method that is not a token", API, { method: "GET POST" }, "method-invalid", '"GET POST" is not a method'],
    ["an empty method", API, { method: "" }, "method-invalid", '"" is not a method'],
    ["a forbidden method", API, { method: "Trace" }, "method-forbidden", "The method Trace is forbidden"],
    [
      "no-cors with PUT",
      API,
      { mode: "no-cors", method: "PUT" },
      "no-cors-method",
      'The mode "no-cors" allows GET, HEAD and POST, and not PUT',
    ],
    ["GET with a body", API, { body: "x" }, "body-with-get", "A request with the method GET cannot have a body"],
    [
      "HEAD with a body",
      API,
      { method: "head", body: "" },
      "body-with-get",
      "A request with the method HEAD cannot have a body",
    ],
    ["headers that are null", API, { headers: null }, "header-invalid", "headers null is not an object"],
    ["headers that are a string", API, { headers: "x-a: 1" }, "header-invalid", 'headers "x-a: 1" is not an object'],
    [
      "a header of one element",
      API,
      { headers: [["x-a"]] },
      "header-invalid",
      "The header x-a is not a pair of a name and a value",
    ],
    ["a header name with a space", API, { headers: { "x a": "1" } }, "header-invalid", '"x a" is not a header name'],
    [
      "a header value with a line break",
      API,
      { headers: { "x-a": "1\r\n2" } },
      "header-invalid",
      'The value "1\\r\\n2" of the header x-a is not a header value',
    ],
    [
      "a header value that is not bytes",
      API,
      { headers: { "x-a": "€" } },
      "header-invalid",
      'The value "€" of the header x-a is not a header value',
    ],
    [
      "a stream without duplex",
      API,
      { method: "POST", body: stream() },
      "stream-duplex",
      'A stream as a body needs the member duplex: "half"',
    ],
    [
      "a stream with no-cors",
      API,
      { method: "POST", body: stream(), duplex: "half", mode: "no-cors" },
      "stream-no-cors",
      'A stream as a body needs the mode "cors" or "same-origin"',
    ],
    [
      "a stream with keepalive",
      API,
      { method: "POST", body: stream(), duplex: "half", keepalive: true },
      "stream-keepalive",
      "A request with keepalive cannot have a stream as its body",
    ],
  ])("%s", async (_, input, init, kind, message) => {
    const { browser, page } = open(() => new Response());
    const error = await page.fetch(input as string, init as RequestInit).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toBe(`TypeError: ${message} (fetch method, step 2)`);
    expect(error).toHaveProperty("cause", {
      kind,
      algorithm: "fetch method",
      step: "2",
      header: null,
      found: null,
      needed: null,
      missing: [],
      exchange: null,
    });
    expect(browser.exchanges).toEqual([]);
  });

  test.each([
    ["is being read", (body: ReadableStream) => void body.getReader()],
    ["was read", async (body: ReadableStream) => {
      const reader = body.getReader();
      await reader.read();
      reader.releaseLock();
    }],
  ])("a stream that %s, alone and in a Request", async (_, use) => {
    const { browser, page } = open(() => new Response());
    const [alone, within] = [new Response("x").body!, new Request(API, { method: "POST", body: "x" })];
    await use(alone);
    await use(within.body!);
    const init = { method: "POST", body: alone, duplex: "half" } as RequestInit;
    await expect(page.fetch(API, init)).rejects.toMatchObject({ cause: { kind: "body-unusable" } });
    await expect(page.fetch(within)).rejects.toMatchObject({ cause: { kind: "body-unusable" } });
    expect(browser.exchanges).toEqual([]);
  });

  test("a relative URL, on a page that has no URL", async () => {
    const page = createBrowser(() => new Response()).page(null);
    await expect(page.fetch("/x")).rejects.toThrow('"/x" is not a URL for a page that has no URL');
  });
});

describe("fetch accepts", () => {
  const echo = () => open(async (request) => new Response(await request.text(), { headers: PUBLIC }));

  test("URLs relative to the page's URL", async () => {
    const { browser, page } = echo();
    for (const url of ["items", "/items", "?id=2", "#top", "//api.example.com/"]) await page.fetch(url);
    expect(browser.exchanges.map(({ request }) => request.url)).toEqual([
      `${APP}/shop/items`,
      `${APP}/items`,
      `${APP}/shop/cart?id=2`,
      `${APP}/shop/cart?id=1`,
      `${API}/`,
    ]);
  });

  test("a URL object, and an init that is null", async () => {
    const { page } = echo();
    const response = await page.fetch(new URL("https://api.example.com/x#y"), null!);
    expect([response.status, response.url]).toEqual([200, `${API}/x`]);
  });

  test("a referrer, a priority and a window of null, and ignores them", async () => {
    const { page } = echo();
    for (const referrer of ["", "about:client", "/other", API]) {
      expect((await page.fetch(API, { referrer, priority: "high", window: null })).status).toBe(200);
    }
    const sandboxed = createBrowser(() => new Response(null, { headers: PUBLIC })).page(null);
    expect((await sandboxed.fetch(API, { referrer: "" })).status).toBe(200);
  });

  test("unknown members of init, and ignores them", async () => {
    const { page } = echo();
    expect((await page.fetch(API, { timeout: 1, next: { revalidate: 60 } } as RequestInit)).status).toBe(200);
  });

  const form = () => {
    const data = new FormData();
    data.append("a", "1");
    return data;
  };
  test.each<[string, () => BodyInit, string | null | RegExp, string | RegExp]>([
    ["a string", () => "é", "text/plain;charset=UTF-8", "é"],
    ["an empty string", () => "", "text/plain;charset=UTF-8", ""],
    [
      "URLSearchParams",
      () => new URLSearchParams({ a: "1" }),
      "application/x-www-form-urlencoded;charset=UTF-8",
      "a=1",
    ],
    ["a Blob with a type", () => new Blob(["x"], { type: "image/png" }), "image/png", "x"],
    ["a Blob without one", () => new Blob(["x"]), null, "x"],
    ["an ArrayBuffer", () => new TextEncoder().encode("x").buffer, null, "x"],
    ["a typed array", () => new TextEncoder().encode("x"), null, "x"],
    ["FormData", form, /^multipart\/form-data; ?boundary=/, /name="a"/],
  ])("%s as a body, with its type", async (_, body, type, text) => {
    const { browser, page } = echo();
    const response = await page.fetch("/x", { method: "POST", body: body() });
    const sent = browser.exchanges[0]!.request.headers;
    const received = await response.text();
    if (type instanceof RegExp) expect(sent.get("content-type")).toMatch(type);
    else expect(sent.get("content-type")).toBe(type);
    if (text instanceof RegExp) expect(received).toMatch(text);
    else expect(received).toBe(text);
    expect(sent.get("content-length")).toBe(String(new TextEncoder().encode(received).length));
  });

  test("a Content-Type, which overrides that of the body", async () => {
    const { browser, page } = echo();
    await page.fetch("/x", { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    expect(browser.exchanges[0]!.request.headers.get("content-type")).toBe("application/json");
  });

  test.each<[string, () => HeadersInit]>([
    ["pairs", () => [["X-A", "1"], ["x-a", " 2\t"]]],
    ["Headers", () => new Headers([["X-A", "1"], ["x-a", "2"]])],
    ["a record", () => ({ "X-A": "1, 2" })],
  ])("headers as %s", async (_, headers) => {
    const { browser, page } = echo();
    await page.fetch("/x", { headers: headers() });
    expect(browser.exchanges[0]!.request.headers.get("x-a")).toBe("1, 2");
  });

  test("repeated headers in a no-cors request, as long as they are safelisted together", async () => {
    const { browser, page } = echo();
    const long = "a".repeat(64);
    const headers: [string, string][] = [["Accept", long], ["accept", "b"], ["ACCEPT", long], ["Accept", "c"]];
    await page.fetch(API, { mode: "no-cors", headers });
    expect(browser.exchanges[0]!.request.headers.get("accept")).toBe(`${long}, b, c`);
  });

  test("a Request, with its method, headers and body", async () => {
    const { browser, page } = open(async (request) =>
      new Response(await request.text(), { headers: { ...PUBLIC, "access-control-allow-headers": "x-a" } })
    );
    const request = new Request(`${API}/x`, { method: "POST", body: "text", headers: { "x-a": "1" } });
    const response = await page.fetch(request);
    expect(await response.text()).toBe("text");
    expect(browser.exchanges.map(({ kind, request }) => [kind, request.method, request.headers.get("x-a")])).toEqual([
      ["preflight", "OPTIONS", null],
      ["actual", "POST", "1"],
    ]);
    expect(request.bodyUsed).toBe(true);
    await expect(page.fetch(request)).rejects.toThrow(TypeError);
  });

  test("a Request, and an init that overrides it", async () => {
    const { browser, page } = echo();
    const request = new Request(`${API}/x`, { method: "POST", body: "text", headers: { "x-a": "1" } });
    const response = await page.fetch(request, { body: "other", headers: { accept: "text/plain" }, redirect: "error" });
    expect(await response.text()).toBe("other");
    expect(browser.exchanges.map(({ request }) => [request.method, request.headers.get("accept")])).toEqual([
      ["POST", "text/plain"],
    ]);
    await page.fetch(new Request(`${API}/x`));
    await expect(page.fetch(new Request(`${API}/x`, { method: "POST", body: "text" }), { method: "GET" })).rejects
      .toThrow("A request with the method GET cannot have a body");
  });

  test("a signal of null, which overrides that of a Request", async () => {
    const { page } = echo();
    const request = new Request(`${API}/x`, { signal: AbortSignal.abort() });
    expect((await page.fetch(request, { signal: null })).status).toBe(200);
  });
});

describe("an AbortSignal", () => {
  test("that is aborted already rejects with its reason, and sends nothing", async () => {
    const { browser, page } = open(() => new Response());
    const reason = new Error("changed my mind");
    await expect(page.fetch(API, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(page.fetch(API, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect(browser.exchanges).toEqual([]);
  });

  test("that is aborted while the body to send is read sends nothing", async () => {
    const { browser, page } = open(() => new Response());
    const controller = new AbortController();
    const fetched = page.fetch(API, { method: "POST", body: new Blob(["text"]), signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(fetched).rejects.toThrow("enough");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(browser.exchanges).toEqual([]);
  });

  test("aborts the server's request, rejects at once, and sends nothing more", async () => {
    const controller = new AbortController();
    const seen: boolean[] = [];
    let answerPreflight: (answer: Response) => void;
    const { browser, page } = open((request) => {
      request.signal.addEventListener("abort", () => seen.push(true));
      return new Promise((resolve) => answerPreflight = resolve);
    });
    const fetched = page.fetch(API, { method: "PUT", signal: controller.signal });
    await waitFor(() => browser.exchanges.length === 1);
    controller.abort(new Error("enough"));
    await expect(fetched).rejects.toThrow("enough");
    answerPreflight!(new Response(null, { headers: { ...PUBLIC, "access-control-allow-methods": "PUT" } }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(browser.exchanges.map(({ kind }) => kind)).toEqual(["preflight"]);
    expect(seen).toEqual([true]);
  });

  test("that is aborted already rejects before the next turn", async () => {
    const { page } = open(() => new Response());
    const log: string[] = [];
    await Promise.all([
      page.fetch(API, { method: "POST", body: "text", signal: AbortSignal.abort() }).catch(() => log.push("rejected")),
      Promise.resolve().then(() => log.push("next turn")),
    ]);
    expect(log).toEqual(["rejected", "next turn"]);
  });

  test.each<[string, string, RequestInit]>([
    ["a scheme that cannot be fetched", "ftp://example.com/", {}],
    ["an origin that is not the page's", API, { mode: "same-origin" }],
    ["a redirect mode that no-cors does not allow", API, { mode: "no-cors", redirect: "manual" }],
    ["an empty cache", "/x", { cache: "only-if-cached", mode: "same-origin" }],
  ])("that is aborted already takes precedence over %s", async (_, url, init) => {
    const { page } = open(() => new Response());
    await expect(page.fetch(url, { ...init, signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  test.each<[string, string, object]>([
    ["a URL that cannot be parsed", "http://:0:0", {}],
    ["a method that is forbidden", API, { method: "TRACE" }],
    ["a header that is not one", API, { headers: { "x a": "1" } }],
    ["an unknown priority", API, { priority: "urgent" }],
    ["a window", API, { window: {} }],
  ])("that is aborted already does not take precedence over %s", async (_, url, init) => {
    const { page } = open(() => new Response());
    await expect(page.fetch(url, { ...init, signal: AbortSignal.abort() })).rejects.toBeInstanceOf(TypeError);
  });

  test("that is aborted already uses up the body of a Request, and cancels a stream at once", async () => {
    const { page } = open(() => new Response());
    const request = new Request(API, { method: "POST", body: "text", signal: AbortSignal.abort() });
    await expect(page.fetch(request)).rejects.toMatchObject({ name: "AbortError" });
    expect(request.bodyUsed).toBe(true);
    const reasons: unknown[] = [];
    const body = new ReadableStream({ cancel: (reason) => void reasons.push(reason) });
    const signal = AbortSignal.abort();
    const fetched = page.fetch(API, { method: "POST", body, duplex: "half", signal } as RequestInit);
    expect(reasons).toEqual([signal.reason]);
    await expect(fetched).rejects.toBe(signal.reason);
  });

  test("that is never aborted changes nothing", async () => {
    const controller = new AbortController();
    const { page } = open(() => new Response("text", { headers: PUBLIC }));
    const response = await page.fetch(API, { signal: controller.signal });
    expect(await response.text()).toBe("text");
    controller.abort();
  });

  test("cancels a stream that is to be sent", async () => {
    const reasons: unknown[] = [];
    const reason = new Error("enough");
    const body = new ReadableStream({ cancel: (reason) => void reasons.push(reason) });
    const { browser, page } = open(() => new Promise(() => {}));
    const controller = new AbortController();
    const init = { method: "POST", body, duplex: "half", signal: controller.signal } as RequestInit;
    const fetched = page.fetch(API, init);
    await waitFor(() => browser.exchanges.length === 1);
    controller.abort(reason);
    await expect(fetched).rejects.toBe(reason);
    expect(reasons).toEqual([reason]);
  });
});

test("an abort does not fail on a body that the server is reading already", async () => {
  const reason = new Error("enough");
  const { browser, page } = open((request) => request.text().then(() => new Response()));
  const controller = new AbortController();
  const init = { method: "POST", body: new ReadableStream(), duplex: "half", signal: controller.signal } as RequestInit;
  const fetched = page.fetch("/x", init);
  await waitFor(() => browser.exchanges.length === 1);
  controller.abort(reason);
  await expect(fetched).rejects.toBe(reason);
});

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
