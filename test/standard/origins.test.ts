import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostOf, isHttpScheme, isLoopbackHost, isTupleOrigin, schemeOf } from "../../src/standard/origins.ts";
import { isWellKnownPublicSuffix } from "../../src/standard/public-suffixes.ts";
import { parseUrl } from "../../src/standard/urls.ts";

test.each([
  ["https://example.com", "https", "example.com"],
  ["http://localhost:3000", "http", "localhost"],
  ["https://[::1]", "https", "[::1]"],
  ["https://[::1]:8443", "https", "[::1]"],
  ["chrome-extension://abc", "chrome-extension", "abc"],
  ["https://a.example.com:65535", "https", "a.example.com"],
  ["app://a", "app", "a"],
  ["https://*.example.com:*", "https", "*.example.com"],
  ["example.com", "", "example.com"],
])("%s has the scheme %j and the host %j", (origin, scheme, host) => {
  expect(schemeOf(origin)).toBe(scheme);
  if (scheme !== "") expect(hostOf(origin)).toBe(host);
});

test("what URL says of the origin of a page on the network is a tuple origin", () => {
  fc.assert(fc.property(fc.webUrl({ validSchemes: ["http", "https"], withFragments: true }), (url) => {
    const { origin, host } = new URL(url);
    // Hosts of other characters are valid URLs, and no domain of any registry.
    if (/^[a-z0-9.:[\]_-]+$/.test(host)) expect(isTupleOrigin(origin)).toBe(true);
  }));
});

test("an origin of 326 characters is a tuple origin, and a longer one is not", () => {
  const longest = `${"s".repeat(64)}://${"a".repeat(253)}:65535`;
  expect([longest.length, isTupleOrigin(longest)]).toEqual([326, true]);
  expect(isTupleOrigin(`s${longest}`)).toBe(false);
});

test.each([
  "null",
  "",
  "https://",
  "https://example.com/",
  "https://Example.com",
  "https://example.com:",
  "https://example.com:123456",
  "https://a, https://b",
  "https://ex ample.com",
  "https://.example.com",
  "1https://example.com",
  ...["about", "blob", "data", "file", "javascript"].map((scheme) => `${scheme}://api.example.com`),
  `https://${"a".repeat(319)}`,
])("%j is no tuple origin", (value) => expect(isTupleOrigin(value)).toBe(false));

describe("hosts", () => {
  test("that are loopback addresses are known by their names", () => {
    const hosts = [
      "localhost",
      "localhost.",
      "a.localhost",
      "app.a.localhost",
      "127.0.0.1",
      "127.8.18.188",
      "[::1]",
    ];
    expect(hosts.filter(isLoopbackHost)).toEqual(hosts);
    const others = [
      "example.com",
      "localhost.example.com",
      "evillocalhost",
      "127.0.0.1.example",
      "x127.0.0.1",
      "[::1]x",
    ];
    expect(others.filter(isLoopbackHost)).toEqual([]);
  });

  test("below which anyone can register a name are known, if they are well known", () => {
    const suffixes = (
      "com co.uk com.au github.io vercel.app netlify.app pages.dev workers.dev herokuapp.com web.app firebaseapp.com " +
      "onrender.com fly.dev deno.dev azurewebsites.net cloudfront.net s3.amazonaws.com gitlab.io surge.sh ngrok.io glitch.me"
    ).split(" ");
    expect([...suffixes, "or.jp", "ne.jp"].filter((suffix) => !isWellKnownPublicSuffix(suffix))).toEqual([]);
    const domains = ["example.com", "me.github.io", "example.co.uk", "github.com", "github.io.example"];
    expect(domains.filter(isWellKnownPublicSuffix)).toEqual([]);
  });
});

test("schemes of pages on the network are two", () => {
  expect(["http", "https", "ws", "wss", "ftp", "file", "app"].filter(isHttpScheme)).toEqual(["http", "https"]);
});

test("a URL that does not parse is null", () => {
  expect(parseUrl("https://example.com/a")?.pathname).toBe("/a");
  expect(parseUrl("/a")).toBeNull();
});
