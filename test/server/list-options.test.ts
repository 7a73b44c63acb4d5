import { describe, expect, test } from "vitest";
import { type CorsOptions, withCors } from "../../src/index.ts";
import { createBrowser } from "../../src/testing.ts";
import { request } from "../request.ts";
import { messagesOf } from "./issues.ts";

const APP = "https://app.example.com";

/** All headers of an answered preflight. */
function preflight(options: CorsOptions): Record<string, string> {
  const given = request("OPTIONS", "https://api.test/", { origin: APP, "access-control-request-method": "PUT" });
  return Object.fromEntries(withCors(() => new Response(), options)(given).headers);
}

const response = (options: CorsOptions) =>
  Object.fromEntries(withCors(() => new Response(), options)(request("GET", "https://api.test/", {})).headers);

test.each<[string, unknown, string]>([
  ["methods", "GET,PUT", `methods "GET,PUT" is not a list: write ["GET", "PUT"] [not-a-list]`],
  ["methods", "GET PUT", `methods "GET PUT" is not a list: write ["GET", "PUT"] [not-a-list]`],
  [
    "methods",
    `["GET","patch","TRACE"]`,
    `methods "[\\"GET\\",\\"patch\\",\\"TRACE\\"]" is not a list: write ["GET", "PATCH"] [not-a-list]`,
  ],
  ["methods", "*, GET", `methods "*, GET" is not a list: write "*" [not-a-list]`],
  ["methods", "", `methods "" is not a list: write [] [not-a-list]`],
  ["methods", new Set(["GET"]), `methods [object Set] is not a list: write ["GET"] [not-a-list]`],
  ["methods", 1, `methods 1 is not a list: write a list of names, or leave the option out [not-a-list]`],
  ["methods", null, `methods null is not a list: write a list of names, or leave the option out [not-a-list]`],
  ["methods", [1], `methods[0] 1 is not a string: remove it [not-a-string]`],
  ["methods", [Symbol("s")], `methods[0] Symbol(s) is not a string: remove it [not-a-string]`],
  [
    "methods",
    Object.assign(["GET", "GET", "PUT"], { length: 4 }),
    `methods[3] undefined is not a string: remove it [not-a-string]`,
  ],
  ["methods", [""], `methods[0] "" is not a method: remove it [not-a-method]`],
  ["methods", ["PUT", "GET, POST"], `methods[1] "GET, POST" is not a method: write "GET", "POST" [not-a-method]`],
  ["methods", ["GET", "trace"], `methods[1] "trace" is a forbidden method: remove it [forbidden-method]`],
  ["methods", ["Patch"], `methods[0] "Patch" is not normalized by browsers: write "PATCH" [lower-case-patch]`],
  [
    "methods",
    ["GET", "*"],
    `methods[1] "*" stands beside other names: remove it, or write "*" alone [wildcard-in-a-list]`,
  ],
  ["allowedHeaders", "a, b", `allowedHeaders "a, b" is not a list: write ["a", "b"] [not-a-list]`],
  [
    "allowedHeaders",
    "*, Authorization",
    `allowedHeaders "*, Authorization" is not a list: write ["*", "authorization"] [not-a-list]`,
  ],
  ["allowedHeaders", ["a b"], `allowedHeaders[0] "a b" is not a header name: write "a", "b" [not-a-header-name]`],
  [
    "allowedHeaders",
    ["A: text/plain"],
    `allowedHeaders[0] "A: text/plain" is not a header name: write "A" [not-a-header-name]`,
  ],
  ["allowedHeaders", ["é"], `allowedHeaders[0] "é" is not a header name: remove it [not-a-header-name]`],
  [
    "allowedHeaders",
    ["x-a", "*"],
    `allowedHeaders[1] "*" stands beside other names: remove it, or write ["*", "authorization"] alone [wildcard-in-a-list]`,
  ],
  [
    "allowedHeaders",
    ["x-stainless-*"],
    `allowedHeaders[0] "x-stainless-*" has a "*", which browsers take literally: write each name, or ["*", "authorization"] alone [not-a-header-name]`,
  ],
  [
    "allowedHeaders",
    ["Access-Control-Allow-Origin"],
    `allowedHeaders[0] "Access-Control-Allow-Origin" is a CORS response header, which is never listed: remove it [response-header-name]`,
  ],
  ["exposedHeaders", "*, etag", `exposedHeaders "*, etag" is not a list: write "*" [not-a-list]`],
  [
    "exposedHeaders",
    ["Set-Cookie"],
    `exposedHeaders[0] "Set-Cookie" is not readable by any page: remove it [forbidden-header-name]`,
  ],
  [
    "exposedHeaders",
    ["Cookie"],
    `exposedHeaders[0] "Cookie" is a request header name: remove it [request-header-name]`,
  ],
  [
    "exposedHeaders",
    ["access-control-max-age"],
    `exposedHeaders[0] "access-control-max-age" is a CORS response header, which is never listed: remove it [response-header-name]`,
  ],
  [
    "exposedHeaders",
    ["*", "etag"],
    `exposedHeaders[0] "*" stands beside other names: remove it, or write "*" alone [wildcard-in-a-list]`,
  ],
  ["vary", "*", `vary "*" is not a list: write [] [not-a-list]`],
  ["vary", ["*"], `vary[0] "*" keeps caches from storing anything: write the names [wildcard-in-a-list]`],
  ["vary", ["x-*"], `vary[0] "x-*" has a "*", which browsers take literally: write each name [not-a-header-name]`],
  ["vary", ["x y"], `vary[0] "x y" is not a header name: write "x", "y" [not-a-header-name]`],
  [
    "dangerouslyAllow",
    "insecure-origin",
    `dangerouslyAllow "insecure-origin" is not a list: write ["insecure-origin"] [not-a-list]`,
  ],
  [
    "dangerouslyAllow",
    ["wildcard-with-credentials"],
    `dangerouslyAllow[0] "wildcard-with-credentials" is not a waiver: remove it, or write "insecure-origin", "public-suffix" or "unanchored-regexp" [not-a-waiver]`,
  ],
])("the option %s may not be %o", (name, value, message) => expect(messagesOf({ [name]: value })).toEqual([message]));

