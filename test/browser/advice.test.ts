import { describe, expect, test } from "vitest";
import { createBrowser, type FetchFailure } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const THIRD = "https://third.example.net";

/** The advice and the needed value after a fetch that is refused by way of some URLs, each redirecting to the next. */
async function adviceFor(
  page: string | null,
  urls: readonly string[],
  credentials: RequestCredentials,
  allowed: string | null,
) {
  const browser = createBrowser(({ url, headers }) => {
    const next = urls[urls.indexOf(url) + 1];
    const origin = next === undefined ? allowed : headers.get("origin");
    return new Response(null, {
      status: next === undefined ? 200 : 302,
      headers: {
        ...origin !== null && { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" },
        ...next !== undefined && { location: next },
      },
    });
  });
  const error: unknown = await browser.page(page).fetch(urls[0]!, { credentials }).catch((error: unknown) => error);
  const { message, cause } = error as TypeError & { cause: FetchFailure };
  return { kind: cause.kind, needed: cause.needed, problem: message.split(": ")[0], message };
}

describe("after redirects made the origin null", () => {
  const urls = [`${API}/1`, `${THIRD}/2`];
  const why = `the redirect from ${API} to ${THIRD} made the request's origin "null"`;

  test("a request without credentials can go to the last URL itself, or the server sends *", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "omit", APP);
    expect([kind, needed]).toEqual(["redirect-origin-null", "*"]);
    expect(message).toBe(
      `The response to GET ${THIRD}/2 has Access-Control-Allow-Origin "${APP}", and ${why}: the page has to fetch ` +
        `${THIRD}/2 itself, or the server has to send "Access-Control-Allow-Origin: *" (CORS check, step 4)`,
    );
  });

  test("a request with credentials can only go to the last URL itself", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "include", APP);
    expect([kind, needed]).toEqual(["redirect-origin-null", null]);
    expect(message).toMatch(/: the page has to fetch https:\/\/third\.example\.net\/2 itself \(CORS check, step 4\)$/);
  });

  test("a missing header is called missing, and the origin is explained", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "omit", null);
    expect([kind, needed]).toEqual(["allow-origin-missing", "*"]);
    expect(message).toContain(
      `has no Access-Control-Allow-Origin, and ${why}: the page has to fetch ${THIRD}/2 itself`,
    );
  });

  test("the redirect that is named is the first one that left a foreign origin", async () => {
    const { message } = await adviceFor(
      APP,
      [`${APP}/0`, `${API}/1`, `${API}/2`, `${THIRD}/3`, `${APP}/4`],
      "omit",
      APP,
    );
    expect(message).toContain(why);
  });

  test.each(
    [
      ["https to http", APP, [`${API}/1`, "http://third.example.net/2"], "omit"],
      [
        "http with credentials",
        "https://app.example.com",
        ["http://api.example.com/1", "http://third.example.net/2"],
        "include",
      ],
      ["http from a page on http with credentials", "http://app.example.com", [`${API}/1`, `${THIRD}/2`], "include"],
    ] as const,
  )("the page is not sent to the last URL from %s", async (_, page, urls, credentials) => {
    expect((await adviceFor(page, urls, credentials, "https://other.example")).message).not.toContain("itself");
  });

  test("the page is sent to the last URL on loopback, which needs no TLS", async () => {
    const local = ["http://localhost:1/1", "http://127.0.0.1:2/2"];
    const { message } = await adviceFor("http://localhost:3000", local, "include", "http://localhost:3000");
    expect(message).toContain("the page has to fetch http://127.0.0.1:2/2 itself");
  });
});

describe("with credentials", () => {
  test.each([null, "*", APP])("a page with an opaque origin that gets %s has to leave them out", async (allowed) => {
    const { needed, message } = await adviceFor(null, [`${API}/`], "include", allowed);
    expect(needed).toBe(null);
    expect(message).toContain(
      ': the page has to leave out credentials, and the server has to send "Access-Control-Allow-Origin: *"',
    );
  });

  test("Access-Control-Allow-Credentials is not advised beside the origin null", async () => {
    const browser = createBrowser(() => new Response(null, { headers: { "access-control-allow-origin": "null" } }));
    const fetched = browser.page(null).fetch(API, { credentials: "include" });
    await expect(fetched).rejects.toMatchObject({
      message: expect.not.stringContaining("Access-Control-Allow-Credentials: true"),
      cause: { kind: "allow-credentials", needed: null },
    });
  });

  test.each([null, "*", APP])("a page on http that gets %s has to be served over https", async (allowed) => {
    const { needed, message } = await adviceFor("http://app.example.com", [`${API}/`], "include", allowed);
    expect(needed).toBe(null);
    expect(message).toContain(": the page has to be served over https");
    expect(message).not.toContain("Access-Control-Allow-Origin: http:");
  });

  test("a page on http on loopback is allowed like any other", async () => {
    const { needed } = await adviceFor("http://localhost:5173", [`${API}/`], "include", null);
    expect(needed).toBe("http://localhost:5173");
  });
});

