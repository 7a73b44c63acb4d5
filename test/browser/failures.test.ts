import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBrowser } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const URL = `${API}/x`;

type Headers = Record<string, string>;

/** The message and the cause of a fetch from a page to a server that answers so. */
async function failureOf(
  init: RequestInit,
  { preflight = {}, actual = {}, status = 200 }: { preflight?: Headers; actual?: Headers; status?: number },
) {
  const browser = createBrowser(({ method }) => {
    const isPreflight = method === "OPTIONS";
    return new Response(null, { status, headers: isPreflight ? preflight : actual });
  });
  const error: unknown = await browser.page(APP).fetch(URL, init).catch((error: unknown) => error);
  const { message, cause } = error as TypeError;
  return { isTypeError: error instanceof TypeError, message, cause, exchange: browser.exchanges.at(-1) ?? null };
}

describe("a TypeError tells the step, the values, and what the server would have to send", () => {
  const anonymous = { "access-control-allow-origin": "*" };
  const credentialed = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true" };
  const send = (what: string) => `the server has to send "${what}"`;
  const allowOrigin = send(`Access-Control-Allow-Origin: ${APP}`);

  test.each<[RequestInit, Parameters<typeof failureOf>[1], string, string, string]>([
    [
      {},
      {},
      "CORS check",
      "2",
      `GET ${URL} has no Access-Control-Allow-Origin: ${allowOrigin} or "Access-Control-Allow-Origin: *"`,
    ],
    [
      { credentials: "include" },
      {},
      "CORS check",
      "2",
      `GET ${URL} has no Access-Control-Allow-Origin: ${allowOrigin}`,
    ],
    [
      {},
      { actual: { "access-control-allow-origin": `${APP}/` } },
      "CORS check",
      "4",
      `GET ${URL} has Access-Control-Allow-Origin "${APP}/", which is not the request's origin "${APP}": ${allowOrigin}`,
    ],
    [
      { credentials: "include" },
      { actual: anonymous },
      "CORS check",
      "4",
      `GET ${URL} has Access-Control-Allow-Origin "*", which is no wildcard for a request with the credentials mode ` +
      `"include": ${allowOrigin}`,
    ],
    [
      { credentials: "include" },
      { actual: { "access-control-allow-origin": APP } },
      "CORS check",
      "8",
      `GET ${URL} has no Access-Control-Allow-Credentials, and the request's credentials mode is "include": ` +
      send("Access-Control-Allow-Credentials: true"),
    ],
    [
      { credentials: "include" },
      { actual: { ...credentialed, "access-control-allow-credentials": "True" } },
      "CORS check",
      "8",
      `GET ${URL} has Access-Control-Allow-Credentials "True", which is not "true", and the request's credentials mode is ` +
      `"include": ${send("Access-Control-Allow-Credentials: true")}`,
    ],
    [
      { method: "PUT" },
      {},
      "CORS check",
      "2",
      `the preflight OPTIONS ${URL} has no Access-Control-Allow-Origin: ${allowOrigin} or "Access-Control-Allow-Origin: *"`,
    ],
    [
      { method: "PUT" },
      { preflight: anonymous, status: 405 },
      "CORS-preflight fetch",
      "7",
      `the preflight OPTIONS ${URL} has status 405: the server has to answer a preflight with a status from 200 to 299`,
    ],
    [
      { method: "PUT" },
      { preflight: { ...anonymous, "access-control-allow-methods": "PUT;GET" } },
      "CORS-preflight fetch",
      "7.3",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Methods "PUT;GET": the server has to send methods, separated by ` +
      "commas",
    ],
    [
      { method: "PUT" },
      { preflight: { ...anonymous, "access-control-allow-headers": "x a" } },
      "CORS-preflight fetch",
      "7.3",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Headers "x a": the server has to send header names, separated by ` +
      "commas",
    ],
    [
      { method: "PUT" },
      { preflight: anonymous },
      "CORS-preflight fetch",
      "7.5",
      `the preflight OPTIONS ${URL} has no Access-Control-Allow-Methods, and the request's method is PUT: ` +
      send("Access-Control-Allow-Methods: PUT"),
    ],
    [
      { method: "PUT" },
      { preflight: { ...anonymous, "access-control-allow-methods": "GET,PATCH" } },
      "CORS-preflight fetch",
      "7.5",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Methods "GET,PATCH", and the request's method is PUT: ` +
      send("Access-Control-Allow-Methods: GET, PATCH, PUT"),
    ],
    [
      { method: "PUT", credentials: "include" },
      { preflight: { ...credentialed, "access-control-allow-methods": "*" } },
      "CORS-preflight fetch",
      "7.5",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Methods "*", and the request's method is PUT: ` +
      send("Access-Control-Allow-Methods: PUT"),
    ],
    [
      { method: "patch" },
      { preflight: { ...anonymous, "access-control-allow-methods": "GET, PATCH" } },
      "CORS-preflight fetch",
      "7.5",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Methods "GET, PATCH", and the request's method is patch: methods ` +
      'are case-sensitive, so the page has to write "PATCH"',
    ],
    [
      { headers: { Authorization: "x" } },
      { preflight: { ...anonymous, "access-control-allow-headers": "*" } },
      "CORS-preflight fetch",
      "7.6",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Headers "*", and the request has the header authorization: ` +
      send("Access-Control-Allow-Headers: *, authorization"),
    ],
    [
      { headers: { "X-B": "1", "X-A": "1" } },
      { preflight: { ...anonymous, "access-control-allow-headers": "x-b" } },
      "CORS-preflight fetch",
      "7.7",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Headers "x-b", and the request has the header x-a: ` +
      send("Access-Control-Allow-Headers: x-b, x-a"),
    ],
    [
      { headers: { "X-A": "1" }, credentials: "include" },
      { preflight: { ...credentialed, "access-control-allow-headers": "*, x-b" } },
      "CORS-preflight fetch",
      "7.7",
      `the preflight OPTIONS ${URL} has Access-Control-Allow-Headers "*, x-b", and the request has the header x-a: ` +
      send("Access-Control-Allow-Headers: x-b, x-a"),
    ],
    [
      { redirect: "error" },
      { actual: { ...anonymous, location: "/y" }, status: 302 },
      "HTTP fetch",
      "6.2",
      `GET ${URL} is a redirect, and the request's redirect mode is "error"`,
    ],
    [
      {},
      { actual: { ...anonymous, location: "https://" }, status: 302 },
      "HTTP-redirect fetch",
      "5",
      `GET ${URL} redirects to "https://": the server has to send a URL in Location`,
    ],
    [
      {},
      { actual: { ...anonymous, location: "mailto:me" }, status: 302 },
      "HTTP-redirect fetch",
      "6",
      `GET ${URL} redirects to mailto:me, whose scheme is neither http nor https`,
    ],
    [
      {},
      { actual: { ...anonymous, location: "https://me@example.com/" }, status: 302 },
      "HTTP-redirect fetch",
      "9",
      `GET ${URL} redirects to https://me@example.com/, which includes credentials: remove the user name and password`,
    ],
    [
      { mode: "no-cors" },
      { actual: { "cross-origin-resource-policy": "same-origin" } },
      "cross-origin resource policy check",
      "5",
      `GET ${URL} has Cross-Origin-Resource-Policy "same-origin", and the request's origin is "${APP}": ` +
      send("Cross-Origin-Resource-Policy: cross-origin"),
    ],
  ])("%j, answered with %j: %s, step %s", async (init, answers, algorithm, step, message) => {
    const failure = await failureOf(init, answers);
    expect(failure).toEqual({
      isTypeError: true,
      message: `${algorithm}, step ${step}: the response to ${message}`,
      cause: { algorithm, step, exchange: failure.exchange },
      exchange: expect.objectContaining({ response: expect.objectContaining({ status: answers.status ?? 200 }) }),
    });
  });

  test("or what the page would have to do, where no server is to blame", async () => {
    const sameOrigin = await failureOf({ mode: "same-origin" }, {});
    expect(sameOrigin).toEqual({
      isTypeError: true,
      message:
        `main fetch, step 12: GET ${URL} is not same origin with the page at ${APP}, and its mode is "same-origin": ` +
        'let the page use the mode "cors"',
      cause: { algorithm: "main fetch", step: "12", exchange: null },
      exchange: null,
    });
    const manual = await failureOf({ mode: "no-cors", redirect: "manual" }, {});
    expect(manual.message).toBe(
      `main fetch, step 12: GET ${URL} has the mode "no-cors" and the redirect mode "manual": let the page use the redirect ` +
        'mode "follow"',
    );
  });
});

