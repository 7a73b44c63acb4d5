import { describe, expect, test } from "vitest";
import { type BrowserOptions, createBrowser } from "../../src/testing.ts";

const API = "https://api.example.com";

describe("a page", () => {
  test.each<[string | URL | null, string]>([
    ["https://app.example.com", "https://app.example.com"],
    ["https://app.example.com/", "https://app.example.com"],
    ["HTTPS://App.Example.com:443/cart?id=1#top", "https://app.example.com"],
    [new URL("http://localhost:3000/x"), "http://localhost:3000"],
    ["http://[::1]:8080/", "http://[::1]:8080"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["capacitor://localhost/index.html", "capacitor://localhost"],
    ["tauri://localhost", "tauri://localhost"],
    [
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ],
    ["blob:https://app.example.com/1", "https://app.example.com"],
    ["https://app.example.com`.example.net", "https://app.example.com`.example.net"],
    ["vscode-webview://UPPER", "null"],
    ["file:///home/me/index.html", "null"],
    ["data:text/html,x", "null"],
    ["about:blank", "null"],
    [null, "null"],
  ])("of %s has the origin %s, and sends it", async (url, origin) => {
    const browser = createBrowser(() => new Response(null, { headers: { "access-control-allow-origin": origin } }));
    const page = browser.page(url);
    expect(page.origin).toBe(origin);
    await page.fetch(API);
    expect(browser.exchanges.map(({ request }) => request.headers.get("origin"))).toEqual([origin]);
  });

  test.each([
    ["localhost:5173", "http://localhost:5173"],
    ["localhost", "http://localhost"],
    ["LOCALHOST:5173/cart?id=1#top", "http://localhost:5173/cart?id=1#top"],
    ["app.localhost:5173", "http://app.localhost:5173"],
    ["127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["192.168.0.7:3000", "http://192.168.0.7:3000"],
    ["[::1]:8080", "http://[::1]:8080"],
    ["frontend:3000", "http://frontend:3000"],
    ["app.example.com", "https://app.example.com"],
    ["app.example.com:8443", "https://app.example.com:8443"],
    ["//app.example.com", "https://app.example.com"],
    ["bücher.example", "https://xn--bcher-kva.example"],
  ])("of the name %s is refused, since it has no scheme", (name, meant) => {
    const browser = createBrowser(() => new Response());
    expect(() => browser.page(name)).toThrow(new TypeError(`browser.page: "${name}" has no scheme: write "${meant}"`));
    expect(browser.page(meant).origin).toMatch(/^https?:/);
  });

  test.each([
    ["ws://localhost:3000", "http://localhost:3000"],
    ["wss://app.example.com/socket", "https://app.example.com/socket"],
    ["ftp://app.example.com", "https://app.example.com"],
  ])("of %s is refused, since there are no such pages", (url, meant) => {
    expect(() => createBrowser(() => new Response()).page(url)).toThrow(
      new TypeError(`browser.page: "${url}" is not the URL of a page: write "${meant}"`),
    );
  });

  test.each([
    "null",
    "",
    "*",
    "/cart",
    "https://",
    "app.example.com:port",
    "999.999.999.999",
    "mailto:me@example.com",
    "me:secret@example.com",
    undefined,
    3000,
  ])("of %j is refused", (url) => {
    expect(() => createBrowser(() => new Response()).page(url as string)).toThrow(
      new TypeError(`browser.page: ${JSON.stringify(url)} is not a URL: write "https://app.example.com", or null`),
    );
  });

  test("has a fetch that works without its page as this", async () => {
    const { fetch } = createBrowser(() => new Response("text")).page(API);
    expect(await (await fetch("/x")).text()).toBe("text");
  });

  test.each([
    ["localhost:3000/x", "http://localhost:3000/x"],
    ["api.example.com:8443/x", "https://api.example.com:8443/x"],
    ["ws://localhost:3000/x", "http://localhost:3000/x"],
  ])("that fetches %s is shown the URL to write", async (url, meant) => {
    const { fetch } = createBrowser(() => new Response()).page(API);
    await expect(fetch(url)).rejects.toMatchObject({
      message: `GET ${url} has a scheme that is neither http nor https: the page has to write "${meant}" ` +
        "(main fetch, step 12)",
      cause: { kind: "url-scheme" },
    });
  });

  test.each(["data:,x", "blob:https://app.example.com/1", "about:blank", "file:///x"])(
    "cannot fetch %s here",
    async (url) => {
      const page = createBrowser(() => new Response()).page(API);
      await expect(page.fetch(url)).rejects.toThrow(
        `GET ${url} has a scheme that is neither http nor https (main fetch, step 12)`,
      );
      await expect(page.fetch(url, { mode: "no-cors" })).rejects.toThrow("scheme fetch, step 4");
    },
  );
});

describe("createBrowser", () => {
  test.each<[unknown, string]>([
    ["edge", '"edge"'],
    [-1, "-1"],
    [NaN, "NaN"],
    [null, "null"],
    ["toString", '"toString"'],
  ])("refuses the maxAgeCap %s", (maxAgeCap, told) => {
    expect(() => createBrowser(() => new Response(), { maxAgeCap } as BrowserOptions)).toThrow(
      new TypeError(
        `createBrowser: maxAgeCap ${told} is not a limit: write a number of seconds, or one of "chromium", "firefox", ` +
          '"safari"',
      ),
    );
  });

  test("replaces the built-in list of public suffixes by isPublicSuffix", async () => {
    const site = async (options: BrowserOptions) => {
      const browser = createBrowser(() => new Response(), options);
      await browser.page("https://a.shop.example").fetch("https://b.shop.example", { mode: "no-cors" });
      return browser.exchanges[0]!.request.headers.get("sec-fetch-site");
    };
    expect(await site({})).toBe("same-site");
    expect(await site({ isPublicSuffix: (domain) => domain === "shop.example" })).toBe("cross-site");
  });
});

describe("browser.exchanges", () => {
  test("holds requests as they were sent, and responses before they are filtered", async () => {
    const browser = createBrowser((request) => {
      request.headers.set("x-changed", "1");
      return new Response("text", {
        status: 203,
        statusText: "Hm",
        headers: { "access-control-allow-origin": "*", "content-type": "text/plain", "x-secret": "1" },
      });
    });
    await browser.page("https://app.example").fetch(`${API}/x`);
    const exchanges = browser.exchanges.map(({ kind, request, response }) => ({
      kind,
      request: { ...request, headers: [...request.headers] },
      response: response && { ...response, headers: [...response.headers] },
    }));
    expect(exchanges).toEqual([{
      kind: "actual",
      request: {
        method: "GET",
        url: `${API}/x`,
        headers: [
          ["accept", "*/*"],
          ["origin", "https://app.example"],
          ["sec-fetch-dest", "empty"],
          ["sec-fetch-mode", "cors"],
          ["sec-fetch-site", "cross-site"],
        ],
      },
      response: {
        status: 203,
        statusText: "Hm",
        headers: [["access-control-allow-origin", "*"], ["content-type", "text/plain"], ["x-secret", "1"]],
        headerLines: [["access-control-allow-origin", "*"], ["content-type", "text/plain"], ["x-secret", "1"]],
      },
    }]);
  });

  test("pairs requests with their own responses when pages fetch at once", async () => {
    const browser = createBrowser(async ({ headers }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return new Response(null, { headers: { "access-control-allow-origin": headers.get("origin")! } });
    });
    const origins = Array.from({ length: 20 }, (_, index) => `https://app${index}.example`);
    const responses = await Promise.all(origins.map((origin) => browser.page(origin).fetch(API)));
    expect(responses.map(({ type }) => type)).toEqual(origins.map(() => "cors"));
    expect(browser.exchanges.map(({ response }) => response!.headers.get("access-control-allow-origin"))).toEqual(
      origins,
    );
  });

  test("does not call an OPTIONS of the page itself a preflight", async () => {
    const browser = createBrowser(() => new Response());
    await browser.page(API).fetch("/x", { method: "OPTIONS" });
    expect(browser.exchanges.map(({ kind }) => kind)).toEqual(["actual"]);
  });
});
