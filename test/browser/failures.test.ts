import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBrowser, type FailureKind } from "../../src/testing.ts";

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

const anonymous = { "access-control-allow-origin": "*" };
const credentialed = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true" };
const include = { credentials: "include" } as const;

const RESPONSE = `The response to GET ${URL}`;
const PREFLIGHT = `The response to the preflight OPTIONS ${URL}`;
const allowOrigin = `the server has to send "Access-Control-Allow-Origin: ${APP}"`;
const orAny = ' or "Access-Control-Allow-Origin: *"';
const inMode = 'and the request has the credentials mode "include"';
const allowMethods = (list: string) => `the server has to send "Access-Control-Allow-Methods: ${list}"`;
const orAnyMethod = ' or "Access-Control-Allow-Methods: *"';
const allowHeaders = (list: string) => `the server has to send "Access-Control-Allow-Headers: ${list}"`;
const orAnyHeader = ' or "Access-Control-Allow-Headers: *"';
const fromStatus = "the server has to answer a preflight with a status from 200 to 299";

/** What is refused, its kind, where the standard refuses it, the message, and what a tool needs to repair the answer. */
const FAILURES: [RequestInit, Parameters<typeof failureOf>[1], FailureKind, string, string, object?][] = [
  [
    {},
    {},
    "allow-origin-missing",
    "CORS check, step 2",
    `${RESPONSE} has no Access-Control-Allow-Origin: ${allowOrigin}${orAny}`,
    {
      header: "access-control-allow-origin",
      needed: APP,
    },
  ],
  [
    include,
    {},
    "allow-origin-missing",
    "CORS check, step 2",
    `${RESPONSE} has no Access-Control-Allow-Origin: ${allowOrigin}`,
    {
      header: "access-control-allow-origin",
      needed: APP,
    },
  ],
  [
    {},
    { actual: { "access-control-allow-origin": `${APP}/` } },
    "allow-origin-mismatch",
    "CORS check, step 4",
    `${RESPONSE} has Access-Control-Allow-Origin "${APP}/", which is not the request's origin "${APP}": ${allowOrigin}${orAny}`,
    { header: "access-control-allow-origin", found: `${APP}/`, needed: APP },
  ],
  [
    include,
    { actual: anonymous },
    "allow-origin-wildcard-credentials",
    "CORS check, step 4",
    `${RESPONSE} has Access-Control-Allow-Origin "*", which is not a wildcard for a request with the credentials mode ` +
    `"include": ${allowOrigin}, or the page has to leave out credentials`,
    { header: "access-control-allow-origin", found: "*", needed: APP },
  ],
  [
    {},
    { actual: { "access-control-allow-origin": "*, *" } },
    "allow-origin-multiple",
    "CORS check, step 4",
    `${RESPONSE} has Access-Control-Allow-Origin "*, *", which is one value doubled: ${allowOrigin}${orAny}, once`,
    { header: "access-control-allow-origin", found: "*, *", needed: APP },
  ],
  [
    {},
    { actual: { "access-control-allow-origin": `${APP} ${API}` } },
    "allow-origin-multiple",
    "CORS check, step 4",
    `${RESPONSE} has Access-Control-Allow-Origin "${APP} ${API}", which is more than one value: ${allowOrigin}${orAny}, once`,
    { header: "access-control-allow-origin", found: `${APP} ${API}`, needed: APP },
  ],
  [
    {},
    { actual: { "access-control-allow-origin": "app.example.com" } },
    "allow-origin-no-origin",
    "CORS check, step 4",
    `${RESPONSE} has Access-Control-Allow-Origin "app.example.com", which is not an origin: ${allowOrigin}${orAny}`,
    { header: "access-control-allow-origin", found: "app.example.com", needed: APP },
  ],
  [
    include,
    { actual: { "access-control-allow-origin": APP } },
    "allow-credentials",
    "CORS check, step 8",
    `${RESPONSE} has no Access-Control-Allow-Credentials, ${inMode}: ` +
    'the server has to send "Access-Control-Allow-Credentials: true"',
    { header: "access-control-allow-credentials", needed: "true" },
  ],
  [
    include,
    { actual: { ...credentialed, "access-control-allow-credentials": "True" } },
    "allow-credentials",
    "CORS check, step 8",
    `${RESPONSE} has Access-Control-Allow-Credentials "True", which is not "true", ${inMode}: ` +
    'the server has to send "Access-Control-Allow-Credentials: true"',
    { header: "access-control-allow-credentials", found: "True", needed: "true" },
  ],
  [
    include,
    { actual: { ...credentialed, "access-control-allow-credentials": "true, true" } },
    "allow-credentials",
    "CORS check, step 8",
    `${RESPONSE} has Access-Control-Allow-Credentials "true, true", which is one value doubled, ${inMode}: ` +
    'the server has to send "Access-Control-Allow-Credentials: true"',
    { header: "access-control-allow-credentials", found: "true, true", needed: "true" },
  ],
  [
    { method: "PUT" },
    {},
    "allow-origin-missing",
    "CORS check, step 2",
    `${PREFLIGHT} has no Access-Control-Allow-Origin: ${allowOrigin}${orAny}`,
    { header: "access-control-allow-origin", needed: APP },
  ],
  [
    { method: "PUT" },
    { preflight: anonymous, status: 405 },
    "preflight-status",
    "CORS-preflight fetch, step 7",
    `${PREFLIGHT} has status 405: ${fromStatus}, and seems to have no handler for OPTIONS at this URL`,
  ],
  [
    { method: "PUT" },
    { status: 401 },
    "preflight-status",
    "CORS check, step 2",
    `${PREFLIGHT} has status 401, and has no Access-Control-Allow-Origin: ${fromStatus} before it asks for a login, since a ` +
    `preflight carries no cookies and no Authorization, and ${allowOrigin}${orAny}`,
  ],
  [
    { method: "PUT" },
    { preflight: { location: `${URL}/` }, status: 308 },
    "preflight-redirect",
    "CORS check, step 2",
    `${PREFLIGHT} is a redirect with status 308 to ${URL}/, and has no Access-Control-Allow-Origin: the page has to fetch ` +
    `${URL}/ itself, or ${fromStatus}, and ` +
    `${allowOrigin}${orAny}`,
  ],
  [
    { method: "PUT" },
    { preflight: anonymous, status: 302 },
    "preflight-redirect",
    "CORS-preflight fetch, step 7",
    `${PREFLIGHT} is a redirect with status 302 to nowhere: ${fromStatus}`,
  ],
  [
    { method: "PUT" },
    { preflight: { ...anonymous, "access-control-allow-methods": "PUT;GET" } },
    "allow-methods-syntax",
    "CORS-preflight fetch, step 7.3",
    `${PREFLIGHT} has Access-Control-Allow-Methods "PUT;GET", which is not a list of methods: ${
      allowMethods("GET, PUT")
    }`,
    { header: "access-control-allow-methods", found: "PUT;GET", needed: "GET, PUT" },
  ],
  [
    { headers: { "X-C": "1" } },
    { preflight: { ...anonymous, "access-control-allow-headers": "X-A X-B" } },
    "allow-headers-syntax",
    "CORS-preflight fetch, step 7.3",
    `${PREFLIGHT} has Access-Control-Allow-Headers "X-A X-B", which is not a list of header names: ` +
    allowHeaders("X-A, X-B, x-c"),
    { header: "access-control-allow-headers", found: "X-A X-B", needed: "X-A, X-B, x-c" },
  ],
  [
    { method: "PUT" },
    { preflight: anonymous },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has no Access-Control-Allow-Methods, and the request has the method PUT: ` +
    allowMethods("PUT") + orAnyMethod,
    { header: "access-control-allow-methods", needed: "PUT", missing: ["PUT"] },
  ],
  [
    { method: "PUT" },
    { preflight: { ...anonymous, "access-control-allow-methods": "GET,PATCH" } },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has Access-Control-Allow-Methods "GET,PATCH", and the request has the method PUT: ` +
    allowMethods("GET, PATCH, PUT") + orAnyMethod,
    { header: "access-control-allow-methods", found: "GET,PATCH", needed: "GET, PATCH, PUT", missing: ["PUT"] },
  ],
  [
    { method: "PUT", ...include },
    { preflight: { ...credentialed, "access-control-allow-methods": "*" } },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has Access-Control-Allow-Methods "*", and the request has the method PUT: ${allowMethods("PUT")}`,
    { header: "access-control-allow-methods", found: "*", needed: "PUT", missing: ["PUT"] },
  ],
  [
    { method: "patch" },
    { preflight: { ...anonymous, "access-control-allow-methods": "GET, PATCH" } },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has Access-Control-Allow-Methods "GET, PATCH", and the request has the method patch: methods are ` +
    'case-sensitive, so the page has to write "PATCH"',
    { header: "access-control-allow-methods", found: "GET, PATCH", missing: ["patch"] },
  ],
  [
    { method: "patch" },
    { preflight: { ...anonymous, "access-control-allow-methods": "GET" } },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has Access-Control-Allow-Methods "GET", and the request has the method patch: the page has to write ` +
    `"PATCH", and ${allowMethods("GET, PATCH")}${orAnyMethod}`,
    { header: "access-control-allow-methods", found: "GET", missing: ["patch"] },
  ],
  [
    { method: "put" },
    { preflight: { ...anonymous, "access-control-allow-methods": "get, put, trace, TRACE, patch" } },
    "method-not-allowed",
    "CORS-preflight fetch, step 7.5",
    `${PREFLIGHT} has Access-Control-Allow-Methods "get, put, trace, TRACE, patch", and the request has the method PUT: ` +
    allowMethods("GET, PATCH, PUT") + orAnyMethod,
    {
      header: "access-control-allow-methods",
      found: "get, put, trace, TRACE, patch",
      needed: "GET, PATCH, PUT",
      missing: ["PUT"],
    },
  ],
  [
    { headers: { Authorization: "x", "X-A": "1" } },
    { preflight: { ...anonymous, "access-control-allow-headers": "x-b, *" } },
    "authorization-under-wildcard",
    "CORS-preflight fetch, step 7.6",
    `${PREFLIGHT} has Access-Control-Allow-Headers "x-b, *", which does not cover the header authorization: ` +
    allowHeaders("*, authorization"),
    { header: "access-control-allow-headers", found: "x-b, *", needed: "*, authorization", missing: ["authorization"] },
  ],
  [
    { headers: { Authorization: "x", "X-A": "1" } },
    { preflight: anonymous },
    "header-not-allowed",
    "CORS-preflight fetch, step 7.6",
    `${PREFLIGHT} has no Access-Control-Allow-Headers, and the request has the headers authorization, x-a: ` +
    `${allowHeaders("authorization, x-a")} or "Access-Control-Allow-Headers: *, authorization"`,
    {
      header: "access-control-allow-headers",
      needed: "authorization, x-a",
      missing: ["authorization", "x-a"],
    },
  ],
  [
    { headers: { "X-B": "1", "X-A": "1", "X-C": "1" } },
    { preflight: { ...anonymous, "access-control-allow-headers": "X-B" } },
    "header-not-allowed",
    "CORS-preflight fetch, step 7.7",
    `${PREFLIGHT} has Access-Control-Allow-Headers "X-B", and the request has the headers x-a, x-c: ` +
    allowHeaders("X-B, x-a, x-c") + orAnyHeader,
    { header: "access-control-allow-headers", found: "X-B", needed: "X-B, x-a, x-c", missing: ["x-a", "x-c"] },
  ],
  [
    { headers: { "X-A": "1" }, ...include },
    { preflight: { ...credentialed, "access-control-allow-headers": "*, Origin, x-b" } },
    "header-not-allowed",
    "CORS-preflight fetch, step 7.7",
    `${PREFLIGHT} has Access-Control-Allow-Headers "*, Origin, x-b", and the request has the header x-a: ` +
    allowHeaders("x-b, x-a"),
    { header: "access-control-allow-headers", found: "*, Origin, x-b", needed: "x-b, x-a", missing: ["x-a"] },
  ],
  [
    { headers: { "Access-Control-Allow-Origin": "*" } },
    { preflight: anonymous },
    "header-not-allowed",
    "CORS-preflight fetch, step 7.7",
    `${PREFLIGHT} has no Access-Control-Allow-Headers, and the request has the header access-control-allow-origin: the page ` +
    "has to drop access-control-allow-origin, which only a server sends",
    { header: "access-control-allow-headers", missing: ["access-control-allow-origin"] },
  ],
  [
    { headers: { "Access-Control-Allow-Headers": "*", "X-A": "1" } },
    { preflight: anonymous },
    "header-not-allowed",
    "CORS-preflight fetch, step 7.7",
    `${PREFLIGHT} has no Access-Control-Allow-Headers, and the request has the headers access-control-allow-headers, x-a: ` +
    `the page has to drop access-control-allow-headers, which only a server sends, and ${
      allowHeaders("x-a")
    }${orAnyHeader}`,
    {
      header: "access-control-allow-headers",
      needed: "x-a",
      missing: ["access-control-allow-headers", "x-a"],
    },
  ],
  [
    {},
    { actual: { location: "https://other.example.com/y" }, status: 302 },
    "redirect-no-cors",
    "CORS check, step 2",
    `${RESPONSE} is a redirect with status 302, and has no Access-Control-Allow-Origin: ${allowOrigin}${orAny}, or the page ` +
    "has to fetch https://other.example.com/y itself",
    { header: "access-control-allow-origin", needed: APP },
  ],
  [
    { redirect: "error" },
    { actual: { ...anonymous, location: "/y" }, status: 302 },
    "redirect-error",
    "HTTP fetch, step 6.2",
    `${RESPONSE} is a redirect, and the request has the redirect mode "error"`,
  ],
  [
    {},
    { actual: { ...anonymous, location: "https://" }, status: 302 },
    "redirect-invalid",
    "HTTP-redirect fetch, step 5",
    `${RESPONSE} redirects to "https://", which is not a URL: the server has to send a URL in Location`,
  ],
  [
    {},
    { actual: { ...anonymous, location: "mailto:me" }, status: 302 },
    "redirect-scheme",
    "HTTP-redirect fetch, step 6",
    `${RESPONSE} redirects to mailto:me, whose scheme is neither http nor https: the server has to redirect to a URL with ` +
    "https",
  ],
  [
    {},
    { actual: { ...anonymous, location: "https://me:secret@example.com/z" }, status: 302 },
    "redirect-credentials",
    "HTTP-redirect fetch, step 9",
    `${RESPONSE} redirects to a URL of https://example.com with a user name or a password: the server has to leave them ` +
    "out of Location",
  ],
  [
    { mode: "no-cors" },
    { actual: { "cross-origin-resource-policy": "same-origin" } },
    "resource-policy",
    "cross-origin resource policy check, step 5",
    `${RESPONSE} has Cross-Origin-Resource-Policy "same-origin", and the request's origin is "${APP}": the server has to ` +
    'send "Cross-Origin-Resource-Policy: same-site"',
    { header: "cross-origin-resource-policy", found: "same-origin", needed: "same-site" },
  ],
  [
    {},
    { actual: anonymous, status: 407 },
    "proxy-authentication",
    "HTTP-network-or-cache fetch, step 16.1",
    `${RESPONSE} has status 407, and there is nobody to log in to a proxy`,
  ],
];

