import { describe, expect, test, vi } from "vitest";
import { type CorsArgument, type CorsOptions, CorsOptionsError, type CorsWaiver, withCors } from "../../src/index.ts";
import { type Browser, createBrowser } from "../../src/testing.ts";

// What each option does, where a page meets it. The types demand an entry for every option and every waiver.

const API = "https://api.example.com/items";
const APP = "https://app.example.com";
const EVIL = "https://evil.example";

/** A browser whose network is one API with a policy. */
function browserOf(
  options: CorsOptions | undefined,
  handler: (request: Request) => Response | Promise<Response> = () =>
    new Response("data", { headers: { etag: '"1"' } }),
  settings?: Parameters<typeof createBrowser>[1],
): Browser {
  return createBrowser(withCors(handler, options as CorsArgument), settings);
}

/** What a page reads, or "refused" where its fetch rejects. */
async function read(browser: Browser, origin: string, init?: RequestInit): Promise<string> {
  try {
    return await (await browser.page(origin).fetch(API, init)).text();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return "refused";
  }
}

const statusesOf = (browser: Browser) =>
  browser.exchanges.map(({ kind, response }) => `${kind} ${response?.status ?? "failed"}`);

const PUT = { method: "PUT" };

const OPTIONS: Record<keyof CorsOptions, () => Promise<void>> = {
  async origin() {
    const browser = browserOf({ origin: [APP, "https://*.example.org"] });
    expect(await Promise.all([APP, "https://a.example.org", EVIL].map((origin) => read(browser, origin)))).toEqual([
      "data",
      "data",
      "refused",
    ]);
    expect(await read(browserOf({ origin: "*" }), EVIL)).toBe("data");
  },

  async methods() {
    expect(await read(browserOf({ methods: ["PUT"] }), APP, PUT)).toBe("data");
    expect(await read(browserOf({ methods: ["PATCH"] }), APP, PUT)).toBe("refused");
  },

  async allowedHeaders() {
    const init = { headers: { "x-token": "1" } };
    expect(await read(browserOf({ allowedHeaders: ["x-token"] }), APP, init)).toBe("data");
    expect(await read(browserOf({ allowedHeaders: ["x-other"] }), APP, init)).toBe("refused");
  },

  async exposedHeaders() {
    const etagOf = async (options: CorsOptions) => {
      const response = await browserOf(options).page(APP).fetch(API);
      return response.headers.get("etag");
    };
    expect(await etagOf({ exposedHeaders: ["etag"] })).toBe('"1"');
    expect(await etagOf({})).toBeNull();
  },

  async credentials() {
    const cookies = vi.fn((request: Request) => new Response(request.headers.get("cookie")));
    const withCookie = (credentials: boolean) => {
      const browser = browserOf({ origin: APP, credentials } as CorsOptions, cookies);
      browser.cookies.set(API, "session=1; Secure; SameSite=None");
      return read(browser, APP, { credentials: "include" });
    };
    expect(await withCookie(true)).toBe("session=1");
    expect(await withCookie(false)).toBe("refused");
  },

  async maxAge() {
    const kindsWithin = async (seconds: number, maxAge: number) => {
      let now = 0;
      const browser = browserOf({ maxAge }, undefined, { now: () => now });
      await read(browser, APP, PUT);
      now = seconds * 1000;
      await read(browser, APP, PUT);
      return browser.exchanges.map(({ kind }) => kind);
    };
    expect(await kindsWithin(59, 60)).toEqual(["preflight", "actual", "actual"]);
    expect(await kindsWithin(61, 60)).toEqual(["preflight", "actual", "preflight", "actual"]);
    expect(await kindsWithin(0, 0)).toEqual(["preflight", "actual", "preflight", "actual"]);
  },

  async preflightStatus() {
    const browser = browserOf({ preflightStatus: 200 });
    expect(await read(browser, APP, PUT)).toBe("data");
    expect(statusesOf(browser)).toEqual(["preflight 200", "actual 200"]);
  },

  async preflightContinue() {
    const handler = vi.fn(({ method }: Request) => new Response(method, { status: 202 }));
    const browser = browserOf({ preflightContinue: true }, handler);
    expect(await read(browser, APP, PUT)).toBe("PUT");
    expect(statusesOf(browser)).toEqual(["preflight 202", "actual 202"]);
    expect(handler.mock.calls.map(([{ method }]) => method)).toEqual(["OPTIONS", "PUT"]);
  },

  async vary() {
    const browser = browserOf({ origin: (_, request) => request.headers.has("x-tenant"), vary: ["X-Tenant"] });
    expect(await read(browser, APP)).toBe("refused");
    expect(browser.exchanges.map(({ response }) => response?.headers.get("vary"))).toEqual(["Origin, X-Tenant"]);
  },

  async enforce() {
    const handler = vi.fn(() => new Response("saved"));
    const browser = browserOf({ origin: APP, enforce: true }, handler);
    const post = { method: "POST" };
    expect(await read(browser, EVIL, post)).toBe("refused");
    expect(handler).not.toHaveBeenCalled();
    expect(await read(browser, APP, post)).toBe("saved");
    expect(await read(browser, new URL(API).origin, post)).toBe("saved");
  },

  async onError() {
    const fail = () => Promise.reject(new Error("boom"));
    const onError = (error: unknown) => new Response(String(error), { status: 500 });
    expect(await read(browserOf({ onError }, fail), APP)).toBe("Error: boom");
    await expect(browserOf({}, fail).page(APP).fetch(API)).rejects.toThrow(TypeError);
  },

  async onRefused() {
    const onRefused = vi.fn();
    const browser = browserOf({ origin: APP, methods: ["GET"], onRefused });
    for (const [origin, init] of [[APP, {}], [EVIL, {}], [APP, PUT]] as const) await read(browser, origin, init);
    expect(onRefused.mock.calls.map(([{ refusals }]) => refusals)).toEqual([
      [{ option: "origin", value: EVIL }],
      [{ option: "methods", value: "PUT" }],
    ]);
  },

  async isPublicSuffix() {
    const options = { origin: "https://*.tenants.example", credentials: true } as const;
    expect(await read(browserOf(options), "https://evil.tenants.example", { credentials: "include" })).toBe("data");
    expect(() => browserOf({ ...options, isPublicSuffix: (domain) => domain === "tenants.example" })).toThrow(
      CorsOptionsError,
    );
  },

  async dangerouslyAllow() {
    for (const waiver of Object.keys(WAIVERS) as CorsWaiver[]) await expectWaived(waiver);
  },
};

