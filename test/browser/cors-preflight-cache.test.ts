import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BrowserOptions, createBrowser, type Page } from "../../src/testing.ts";

const URL = "https://api.example.com/x";
const PAGE = "https://app.example";

/** A browser whose preflights are answered with the given headers, whose clock a test can move. */
function open(preflightHeaders: Record<string, string>, options: BrowserOptions = {}) {
  const clock = { now: 0 };
  const answers = {
    preflight: { "access-control-allow-origin": PAGE, ...preflightHeaders } as Record<string, string>,
    actual: { "access-control-allow-origin": PAGE, "access-control-allow-credentials": "true" } as Record<
      string,
      string
    >,
  };
  const browser = createBrowser(({ method, headers }) => {
    const isPreflight = method === "OPTIONS" && headers.has("access-control-request-method");
    return new Response(null, { headers: isPreflight ? answers.preflight : answers.actual });
  }, { now: () => clock.now, ...options });
  return { browser, clock, answers, page: browser.page(PAGE) };
}

/** What the network was asked since the last time. */
function taken({ browser }: Pick<ReturnType<typeof open>, "browser">): string[] {
  return browser.exchanges.splice(0).map(({ kind, request }) => `${kind} ${request.method}`);
}

const put = (page: Page, init: RequestInit = {}) => page.fetch(URL, { method: "PUT", ...init });
const WITH_PREFLIGHT = ["preflight OPTIONS", "actual PUT"];
const WITHOUT = ["actual PUT"];

async function expectKeptFor(seconds: number, opened: ReturnType<typeof open>): Promise<void> {
  await put(opened.page);
  expect(taken(opened)).toEqual(WITH_PREFLIGHT);
  opened.clock.now = Math.max(0, seconds * 1000 - 1);
  await put(opened.page);
  expect(taken(opened)).toEqual(seconds === 0 ? WITH_PREFLIGHT : WITHOUT);
  opened.clock.now = seconds * 1000;
  await put(opened.page);
  expect(taken(opened)).toEqual(WITH_PREFLIGHT);
}