test("with credentials, no message about exposed headers advises a wildcard", () => {
  const withCredentials = (exposedHeaders: unknown) => messagesOf({ origin: APP, credentials: true, exposedHeaders });
  expect(withCredentials(["*", "etag"])).toEqual([
    `exposedHeaders[0] "*" stands beside other names: remove it [wildcard-in-a-list]`,
  ]);
  expect(withCredentials("*, etag")).toEqual([`exposedHeaders "*, etag" is not a list: write ["etag"] [not-a-list]`]);
  expect(withCredentials(["x-*"])).toEqual([
    `exposedHeaders[0] "x-*" has a "*", which browsers take literally: write each name [not-a-header-name]`,
  ]);
  expect(withCredentials(["*"])).toEqual([
    `exposedHeaders "*" is a wildcard with credentials: name the headers, or leave credentials out [wildcard-with-credentials]`,
  ]);
});

describe("a list of nothing but * is *", () => {
  test("as methods and allowed headers", () => {
    expect(preflight({ methods: ["*"], allowedHeaders: ["*", "*"] })).toEqual({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "*",
      "access-control-allow-headers": "*",
      "access-control-max-age": "7200",
    });
  });

  test("as exposed headers and origin", () => {
    expect(response({ origin: ["*"] as never, exposedHeaders: ["*"] })).toEqual({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "*",
    });
  });

  test("but not a list of holes", () => {
    expect(messagesOf({ methods: Array(1) })).toEqual([
      "methods[0] undefined is not a string: remove it [not-a-string]",
    ]);
    expect(messagesOf({ origin: Array(1) })).toEqual([
      `origin[0] undefined is missing: set the variable, or write () => false for nobody or "*" alone for everybody [missing-origin]`,
    ]);
  });
});

test("repeated names go out once, header names in any case", () => {
  expect(preflight({ methods: ["put", "PUT", "LINK", "link"], allowedHeaders: ["X-A", "x-a", "x-b"] })).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "PUT,LINK,link",
    "access-control-allow-headers": "X-A,x-b",
    "access-control-max-age": "7200",
  });
  expect(response({ exposedHeaders: ["ETag", "etag"], vary: ["X-Tenant", "x-tenant"] })).toEqual({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag",
    vary: "X-Tenant",
  });
});

test("allowed headers that browsers set themselves are accepted and not sent", async () => {
  const allowedHeaders = ["Origin", "Cookie", "Keep-Alive", "Accept-Encoding", "Content-Type", "Sec-Fetch-Mode", "DNT"];
  expect(preflight({ allowedHeaders })).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE",
    "access-control-allow-headers": "Content-Type",
    "access-control-max-age": "7200",
  });
  expect(preflight({ allowedHeaders: ["*", "Cookie"] })["access-control-allow-headers"]).toBe("*");
  expect(preflight({ allowedHeaders: ["Cookie"] })).not.toHaveProperty("access-control-allow-headers");
  const browser = createBrowser({ "https://api.test": withCors(() => new Response("data"), { allowedHeaders }) });
  const headers = { "content-type": "application/json" };
  expect((await browser.page(APP).fetch("https://api.test/", { method: "PUT", headers })).status).toBe(200);
});
