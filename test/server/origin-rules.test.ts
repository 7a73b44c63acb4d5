import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type CorsOptions, createCors, type Origin, withCors } from "../../src/index.ts";
import { parseUrl } from "../../src/standard/urls.ts";
import { request } from "../request.ts";

function allows(options: CorsOptions, origin: string): boolean {
  const response = withCors(() => new Response(null), options)(request("GET", "https://api.test/", { origin }));
  const allowed = response.headers.get("access-control-allow-origin");
  expect([null, origin]).toContain(allowed);
  return allowed === origin;
}

const patterns = [
  "https://*.example.com",
  "https://*.deep.er.example.org",
  "https://*.example.net:8443",
  "http://localhost:*",
  "http://*.localhost:*",
  "https://[::1]:*",
  "capacitor://*.app.example",
  "com.example.app://*.host.example",
] as const;

describe("a list of patterns", () => {
  test.each([
    ["https://a.example.com", true],
    ["https://a.b.c.example.com", true],
    ["https://example.com", false],
    ["https://aexample.com", false],
    ["http://a.example.com", false],
    ["https://a.example.com:8443", false],
    ["https://a.example.com.evil.example", false],
    ["https://x.deep.er.example.org", true],
    ["https://er.example.org", false],
    ["https://deep.er.example.org", false],
    ["https://a.example.net:8443", true],
    ["https://a.example.net", false],
    ["http://localhost", true],
    ["http://localhost:5173", true],
    ["http://a.localhost:81", true],
    ["http://a.localhost:80", false],
    ["http://localhost.evil.example:80", false],
    ["https://[::1]", true],
    ["https://[::1]:3000", true],
    ["https://[::2]:3000", false],
    ["capacitor://x.app.example", true],
    ["capacitor://app.example", false],
    ["com.example.app://a.host.example", true],
    ["com.example.app://host.example", false],
  ])("says of %s: %s", (origin, allowed) => expect(allows({ origin: patterns }, origin)).toBe(allowed));

  test("and of exact origins has no limit", () => {
    const exact = Array.from({ length: 20_000 }, (_, index): Origin => `https://exact-${index}.example`);
    const wild = Array.from({ length: 20_000 }, (_, index): Origin => `https://*.wild-${index}.example`);
    const cors = createCors({ origin: [...exact, ...wild] });
    const ask = (origin: string) => cors.explain(request("GET", "https://api.test/", { origin }));
    expect(ask("https://exact-19999.example")).toMatchObject({ allowed: true });
    expect(ask("https://a.wild-19999.example")).toMatchObject({ allowed: true });
    expect(ask("https://wild-19999.example")).toMatchObject({ allowed: false });
  });
});

