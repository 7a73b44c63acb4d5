import { describe, expect, test } from "vitest";
import { createBrowser } from "../../src/testing.ts";
import { response } from "../response.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const OTHER = "https://other.example.net";

/** A browser whose servers set cookies, share with everybody and tell nothing else. */
function open(setCookies: string[] = []) {
  const clock = { now: 0 };
  const browser = createBrowser(({ headers }) => {
    const pairs = setCookies.map((cookie): [string, string] => ["set-cookie", cookie]);
    return response(null, {
      headers: [
        ["access-control-allow-origin", headers.get("origin") ?? "*"],
        ["access-control-allow-credentials", "true"],
        ["access-control-allow-methods", "PUT"],
        ...pairs,
      ],
    });
  }, { now: () => clock.now });
  const sent = () => browser.exchanges.map(({ kind, request }) => [kind, request.headers.get("cookie")]);
  return { browser, clock, sent };
}

describe("whether a request carries cookies", () => {
  test.each(
    [
      ["include", API, "a=1"],
      ["same-origin", API, null],
      ["omit", API, null],
      [undefined, API, null],
      ["include", APP, "a=1"],
      ["same-origin", APP, "a=1"],
      [undefined, APP, "a=1"],
      ["omit", APP, null],
    ] as const,
  )("with credentials %s to %s: %s", async (credentials, origin, cookie) => {
    const { browser, sent } = open();
    browser.cookies.set(origin, "a=1");
    await browser.page(APP).fetch(`${origin}/x`, credentials === undefined ? {} : { credentials });
    expect(sent()).toEqual([["actual", cookie]]);
  });

  test("a preflight never carries cookies", async () => {
    const { browser, sent } = open();
    browser.cookies.set(API, "a=1");
    await browser.page(APP).fetch(API, { method: "PUT", credentials: "include" });
    expect(sent()).toEqual([["preflight", null], ["actual", "a=1"]]);
  });

  test("a request to another site carries only cookies with SameSite=None or without SameSite", async () => {
    const { browser, sent } = open();
    for (const value of ["strict; SameSite=Strict", "lax; SameSite=Lax", "none; SameSite=None; Secure", "unset"]) {
      browser.cookies.set(OTHER, `${value.split(";")[0]}=${value}`);
    }
    await browser.page(APP).fetch(OTHER, { credentials: "include" });
    await browser.page(OTHER).fetch(OTHER);
    await browser.page(null).fetch(OTHER, { credentials: "include" });
    expect(sent()).toEqual([
      ["actual", "none=none; unset=unset"],
      ["actual", "strict=strict; lax=lax; none=none; unset=unset"],
      ["actual", "none=none; unset=unset"],
    ]);
  });

  test("a redirect by way of another site keeps cookies with SameSite from the request", async () => {
    const share = (origin: string) => ({
      "access-control-allow-origin": origin,
      "access-control-allow-credentials": "true",
    });
    const browser = createBrowser({
      [APP]: () => new Response(null, { headers: share("null") }),
      [OTHER]: () => new Response(null, { status: 302, headers: { location: APP, ...share(APP) } }),
    });
    browser.cookies.set(APP, "strict=1; SameSite=Strict");
    browser.cookies.set(APP, "none=1; SameSite=None; Secure");
    await browser.page(APP).fetch(OTHER, { credentials: "include" });
    expect(browser.exchanges.map(({ request }) => request.headers.get("cookie"))).toEqual([null, "none=1"]);
  });
});

describe("whether a response sets cookies", () => {
  test.each(
    [
      ["include", API, "a=1; b=2"],
      ["same-origin", API, ""],
      ["omit", API, ""],
      ["same-origin", APP, "a=1; b=2"],
      ["omit", APP, ""],
    ] as const,
  )("with credentials %s from %s: %j", async (credentials, origin, cookies) => {
    const { browser } = open(["a=1", "b=2; HttpOnly"]);
    await browser.page(APP).fetch(`${origin}/x`, { credentials });
    expect(browser.cookies.get(origin)).toBe(cookies);
  });

  test("a response that the page may not read sets its cookies", async () => {
    const browser = createBrowser(() => response(null, { headers: { "set-cookie": "a=1" } }));
    await expect(browser.page(APP).fetch(API, { credentials: "include" })).rejects.toThrow(TypeError);
    expect(browser.cookies.get(API)).toBe("a=1");
  });

  test("a response from another site sets only cookies with SameSite=None", async () => {
    const { browser } = open([
      "strict=1; SameSite=Strict",
      "lax=1; SameSite=Lax",
      "none=1; SameSite=None; Secure",
      "unset=1",
    ]);
    await browser.page(APP).fetch(OTHER, { credentials: "include" });
    expect(browser.cookies.get(OTHER)).toBe("none=1");
  });
});

