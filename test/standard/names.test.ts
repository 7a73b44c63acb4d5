import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isForbiddenRequestHeader,
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../../src/standard/headers.ts";
import { isCorsSafelistedMethod, isForbiddenMethod, normalizeMethod } from "../../src/standard/methods.ts";
import { isNullBodyStatus, isOkStatus, isRedirectStatus } from "../../src/standard/statuses.ts";
import { isToken, parseList } from "../../src/standard/tokens.ts";

const flip = (name: string) => name.replace(/[a-z]/g, (letter, index) => index % 2 ? letter.toUpperCase() : letter);

describe("methods", () => {
  const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "TRACK", "CHICKEN"];

  test("are CORS-safelisted if they are GET, HEAD or POST, in upper case", () => {
    expect([...methods, "get"].filter(isCorsSafelistedMethod)).toEqual(["GET", "HEAD", "POST"]);
  });

  test("are forbidden if they are CONNECT, TRACE or TRACK, in any case", () => {
    expect([...methods, "track"].filter(isForbiddenMethod)).toEqual(["CONNECT", "TRACE", "TRACK", "track"]);
  });

  test("are normalized if they are one of six", () => {
    const normalized = methods.filter((method) => normalizeMethod(method.toLowerCase()) === method);
    expect(normalized).toEqual(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]);
    expect(["patch", "Egg", "track"].map(normalizeMethod)).toEqual(["patch", "Egg", "track"]);
  });
});

// As the standard lists them.
const forbiddenRequestHeaders = [
  "Accept-Charset",
  "Accept-Encoding",
  "Access-Control-Request-Headers",
  "Access-Control-Request-Method",
  "Connection",
  "Content-Length",
  "Cookie",
  "Cookie2",
  "Date",
  "DNT",
  "Expect",
  "Host",
  "Keep-Alive",
  "Origin",
  "Referer",
  "Set-Cookie",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
  "Via",
  "Proxy-Authorization",
  "Proxy-",
  "Sec-Fetch-Site",
  "Sec-",
];

describe("header names", () => {
  test.each(forbiddenRequestHeaders)("%s is forbidden in requests, in any case", (name) => {
    expect([name, name.toLowerCase(), flip(name)].map(isForbiddenRequestHeaderName)).toEqual([true, true, true]);
  });

  test.each(["Accept", "Authorization", "Content-Type", "Proxy", "Sec", "X-Sec-", "Date2", "Range", "User-Agent"])(
    "%s is not",
    (name) => expect(isForbiddenRequestHeaderName(name)).toBe(false),
  );

  test.each([
    ["X-HTTP-Method-Override", "TRACE", true],
    ["x-http-method", "GET, track", true],
    ["X-Method-Override", "connect", true],
    ["X-Method-Override", "PUT", false],
    ["X-Method", "TRACE", false],
    ["Not-X-Method-Override", "TRACE", false],
    ["X-Method-Override-Not", "TRACE", false],
    ["Cookie", "", true],
  ])("%s: %s is a forbidden request-header: %s", (name, value, forbidden) => {
    expect(isForbiddenRequestHeader(name, value)).toBe(forbidden);
  });

  test("Set-Cookie and Set-Cookie2 are never read", () => {
    expect(["Set-Cookie", "set-cookie2"].filter(isForbiddenResponseHeaderName)).toHaveLength(2);
    expect(["Set-Cookie3", "X-Set-Cookie", "Cookie"].filter(isForbiddenResponseHeaderName)).toEqual([]);
  });

  test("of requests alone are known", () => {
    const ofRequests = [
      "Cookie",
      "If-None-Match",
      "Origin",
      "User-Agent",
      "Sec-Fetch-Site",
      "Access-Control-Request-Method",
    ];
    expect(ofRequests.filter(isRequestHeaderName)).toEqual(ofRequests);
    const ofResponses = ["Authorization", "Date", "ETag", "Accept", "Content-Length", "Host-Name", "X-Origin"];
    expect(ofResponses.filter(isRequestHeaderName)).toEqual([]);
  });
});

test("statuses: a null body, an ok, a redirect", () => {
  const all = Array.from({ length: 500 }, (_, index) => index + 100);
  expect(all.filter(isNullBodyStatus)).toEqual([101, 103, 204, 205, 304]);
  expect(all.filter(isOkStatus)).toEqual(all.slice(100, 200));
  expect(all.filter(isRedirectStatus)).toEqual([301, 302, 303, 307, 308]);
});

test("tokens are made of the characters that RFC 9110 lists, and empty elements of a list are left out", () => {
  const tchar = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const plain = (text: string) => text !== "" && text.split("").every((character) => tchar.includes(character));
  fc.assert(fc.property(fc.string({ unit: "binary-ascii", maxLength: 8 }), (text) => {
    expect(isToken(text)).toBe(plain(text));
  }));
  const list = fc.array(fc.tuple(fc.constantFrom("", " ", "\t"), fc.constantFrom("", "a", "x-b", "a b")), {
    maxLength: 6,
  });
  fc.assert(fc.property(list, (elements) => {
    const value = elements.map((element) => element.join("")).join(",").replace(/^[ \t]+/, "");
    const names = value.split(",").map((element) => element.trim());
    expect(parseList(value)).toEqual(names.filter((name) => name !== ""));
  }));
});