test("of http and https, exactly the origins that URL writes back reach a rule", () => {
  const digits = fc.integer({ min: 0, max: 300 }).map(String);
  const host = fc.oneof(
    fc.array(fc.oneof(digits, fc.constantFrom("a", "0x1f", "xn--a", "xn--bcher-kva", "-b", "c_d")), {
      minLength: 1,
      maxLength: 5,
    }).map((labels) => labels.join(".")),
    fc.ipV6().map((address) => `[${address}]`),
  );
  const port = fc.oneof(fc.constant(""), fc.stringMatching(/^:\d{1,6}$/));
  const given = fc.tuple(fc.constantFrom("http", "https"), host, port).map(([scheme, host, port]) =>
    `${scheme}://${host}${port}`
  );
  fc.assert(
    fc.property(given, (origin) => {
      const rule = vi.fn((origin: string) => new URL(origin).origin === origin);
      // No page comes from port 0, which URL accepts: https://fetch.spec.whatwg.org/#port-blocking
      const isWrittenBack = parseUrl(origin)?.origin === origin && !origin.endsWith(":0");
      expect(allows({ origin: rule }, origin)).toBe(isWrittenBack);
      expect(rule).toHaveBeenCalledTimes(isWrittenBack ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

describe("what no browser would send", () => {
  const anything: CorsOptions = { origin: [/^.*:\/\/[^]*$/, () => true], dangerouslyAllow: ["unanchored-regexp"] };

  test.each([
    ["null"],
    [""],
    ["https://a.example, https://b.example"],
    ["https://A.example"],
    ["https://a.example/"],
    ["https://b\u00fccher.example"],
    ["https://a.example:123456"],
    ["https://a..example"],
    // `URL` throws for these, or writes another origin back.
    ["http://localhost:0"],
    ["http://localhost:080"],
    ["http://localhost:80"],
    ["http://localhost:65536"],
    ["https://a.example:443"],
    ["https://a.example:99999"],
    ["https://1.2.3.4.5"],
    ["https://1.2.3"],
    ["https://0x7f.0.0.1"],
    ["http://[::::]"],
    ["http://[0:0:0:0:0:0:0:1]"],
    ["app://a:99999"],
    ["app://[::::]"],
    [`https://${"a.".repeat(4000)}example`],
    [`https://${"x".repeat(8192)}`],
    [`https://${"a.".repeat(200)}example.com`],
  ])("is refused before a function is asked: %j", (origin) => {
    expect(allows({ origin: [...patterns, () => true] }, origin)).toBe(false);
  });

  test("is refused whatever it is, and nothing is thrown", () => {
    expect(() => createCors(anything)).toThrow(/\[permissive-regexp\]/);
    fc.assert(fc.property(fc.string({ unit: "binary-ascii", maxLength: 400 }), (text) => {
      const origin = text.replace(/[\0\r\n]|^[\t ]+|[\t ]+$/g, "");
      expect(allows({ origin: [...patterns, /^https:\/\/a\.example$/] }, origin)).toBe(false);
    }));
  });
});

describe("an origin function that was written for another library", () => {
  const contract =
    "withcors: an origin function gets (origin, request, ...context), no callback, and returns true or false";
  const call = (origin: unknown) => allows({ origin } as CorsOptions, "https://a.example");

  test.each<[string, unknown]>([
    ["an arrow function", (_: string, callback: (error: null, allow: boolean) => void) => callback(null, true)],
    // deno-lint-ignore no-explicit-any -- as in the documents of cors
    ["a function", function (_: string, done: any) {
      done(null, true);
    }],
  ])("that calls a callback is told what it gets and returns: %s", (_, origin) => {
    expect(() => call(origin)).toThrow(`${contract}: `);
    expect(() => call(origin)).toThrow(TypeError);
  });

  test("that is asynchronous and calls a callback is told the same", async () => {
    // deno-lint-ignore require-await -- as people write it
    const origin = async (_: string, callback: (error: null, allow: boolean) => void) => callback(null, true);
    const handler = withCors(() => new Response(null), { origin } as unknown as CorsOptions);
    await expect(async () => handler(request("GET", "https://api.test/", { origin: "https://a.example" }))).rejects
      .toThrow(`${contract}: `);
  });

  test.each<[string, unknown, string]>([
    ["nothing, since it calls a callback later", (_: string, callback: unknown) => void callback, "undefined"],
    ["the origin", (origin: string) => origin, `"https://a.example"`],
    ["null", () => null, "null"],
    ["a list", () => [true], "[true]"],
  ])("that returns %s is told to return true or false", (_, origin, value) => {
    expect(() => call(origin)).toThrow(`${contract}, not ${value}`);
  });

  test("whose own mistake has nothing to do with a callback throws that mistake", () => {
    const mistake = new TypeError("tenants.hass is not a function");
    const origin = (_origin: string, _request: Request) => {
      throw mistake;
    };
    expect(() => call(origin)).toThrow(mistake);
  });

  test("has the cause of its error", () => {
    const error: unknown = (() => {
      try {
        return call((_: string, callback: () => void) => callback());
      } catch (error) {
        return error;
      }
    })();
    expect((error as TypeError).cause).toBeInstanceOf(TypeError);
  });
});

test("origins and patterns allow what a plain reading of them does", () => {
  const label = fc.constantFrom("a", "b", "example");
  const host = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join("."));
  const scheme = fc.constantFrom("https", "http", "app");
  const port = fc.constantFrom("", ":81", ":8080");
  const origin = fc.tuple(scheme, host, port).map(([scheme, host, port]): Origin => `${scheme}://${host}${port}`);
  const rule = fc.tuple(scheme, fc.constantFrom("", "*."), host, fc.constantFrom("", ":81", ":*"))
    .map(([scheme, wild, host, port]): Origin => `${scheme}://${wild}${host}${port}`);
  const matches = (rule: string, origin: string) => {
    const source = rule.replace(/[.]/g, "\\.").replace("*\\.", "(?:[a-z]+\\.)+").replace(/:\*$/, "(?::\\d+)?");
    return new RegExp(`^${source}$`).test(origin);
  };
  fc.assert(fc.property(fc.array(rule, { minLength: 2, maxLength: 6 }), origin, (rules, origin) => {
    expect(allows({ origin: ["https://one.test", ...rules] }, origin)).toBe(
      rules.some((rule) => matches(rule, origin)),
    );
  }));
});