describe("the cookie store", () => {
  /** Who sets it, how, who asks, and what is sent. */
  test.each([
    // Host and Domain
    ["https://example.com/", "a=1", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1", "https://www.example.com/", ""],
    ["https://example.com/", "a=1", "https://example.com:8443/", "a=1"],
    ["https://www.example.com/", "a=1; Domain=example.com", "https://api.example.com/", "a=1"],
    ["https://www.example.com/", "a=1; Domain=.Example.COM", "https://example.com/", "a=1"],
    ["https://www.example.com/", "a=1; Domain=api.example.com", "https://api.example.com/", ""],
    ["https://www.example.com/", "a=1; Domain=ample.com", "https://example.com/", ""],
    ["https://www.example.com/", "a=1; Domain=com", "https://www.example.com/", ""],
    ["https://me.github.io/", "a=1; Domain=github.io", "https://you.github.io/", ""],
    ["https://github.io/", "a=1; Domain=github.io", "https://github.io/", "a=1"],
    ["https://github.io/", "a=1; Domain=github.io", "https://you.github.io/", ""],
    ["https://127.0.0.1/", "a=1; Domain=127.0.0.1", "https://127.0.0.1/", "a=1"],
    ["https://127.0.0.1/", "a=1; Domain=0.0.1", "https://127.0.0.1/", ""],
    ["https://example.com/", "a=1; Domain=", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Domain", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Domain=\t ", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Domain=", "https://www.example.com/", ""],
    ["https://www.example.com/", "a=1; Domain=example.com; Domain=", "https://example.com/", ""],
    ["https://www.example.com/", "a=1; Domain=example.com; Domain=", "https://www.example.com/", "a=1"],
    ["https://example.com/", "a=1; Domain=; Domain=example.net", "https://example.com/", ""],
    ["https://example.com/", "a=1; Domain=.", "https://example.com/", ""],
    ["https://example.com/", "a=1; Domain=example.com/", "https://example.com/", ""],
    ["https://example.com/", "a=1; Domain=%", "https://example.com/", ""],
    // Path
    ["https://example.com/a/b", "a=1", "https://example.com/a/", "a=1"],
    ["https://example.com/a/b", "a=1", "https://example.com/a", "a=1"],
    ["https://example.com/a/b", "a=1", "https://example.com/ab", ""],
    ["https://example.com/a/b", "a=1", "https://example.com/", ""],
    ["https://example.com/a", "a=1", "https://example.com/b", "a=1"],
    ["https://example.com/", "a=1; Path=/a/", "https://example.com/a/b", "a=1"],
    ["https://example.com/", "a=1; Path=/a/", "https://example.com/a", ""],
    ["https://example.com/x/y", "a=1; Path=/a; Path=b", "https://example.com/a", ""],
    ["https://example.com/x/y", "a=1; Path=/a; Path=", "https://example.com/x", "a=1"],
    ["https://example.com/x/y", "a=1; Path", "https://example.com/", ""],
    // Secure
    ["https://example.com/", "a=1; Secure", "http://example.com/", ""],
    ["http://example.com/", "a=1; Secure", "https://example.com/", ""],
    ["http://localhost:3000/", "a=1; Secure", "http://localhost:3001/", "a=1"],
    ["http://api.localhost/", "a=1; Secure", "http://api.localhost/", "a=1"],
    ["http://127.0.0.1/", "a=1; Secure; SameSite=None", "http://127.0.0.1/", "a=1"],
    ["http://127.1.2.3/", "a=1; Secure", "http://127.1.2.3/", "a=1"],
    ["http://[::1]/", "a=1; Secure", "http://[::1]/", "a=1"],
    ["http://[::2]/", "a=1; Secure", "http://[::2]/", ""],
    ["http://128.0.0.1/", "a=1; Secure", "http://128.0.0.1/", ""],
    ["http://localhost.example.com/", "a=1; Secure", "http://localhost.example.com/", ""],
    ["http://localhost/", "__Host-a=1; Secure; Path=/", "http://localhost/", "__Host-a=1"],
    ["http://example.com/", "a=1", "https://example.com/", "a=1"],
    // SameSite
    ["https://example.com/", "a=1; SameSite=None", "https://example.com/", ""],
    ["https://example.com/", "a=1; samesite=none; secure", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; SameSite=Sometimes", "https://example.com/", "a=1"],
    // Names and values
    ["https://example.com/", "a", "https://example.com/", "a"],
    ["https://example.com/", "=a=b", "https://example.com/", "a=b"],
    ["https://example.com/", " a = b ; c=d", "https://example.com/", "a=b"],
    ["https://example.com/", "a=", "https://example.com/", "a="],
    ["https://example.com/", "", "https://example.com/", ""],
    ["https://example.com/", "=", "https://example.com/", ""],
    ["https://example.com/", "a=\x07", "https://example.com/", ""],
    ["https://example.com/", `a=${"x".repeat(4096)}`, "https://example.com/", ""],
    ["https://example.com/", `a=1; Path=/${"x".repeat(1024)}`, "https://example.com/", "a=1"],
    // Prefixes
    ["https://example.com/", "__Secure-a=1", "https://example.com/", ""],
    ["https://example.com/", "__Secure-a=1; Secure", "https://example.com/", "__Secure-a=1"],
    ["https://example.com/", "__Host-a=1; Secure; Path=/", "https://example.com/", "__Host-a=1"],
    ["https://example.com/", "__Host-a=1; Secure", "https://example.com/", ""],
    ["https://example.com/", "__Host-a=1; Secure; Path=/; Domain=example.com", "https://example.com/", ""],
    ["https://example.com/", "__Http-a=1; Secure", "https://example.com/", ""],
    ["https://example.com/", "__Http-a=1; Secure; HttpOnly", "https://example.com/", "__Http-a=1"],
    ["https://example.com/", "__Host-Http-a=1; Secure; HttpOnly", "https://example.com/", ""],
    ["https://example.com/", "__Host-Http-a=1; Secure; HttpOnly; Path=/", "https://example.com/", "__Host-Http-a=1"],
    ["https://example.com/", "=__Secure-a; Secure", "https://example.com/", ""],
    // Expiry, at noon of 1 January 1970
    ["https://example.com/", "a=1; Max-Age=0", "https://example.com/", ""],
    ["https://example.com/", "a=1; Max-Age=-1", "https://example.com/", ""],
    ["https://example.com/", "a=1; Max-Age=1", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Max-Age=soon", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Expires=Thu, 01 Jan 1970 11:59:59 GMT", "https://example.com/", ""],
    ["https://example.com/", "a=1; Expires=Thu, 01 Jan 1970 12:00:01 GMT", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Expires=never", "https://example.com/", "a=1"],
    ["https://example.com/", "a=1; Max-Age=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://example.com/", "a=1"],
  ])("as %s sets %j, sends to %s: %j", (from, setCookie, to, expected) => {
    const { browser, clock } = open();
    clock.now = 12 * 60 * 60 * 1000;
    browser.cookies.set(from, setCookie);
    expect(browser.cookies.get(new URL(to))).toBe(expected);
  });

  test("an unknown SameSite overrides an earlier one", () => {
    const { browser, sent } = open();
    browser.cookies.set(API, "a=1; SameSite=Strict; SameSite=Sometimes");
    return browser.page(OTHER).fetch(API, { credentials: "include" }).then(() =>
      expect(sent()).toEqual([["actual", "a=1"]])
    );
  });

  test("a cookie replaces one of the same name, host and path, and takes its place", () => {
    const { browser } = open();
    for (const cookie of ["a=1", "b=1", "a=2", "a=3; Path=/x", "a=4; Domain=example.com"]) {
      browser.cookies.set("https://example.com/", cookie);
    }
    expect(browser.cookies.get("https://example.com/x/y")).toBe("a=3; a=2; b=1; a=4");
  });

  test("a cookie with Path=/dir is sent before one with Path=/", () => {
    const { browser } = open();
    for (const cookie of ["a=1; Path=/", "b=1; Path=/dir", "c=1; Path=/dir/"]) {
      browser.cookies.set("https://example.com/", cookie);
    }
    expect(browser.cookies.get("https://example.com/dir/x")).toBe("c=1; b=1; a=1");
  });

  test("cookies with longer paths are sent first, then older ones", () => {
    const { browser } = open();
    for (const cookie of ["a=1", "b=1; Path=/x/y", "c=1; Path=/x/y"]) {
      browser.cookies.set("https://example.com/", cookie);
    }
    expect(browser.cookies.get("https://example.com/x/y/z")).toBe("b=1; c=1; a=1");
  });

  test("a cookie expires by the browser's clock", () => {
    const { browser, clock } = open();
    browser.cookies.set("https://example.com/", "a=1; Max-Age=10");
    clock.now = 9_999;
    expect(browser.cookies.get("https://example.com/")).toBe("a=1");
    clock.now = 10_000;
    expect(browser.cookies.get("https://example.com/")).toBe("");
  });

  test("a response over http does not overwrite a Secure cookie", () => {
    const { browser } = open();
    browser.cookies.set("https://example.com/", "a=1; Secure; Path=/login");
    browser.cookies.set("http://example.com/", "a=2; Path=/login/en");
    browser.cookies.set("http://www.example.com/", "a=3; Domain=example.com; Path=/login");
    browser.cookies.set("http://example.com/", "a=4; Path=/other");
    browser.cookies.set("http://example.com/", "b=5; Path=/login");
    browser.cookies.set("https://example.com/", "c=6; Secure; Domain=example.com");
    browser.cookies.set("http://www.example.com/", "c=7");
    expect(browser.cookies.get("https://www.example.com/")).toBe("c=6");
    expect(browser.cookies.get("https://example.com/login/en")).toBe("a=1; b=5; c=6");
    expect(browser.cookies.get("https://example.com/other")).toBe("a=4; c=6");
  });
});

test.each([
  ["localhost:3000", "http://localhost:3000/"],
  ["api.example.com", "https://api.example.com/"],
  ["capacitor://localhost/x", "http://localhost/x"],
  ["/login", "https://api.example.com/"],
])("cookies of %s are refused, since it is not a URL of a server", (url, meant) => {
  const { browser } = open();
  const problem = `"${url}" is not an http or https URL: write "${meant}"`;
  expect(() => browser.cookies.set(url, "a=1")).toThrow(new TypeError(`cookies.set: ${problem}`));
  expect(() => browser.cookies.get(url)).toThrow(new TypeError(`cookies.get: ${problem}`));
});