describe("whatever the server sends", () => {
  const value = fc.oneof(
    fc.constantFrom("*", APP, API, `${APP}/`, "null", APP.toUpperCase(), `${APP}, ${APP}`),
    fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/),
  );

  test("an anonymous response is shared for * and for the page's origin, and for nothing else", async () => {
    await fc.assert(fc.asyncProperty(value, async (origin) => {
      const { isTypeError } = await failureOf({}, { actual: { "access-control-allow-origin": origin } });
      expect(isTypeError).toBe(origin !== "*" && origin !== APP);
    }));
  });

  test("a response with credentials is shared for the page's origin and true, and for nothing else", async () => {
    const allowed = fc.oneof(fc.constantFrom("true", "True", "true, true", "false"), value);
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constant(APP), value), allowed, async (origin, credentials) => {
      const headers = { "access-control-allow-origin": origin, "access-control-allow-credentials": credentials };
      const { isTypeError } = await failureOf({ credentials: "include" }, { actual: headers });
      expect(isTypeError).toBe(origin !== APP || credentials !== "true");
    }));
  });
});

test("a redirect, whichever way it goes, tells the page's origin until it leaves one that is not the page's", async () => {
  const origins = [APP, API, "https://third.example.net"];
  const way = fc.array(fc.constantFrom(...origins), { minLength: 1, maxLength: 12 });
  await fc.assert(fc.asyncProperty(way, async (hops) => {
    let hop = 0;
    const browser = createBrowser(({ headers }) => {
      const next = hops[++hop];
      const allow = { "access-control-allow-origin": headers.get("origin") ?? "*" };
      return new Response(
        null,
        next === undefined ? { headers: allow } : {
          status: 302,
          headers: { ...allow, location: `${next}/${hop}` },
        },
      );
    });
    await browser.page(APP).fetch(`${hops[0]}/0`);
    const left = hops.findIndex((origin, index) => origin !== APP && hops[index + 1] !== origin);
    const firstForeign = hops.findIndex((origin) => origin !== APP);
    const expected = hops.map((_, index) => {
      if (firstForeign === -1 || index < firstForeign) return null;
      return left !== -1 && index > left ? "null" : APP;
    });
    expect(browser.exchanges.map(({ request }) => request.headers.get("origin"))).toEqual(expected);
  }));
});
