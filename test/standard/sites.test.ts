import { describe, expect, test } from "vitest";
import { isWellKnownPublicSuffix } from "../../src/standard/public-suffixes.ts";
import { isSameSite, registrableDomainOf } from "../../src/standard/sites.ts";

describe("the registrable domain", () => {
  test.each([
    ["example.com", "example.com"],
    ["www.example.com", "example.com"],
    ["a.b.example.com", "example.com"],
    ["sub.www.example.co.uk", "example.co.uk"],
    ["example.com.", "example.com."],
    ["www.example.com.", "example.com."],
    ["app.localhost", "app.localhost"],
    ["a.app.localhost", "app.localhost"],
    ["me.github.io", "me.github.io"],
    ["bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com"],
    ["console.amazonaws.com", "amazonaws.com"],
    ["github.io", null],
    ["co.uk", null],
    ["com", null],
    ["localhost", null],
    ["127.0.0.1", null],
    ["127.10.20.30", null],
    ["1.2.3.4.example", "4.example"],
    ["a1.2.3.4", "3.4"],
    ["[::1]", null],
  ])("of %s is %s", (host, expected) => {
    expect(registrableDomainOf(host, isWellKnownPublicSuffix)).toBe(expected);
  });

  test("follows a list that someone brings, and the last label is a public suffix in any", () => {
    expect(registrableDomainOf("a.shop.test", (domain) => domain === "shop.test")).toBe("a.shop.test");
    expect(registrableDomainOf("a.shop.test", () => false)).toBe("shop.test");
  });
});

describe("two origins are same site", () => {
  test.each([
    ["https://example.com", "https://example.com", true],
    ["https://app.example.com", "https://api.example.com:8443", true],
    ["http://example.com", "https://example.com", false],
    ["https://example.com", "https://example.net", false],
    ["https://a.github.io", "https://b.github.io", false],
    ["http://localhost:3000", "http://localhost:8080", true],
    ["http://app.localhost", "http://api.localhost", false],
    ["http://127.0.0.1:1", "http://127.0.0.1:2", true],
    ["http://127.0.0.1", "http://127.0.0.2", false],
    ["http://[::1]:1", "http://[::1]:2", true],
    ["http://[::1]", "http://[::2]", false],
    ["http://[2001:db8::1]", "http://[2001:db8::2]", false],
    ["http://com", "http://net", false],
    ["capacitor://localhost", "capacitor://localhost", true],
    ["capacitor://localhost", "http://localhost", false],
    ["null", "null", false],
    ["null", "https://example.com", false],
    ["https://example.com", "null", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(isSameSite(a, b, isWellKnownPublicSuffix)).toBe(expected);
  });
});