describe("a failure has a kind, a place in the standard, a message, and what would repair it", () => {
  test.each(FAILURES)("%j, answered with %j: %s", async (init, answers, kind, place, message, repair) => {
    const failure = await failureOf(init, answers);
    const [algorithm, step] = place.split(", step ");
    expect(failure).toEqual({
      isTypeError: true,
      message: `${message} (${place})`,
      cause: {
        kind,
        algorithm,
        step,
        header: null,
        found: null,
        needed: null,
        missing: [],
        ...repair,
        exchange: failure.exchange,
      },
      exchange: expect.objectContaining({ response: expect.objectContaining({ status: answers.status ?? 200 }) }),
    });
  });

  test("a redirect in a circle ends after 20 redirects", async () => {
    const failure = await failureOf({}, { actual: { ...anonymous, location: URL }, status: 302 });
    expect(failure).toMatchObject({
      message: `${RESPONSE} is the 21st redirect in a row: the server has to redirect 20 times at most ` +
        "(HTTP-redirect fetch, step 7)",
      cause: { kind: "redirect-loop" },
    });
  });

  test("a redirect cannot send a stream again", async () => {
    const init = { method: "POST", body: new Response("x").body, duplex: "half" } as RequestInit;
    const browser = createBrowser(({ method }) => {
      const isPreflight = method === "OPTIONS";
      return new Response(null, { status: isPreflight ? 204 : 307, headers: { ...anonymous, location: "/y" } });
    });
    await expect(browser.page(APP).fetch(URL, init)).rejects.toMatchObject({
      message: `The response to POST ${URL} has status 307, and the request's body is a stream, which cannot be sent ` +
        "again: the server has to redirect with status 303, or the page has to send a body that is not a stream " +
        "(HTTP-redirect fetch, step 11)",
      cause: { kind: "redirect-body-stream" },
    });
  });

  test("a mistake of the page has no exchange", async () => {
    const sameOrigin = await failureOf({ mode: "same-origin" }, {});
    expect(sameOrigin).toEqual({
      isTypeError: true,
      message:
        `GET ${URL} is not same origin with the page at ${APP}, and its mode is "same-origin": the page has to use ` +
        'the mode "cors" (main fetch, step 12)',
      cause: {
        kind: "mode-same-origin",
        algorithm: "main fetch",
        step: "12",
        header: null,
        found: null,
        needed: null,
        missing: [],
        exchange: null,
      },
      exchange: null,
    });
    const manual = await failureOf({ mode: "no-cors", redirect: "manual" }, {});
    expect(manual).toMatchObject({
      message:
        `GET ${URL} has the mode "no-cors" and the redirect mode "manual": the page has to use the redirect mode ` +
        '"follow" (main fetch, step 12)',
      cause: { kind: "no-cors-redirect" },
    });
  });
});

describe("the CORS check, whatever the server sends", () => {
  const value = fc.oneof(
    fc.constantFrom("*", APP, API, `${APP}/`, "null", APP.toUpperCase(), `${APP}, ${APP}`),
    fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/),
  );

  test("shares a response without credentials only for * and the page's origin", async () => {
    await fc.assert(fc.asyncProperty(value, async (origin) => {
      const { isTypeError } = await failureOf({}, { actual: { "access-control-allow-origin": origin } });
      expect(isTypeError).toBe(origin !== "*" && origin !== APP);
    }));
  });

  test("shares a response with credentials only for the page's origin and true", async () => {
    const allowed = fc.oneof(fc.constantFrom("true", "True", "true, true", "false"), value);
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constant(APP), value), allowed, async (origin, credentials) => {
      const headers = { "access-control-allow-origin": origin, "access-control-allow-credentials": credentials };
      const { isTypeError } = await failureOf({ credentials: "include" }, { actual: headers });
      expect(isTypeError).toBe(origin !== APP || credentials !== "true");
    }));
  });
});

test("redirects carry the page's origin until one leaves another origin than the page's", async () => {
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