/** For each waiver: options that need it alone, and an origin that they allow. */
const WAIVERS: Record<CorsWaiver, readonly [options: CorsOptions, origin: string]> = {
  "insecure-origin": [{ origin: "http://192.168.1.11:3000", credentials: true }, "http://192.168.1.11:3000"],
  "public-suffix": [{ origin: "https://*.github.io", credentials: true }, "https://ada.github.io"],
  "unanchored-regexp": [{ origin: /^https:\/\/app\.example\.com/ }, APP],
};

async function expectWaived(waiver: CorsWaiver): Promise<void> {
  const [options, origin] = WAIVERS[waiver];
  expect(() => browserOf(options)).toThrow(CorsOptionsError);
  const browser = browserOf({ ...options, dangerouslyAllow: [waiver] });
  const credentials = options.credentials ? "include" : "omit";
  expect(await read(browser, origin, { credentials })).toBe("data");
  expect(await read(browser, EVIL, { credentials })).toBe("refused");
}

describe("where a page meets it, the option", () => {
  test.each(Object.entries(OPTIONS))("%s has the effect that the README describes", async (_, expectEffect) => {
    await expectEffect();
  });
});

describe("with the waiver, a page reads what is refused without it:", () => {
  test.each(Object.keys(WAIVERS) as CorsWaiver[])("%s", expectWaived);
});
