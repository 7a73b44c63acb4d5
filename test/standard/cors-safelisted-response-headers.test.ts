import { expect, test } from "vitest";
import { isCorsSafelistedResponseHeaderName } from "../../src/standard/cors-safelisted-response-headers.ts";
import { REQUEST_BODY_HEADER_NAMES } from "../../src/standard/request-body-headers.ts";
import { isRedirectStatus } from "../../src/standard/statuses.ts";

const SAFELISTED = [
  "Cache-Control",
  "Content-Language",
  "Content-Length",
  "Content-Type",
  "Expires",
  "Last-Modified",
  "Pragma",
];

test("the CORS-safelisted response-header names are those that the standard lists, in any case", () => {
  expect(SAFELISTED.filter((name) => isCorsSafelistedResponseHeaderName(name.toUpperCase(), []))).toEqual(SAFELISTED);
});

test.each([
  ["ETag", [], false],
  ["Set-Cookie", [], false],
  ["ETag", ["etag"], true],
  ["etag", ["x-a", "ETAG"], true],
  ["etag", ["*"], false],
  ["*", ["*"], true],
  ["Set-Cookie", ["set-cookie"], false],
  ["set-cookie2", ["Set-Cookie2"], false],
])("%s, given %j, is a CORS-safelisted response-header name: %s", (name, list, expected) => {
  expect(isCorsSafelistedResponseHeaderName(name, list)).toBe(expected);
});

test("the request-body-header names are those that the standard lists", () => {
  expect(REQUEST_BODY_HEADER_NAMES).toEqual([
    "Content-Encoding",
    "Content-Language",
    "Content-Location",
    "Content-Type",
  ]);
});

test("the redirect statuses are those that the standard lists", () => {
  const statuses = Array.from({ length: 1000 }, (_, status) => status);
  expect(statuses.filter(isRedirectStatus)).toEqual([301, 302, 303, 307, 308]);
});