describe("a method that is not allowed", () => {
  test.each([
    ["patch", "GET, PATCH", 'methods are case-sensitive, so the page has to write "PATCH"'],
    [
      "patch",
      "GET, pAtCh",
      'the page has to write "PATCH", and the server has to send "Access-Control-Allow-Methods: GET, PATCH"',
    ],
    ["PATCH", "GET, patch", 'the server has to send "Access-Control-Allow-Methods: GET, PATCH"'],
    ["put", "get, put", 'the server has to send "Access-Control-Allow-Methods: GET, PUT"'],
    ["egg", "GET, EGG", 'methods are case-sensitive, so the page has to write "EGG"'],
    ["EGG", "GET, egg", 'the server has to send "Access-Control-Allow-Methods: GET, EGG"'],
    ["egg", "GET, TRACE", 'the server has to send "Access-Control-Allow-Methods: GET, egg"'],
  ])("%s, given %s", async (method, methods, remedy) => {
    const headers = { "access-control-allow-origin": "*", "access-control-allow-methods": methods };
    const fetched = createBrowser(() => new Response(null, { headers })).page(APP).fetch(API, { method });
    await expect(fetched).rejects.toThrow(`: ${remedy}`);
  });
});

describe("a list of header names", () => {
  test.each([
    ["X-A; X-B", {}, 'the server has to send "Access-Control-Allow-Headers: X-A, X-B"'],
    ["*; authorization", {}, 'the server has to send "Access-Control-Allow-Headers: *, authorization"'],
    ["*; x-a", {}, 'the server has to send "Access-Control-Allow-Headers: *"'],
    ["{}", {}, "the server has to leave out Access-Control-Allow-Headers"],
    [
      "X A",
      { "x-a": "1", "access-control-allow-origin": "*" },
      'the server has to send "Access-Control-Allow-Headers: X, A, x-a"',
    ],
    [
      "Origin, X-B",
      { "x-a": "1" },
      'the server has to send "Access-Control-Allow-Headers: X-B, x-a" or "Access-Control-Allow-Headers: *"',
    ],
  ])("%j is mended", async (names, sent, remedy) => {
    const headers = {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": names,
    };
    const init = { method: "PUT", headers: sent };
    const fetched = createBrowser(() => new Response(null, { headers })).page(APP).fetch(API, init);
    await expect(fetched).rejects.toThrow(`: ${remedy} (`);
  });

  test.each([
    ["PUT;DELETE", "GET", 'the server has to send "Access-Control-Allow-Methods: PUT, DELETE"'],
    ["PUT;*", "DELETE", 'the server has to send "Access-Control-Allow-Methods: *"'],
    ["[put]", "DELETE", 'the server has to send "Access-Control-Allow-Methods: PUT, DELETE"'],
  ])("and so is a list of methods, %j", async (methods, method, remedy) => {
    const headers = { "access-control-allow-origin": "*", "access-control-allow-methods": methods };
    const init = { method, headers: { "x-a": "1" } };
    const fetched = createBrowser(() => new Response(null, { headers })).page(APP).fetch(API, init);
    await expect(fetched).rejects.toThrow(`: ${remedy} (`);
  });
});

test.each([
  [401, ["before it asks for a login"]],
  [404, ["no handler for OPTIONS"]],
  [500, ["a status from 200 to 299, and the server has to send"]],
])("the status %i of a preflight is named before the missing header", async (status, told) => {
  const fetched = createBrowser(() => new Response(null, { status })).page(APP).fetch(API, { method: "PUT" });
  const error = await fetched.catch((error: unknown) => error as TypeError & { cause: FetchFailure });
  expect(error).toMatchObject({
    cause: { kind: "preflight-status", algorithm: "CORS check", step: "2", header: null },
  });
  const { message } = error as TypeError;
  expect(message.indexOf(`status ${status}`)).toBeLessThan(message.indexOf("Access-Control-Allow-Origin"));
  for (const part of told) expect(message).toContain(part);
});

test("a preflight that is redirected to http is not advised to go there", async () => {
  const headers = { location: "http://api.example.com/x" };
  const fetched = createBrowser(() => new Response(null, { status: 301, headers })).page(APP).fetch(API, {
    method: "PUT",
  });
  await expect(fetched).rejects.toMatchObject({
    message: expect.not.stringContaining("itself"),
    cause: { kind: "preflight-redirect" },
  });
});