describe("a cached preflight", () => {
  test.each([
    [undefined, 5],
    ["0", 0],
    ["1", 1],
    ["600", 600],
    ["7200", 7200],
    ["7201", 7200],
    ["99999999999999999999999999", 7200],
    ["-1", 5],
    ["+600", 5],
    ["600.5", 5],
    ["600abc", 5],
    ["600, 600", 5],
    ["", 5],
  ])("is kept, with Access-Control-Max-Age: %s, for %i seconds", async (maxAge, seconds) => {
    const lifetime = maxAge === undefined ? {} : { "access-control-max-age": maxAge };
    await expectKeptFor(seconds, open({ "access-control-allow-methods": "PUT", ...lifetime }));
  });

  test.each(
    [
      [undefined, 7200],
      ["chromium", 7200],
      ["firefox", 86400],
      ["safari", 600],
      [3, 3],
      [0, 0],
      [Infinity, 1_000_000_000],
    ] as const,
  )("is kept, with the cap %s, for %i seconds at most", async (maxAgeCap, seconds) => {
    const allow = { "access-control-allow-methods": "PUT", "access-control-max-age": "1000000000" };
    await expectKeptFor(seconds, open(allow, maxAgeCap === undefined ? {} : { maxAgeCap }));
  });

  test("is kept by Date.now if the test passes no clock", async () => {
    const browser = createBrowser(() =>
      new Response(null, { headers: { "access-control-allow-origin": "*", "access-control-allow-methods": "PUT" } })
    );
    await put(browser.page(PAGE));
    await put(browser.page(PAGE));
    expect(taken({ browser })).toEqual([...WITH_PREFLIGHT, ...WITHOUT]);
  });

  test("serves pages of the same origin, and no other origin, URL or method", async () => {
    const opened = open({ "access-control-allow-methods": "PUT, DELETE, PATCH", "access-control-allow-origin": "*" });
    opened.answers.actual = { "access-control-allow-origin": "*" };
    const { browser } = opened;
    await put(opened.page);
    expect(taken(opened)).toEqual(WITH_PREFLIGHT);
    await put(browser.page(`${PAGE}/other/page`));
    expect(taken(opened)).toEqual(WITHOUT);
    await opened.page.fetch(URL, { method: "DELETE" });
    expect(taken(opened)).toEqual(["actual DELETE"]);
    await opened.page.fetch(URL, { method: "CHICKEN" }).catch(() => {});
    expect(taken(opened)).toEqual(["preflight OPTIONS"]);
    await put(browser.page("https://app.example:8443"));
    expect(taken(opened)).toEqual(WITH_PREFLIGHT);
    for (const url of [`${URL}?query`, `${URL}/`, "https://api.example.com/X", "http://api.example.com/x"]) {
      await opened.page.fetch(url, { method: "PUT" });
      expect(taken(opened)).toEqual(WITH_PREFLIGHT);
    }
  });

  test("is shared by all pages with opaque origins, since each serializes to null", async () => {
    const opened = open({ "access-control-allow-methods": "PUT", "access-control-allow-origin": "*" });
    opened.answers.actual = { "access-control-allow-origin": "*" };
    await put(opened.browser.page(null));
    await put(opened.browser.page(null));
    expect(taken(opened)).toEqual([...WITH_PREFLIGHT, ...WITHOUT]);
  });

  test("with credentials serves requests without, but not the reverse", async () => {
    const allow = { "access-control-allow-methods": "PUT", "access-control-allow-credentials": "true" };
    const first = open(allow);
    await put(first.page, { credentials: "include" });
    await put(first.page, { credentials: "omit" });
    expect(taken(first)).toEqual([...WITH_PREFLIGHT, ...WITHOUT]);
    const second = open(allow);
    await put(second.page, { credentials: "omit" });
    await put(second.page, { credentials: "include" });
    await put(second.page, { credentials: "same-origin" });
    expect(taken(second)).toEqual([...WITH_PREFLIGHT, ...WITH_PREFLIGHT, ...WITHOUT]);
  });

  test("with a wildcard serves every method and header but Authorization", async () => {
    const opened = open({ "access-control-allow-methods": "*", "access-control-allow-headers": "*, authorization" });
    await put(opened.page, { headers: { "x-a": "1" } });
    await opened.page.fetch(URL, { method: "DELETE", headers: { "x-b": "1" } });
    expect(taken(opened)).toEqual([...WITH_PREFLIGHT, "actual DELETE"]);
    await opened.page.fetch(URL, { headers: { authorization: "x" } });
    expect(taken(opened)).toEqual(["actual GET"]);
    const wildcard = open({ "access-control-allow-headers": "*" });
    await wildcard.page.fetch(URL, { headers: { "x-a": "1" } });
    taken(wildcard);
    await expect(wildcard.page.fetch(URL, { headers: { authorization: "x" } })).rejects.toThrow(TypeError);
    expect(taken(wildcard)).toEqual(["preflight OPTIONS"]);
  });

  test("with a wildcard beside the method serves other methods with credentials as well, as the standard has it", async () => {
    const opened = open({
      "access-control-allow-methods": "PUT, *",
      "access-control-allow-credentials": "true",
    });
    await put(opened.page, { credentials: "include" });
    await opened.page.fetch(URL, { method: "DELETE", credentials: "include" });
    expect(taken(opened)).toEqual([...WITH_PREFLIGHT, "actual DELETE"]);
  });

  test("with a list of header names serves these in any case, and no other header", async () => {
    const opened = open({ "access-control-allow-headers": "X-A, x-b" });
    const get = (headers: Record<string, string>) => opened.page.fetch(URL, { headers }).catch(() => {});
    await get({ "x-a": "1" });
    expect(taken(opened)).toEqual(["preflight OPTIONS", "actual GET"]);
    await get({ "X-B": "1", "x-A": "2" });
    expect(taken(opened)).toEqual(["actual GET"]);
    await get({ "x-a": "1", "x-c": "2" });
    expect(taken(opened)).toEqual(["preflight OPTIONS"]);
  });

  test("of a stream as a body serves its method, even if no list names it", async () => {
    const opened = open({});
    const post = () =>
      opened.page.fetch(
        URL,
        { method: "POST", body: new Response("x").body!, duplex: "half" } as RequestInit & { duplex: "half" },
      );
    await post();
    await post();
    expect(taken(opened)).toEqual(["preflight OPTIONS", "actual POST", "actual POST"]);
  });

  test("is prolonged by the next preflight to the same URL", async () => {
    const opened = open({
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "x-a",
      "access-control-max-age": "10",
    });
    await put(opened.page);
    opened.clock.now = 8000;
    opened.answers.preflight["access-control-allow-headers"] = "x-a, x-b";
    await put(opened.page, { headers: { "x-b": "1" } });
    expect(taken(opened)).toEqual([...WITH_PREFLIGHT, ...WITH_PREFLIGHT]);
    opened.clock.now = 17_999;
    await put(opened.page, { headers: { "x-a": "1" } });
    expect(taken(opened)).toEqual(WITHOUT);
  });

  test("is forgotten when the request after it fails the CORS check", async () => {
    const opened = open({ "access-control-allow-methods": "PUT", "access-control-max-age": "600" });
    await put(opened.page);
    const { actual } = opened.answers;
    opened.answers.actual = {};
    await expect(put(opened.page)).rejects.toThrow("CORS check, step 2");
    expect(taken(opened)).toEqual([...WITH_PREFLIGHT, ...WITHOUT]);
    opened.answers.actual = actual;
    await put(opened.page);
    expect(taken(opened)).toEqual(WITH_PREFLIGHT);
  });

  test("is forgotten when a later preflight fails, but not what pages of another origin were allowed", async () => {
    const opened = open({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "PUT",
      "access-control-max-age": "600",
    });
    opened.answers.actual = { "access-control-allow-origin": "*" };
    const other = opened.browser.page("https://other.example");
    await put(opened.page);
    await put(other);
    taken(opened);
    await expect(opened.page.fetch(URL, { method: "DELETE" })).rejects.toMatchObject({
      cause: { kind: "method-not-allowed" },
    });
    taken(opened);
    await put(other);
    expect(taken(opened)).toEqual(WITHOUT);
    await put(opened.page);
    expect(taken(opened)).toEqual(WITH_PREFLIGHT);
  });

  test("is forgotten when the network fails", async () => {
    let isOffline = false;
    const headers = {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "PUT",
      "access-control-max-age": "600",
    };
    const browser = createBrowser(() => {
      if (isOffline) throw new Error("offline");
      return new Response(null, { headers });
    });
    await put(browser.page(PAGE));
    isOffline = true;
    await expect(put(browser.page(PAGE))).rejects.toThrow("offline");
    isOffline = false;
    taken({ browser });
    await put(browser.page(PAGE));
    expect(taken({ browser })).toEqual(WITH_PREFLIGHT);
  });

  test("is forgotten at the URL that refuses, and not at the one that redirected to it", async () => {
    let sharesWithPage = true;
    const browser = createBrowser(({ method, url }) => {
      const allow = { "access-control-allow-origin": "*", "access-control-max-age": "600" };
      if (method === "OPTIONS") {
        return new Response(null, { headers: { ...allow, "access-control-allow-methods": "PUT" } });
      }
      if (url.endsWith("/moved")) return new Response(null, { headers: sharesWithPage ? allow : {} });
      return new Response(null, { status: 307, headers: { ...allow, location: "/moved" } });
    });
    await put(browser.page(PAGE));
    expect(taken({ browser })).toEqual([...WITH_PREFLIGHT, ...WITH_PREFLIGHT]);
    sharesWithPage = false;
    await expect(put(browser.page(PAGE))).rejects.toThrow(TypeError);
    expect(taken({ browser })).toEqual([...WITHOUT, ...WITHOUT]);
    sharesWithPage = true;
    await put(browser.page(PAGE));
    expect(taken({ browser })).toEqual([...WITHOUT, ...WITH_PREFLIGHT]);
  });

  test("outlives a failure at another URL, and one of a request that needs no preflight", async () => {
    const opened = open({ "access-control-allow-methods": "PUT", "access-control-max-age": "600" });
    await put(opened.page);
    const { actual } = opened.answers;
    opened.answers.actual = {};
    await expect(opened.page.fetch(`${URL}/y`, { method: "PUT" })).rejects.toThrow(TypeError);
    await expect(opened.page.fetch(URL)).rejects.toThrow(TypeError);
    opened.answers.actual = actual;
    taken(opened);
    await put(opened.page);
    expect(taken(opened)).toEqual(WITHOUT);
  });

  test("never outlives the shorter of its max-age and the cap, whatever they are", async () => {
    const seconds = fc.nat({ max: 100_000 });
    await fc.assert(
      fc.asyncProperty(seconds, seconds, seconds, async (maxAge, maxAgeCap, elapsed) => {
        const opened = open(
          { "access-control-allow-methods": "PUT", "access-control-max-age": String(maxAge) },
          { maxAgeCap },
        );
        await put(opened.page);
        opened.clock.now = elapsed * 1000;
        await put(opened.page);
        const isKept = elapsed < Math.min(maxAge, maxAgeCap);
        expect(taken(opened)).toEqual([...WITH_PREFLIGHT, ...isKept ? WITHOUT : WITH_PREFLIGHT]);
      }),
    );
  });
});
