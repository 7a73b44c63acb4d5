import { describe, expect, test } from "vitest";
import { type CorsArgument, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

// The table of the design: policies by requests, each cell the status and every header that the response has.

const APP = "https://app.example.com";
const OTHER = "https://other.example.com";

type Headers = Record<string, string>;
type Cell = readonly [status: number, headers: Headers];

const LISTS = {
  "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE",
  "access-control-allow-headers": "*,authorization",
  "access-control-max-age": "7200",
};
const VARY = { vary: "Origin" };
const PUBLIC = { "access-control-allow-origin": "*" };
const GRANTED = { "access-control-allow-origin": APP };

const asked = { "access-control-request-method": "PUT", "access-control-request-headers": "x-token" };
const requests = {
  "a preflight of an allowed origin": ["OPTIONS", { origin: APP, ...asked }],
  "a preflight of a refused origin": ["OPTIONS", { origin: OTHER, ...asked }],
  "a preflight of an opaque origin": ["OPTIONS", { origin: "null", ...asked }],
  "a preflight of a malformed origin": ["OPTIONS", { origin: "app.example.com", ...asked }],
  "a preflight for an unlisted method": ["OPTIONS", { origin: APP, "access-control-request-method": "LINK" }],
  "an actual request of an allowed origin": ["PUT", { origin: APP }],
  "an actual request of a refused origin": ["GET", { origin: OTHER }],
  "an actual request of an opaque origin": ["GET", { origin: "null" }],
  "an actual request of two origins": ["GET", { origin: `${APP}, ${OTHER}` }],
  "a request without Origin": ["GET", {}],
  "an OPTIONS without Origin": ["OPTIONS", asked],
  "an OPTIONS that asks for no method": ["OPTIONS", { origin: APP }],
} as const;

/** At once, or later where a rule of the policy takes its time. */
const respond = (): Response | Promise<Response> => new Response(null);

type Row = Record<keyof typeof requests, Cell>;

function actuals(allowed: Headers, refused: Headers, none: Headers, refusedStatus = 200) {
  return {
    "an actual request of an allowed origin": [200, allowed],
    "an actual request of a refused origin": [refusedStatus, refused],
    "an actual request of an opaque origin": [refusedStatus, refused],
    "an actual request of two origins": [refusedStatus, refused],
    "a request without Origin": [200, none],
    "an OPTIONS without Origin": [200, none],
    "an OPTIONS that asks for no method": [200, allowed],
  } as const;
}

function preflights(allowed: Cell, refused: Cell) {
  return {
    "a preflight of an allowed origin": allowed,
    "a preflight of a refused origin": refused,
    "a preflight of an opaque origin": refused,
    "a preflight of a malformed origin": refused,
    "a preflight for an unlisted method": allowed,
  } as const;
}

const publicRow: Row = {
  ...preflights([204, { ...PUBLIC, ...LISTS }], [204, { ...PUBLIC, ...LISTS }]),
  ...actuals(PUBLIC, PUBLIC, PUBLIC),
};
const singleRow: Row = {
  ...preflights([204, { ...GRANTED, ...LISTS, ...VARY }], [403, VARY]),
  ...actuals(GRANTED, GRANTED, GRANTED),
};
const dynamicRow: Row = {
  ...preflights([204, { ...GRANTED, ...LISTS, ...VARY }], [403, VARY]),
  ...actuals({ ...GRANTED, ...VARY }, VARY, VARY),
};
const enforcedRow: Row = { ...dynamicRow, ...actuals({ ...GRANTED, ...VARY }, VARY, VARY, 403) };
const chosenPublicRow: Row = {
  ...preflights([204, { ...PUBLIC, ...LISTS, ...VARY }], [204, { ...PUBLIC, ...LISTS, ...VARY }]),
  ...actuals({ ...PUBLIC, ...VARY }, { ...PUBLIC, ...VARY }, { ...PUBLIC, ...VARY }),
};
const refusingRow: Row = { ...preflights([403, VARY], [403, VARY]), ...actuals(VARY, VARY, VARY) };

const compiled = createCors({ origin: APP });

const policies: [name: string, policy: CorsArgument | undefined, row: Row][] = [
  ["no options", undefined, publicRow],
  ["every origin", { origin: "*" }, publicRow],
  ["one origin", { origin: APP }, singleRow],
  ["a list of one origin", { origin: [APP] }, singleRow],
  ["a compiled policy", compiled, singleRow],
  ["a list of origins", { origin: [APP, "https://third.example.com"] }, dynamicRow],
  ["a pattern", { origin: "https://*.example.com:*", enforce: false, vary: [] }, {
    ...dynamicRow,
    ...preflightsOfAnySubdomain(),
  }],
  ["a RegExp", { origin: /^https:\/\/app\.example\.com$/g }, dynamicRow],
  ["a function", { origin: (origin) => origin === APP }, dynamicRow],
  ["an async function", { origin: async (origin) => await Promise.resolve(origin === APP) }, dynamicRow],
  [
    "functions of which the last allows",
    { origin: [() => false, async () => false, (origin) => origin === APP] },
    dynamicRow,
  ],
  ["one origin, enforced", { origin: APP, enforce: true }, enforcedRow],
  ["options chosen per request", () => ({ origin: APP } as const), dynamicRow],
  ["a compiled policy chosen per request", async () => await Promise.resolve(compiled), dynamicRow],
  ["every origin, chosen per request", () => ({}), chosenPublicRow],
  ["no origin, chosen per request", () => false as const, refusingRow],
];

/** Of the pattern, the refused origin of the table is an allowed one. */
function preflightsOfAnySubdomain() {
  const granted = { "access-control-allow-origin": OTHER, ...VARY };
  return {
    "a preflight of a refused origin": [204, { ...granted, ...LISTS }],
    "an actual request of a refused origin": [200, granted],
  } as const;
}

describe.each(policies)("a policy of %s", (_, policy, row) => {
  test.each(Object.entries(requests))("answers %s as the table says", async (name, [method, headers]) => {
    const handler = withCors(respond, policy);
    const response = await handler(request(method, "https://api.example.org/items", headers));
    expect([response.status, Object.fromEntries(response.headers)]).toEqual(row[name as keyof Row]);
  });
});

const credentialed = { "access-control-allow-credentials": "true" };
const single = { origin: APP, credentials: true } as const;

const details: [promise: string, options: CorsArgument, method: string, headers: Headers, cell: Cell][] = [
  [
    "credentials and exposed headers go out with actual responses",
    { ...single, exposedHeaders: ["ETag", "x-id"] },
    "GET",
    { origin: APP },
    [200, { ...GRANTED, ...credentialed, "access-control-expose-headers": "ETag,x-id" }],
  ],
  [
    "with credentials, any header is the headers that are asked for",
    single,
    "OPTIONS",
    { origin: APP, ...asked, "access-control-request-headers": "authorization,x-token" },
    [204, {
      ...GRANTED,
      ...credentialed,
      ...LISTS,
      "access-control-allow-headers": "authorization,x-token",
      vary: "Origin, access-control-request-headers",
    }],
  ],
  [
    "with credentials, the wildcard never means Authorization, and any method is the one that is asked for",
    { ...single, methods: "*", allowedHeaders: "*", maxAge: 0, preflightStatus: 200 },
    "OPTIONS",
    { origin: APP, "access-control-request-method": "LINK", "access-control-request-headers": "authorization,x-token" },
    [200, {
      ...GRANTED,
      ...credentialed,
      "access-control-allow-methods": "LINK",
      "access-control-allow-headers": "x-token",
      "access-control-max-age": "0",
      vary: "Origin, access-control-request-method, access-control-request-headers",
    }],
  ],
  ...["a b", "x,", "x".repeat(4097), ""].map((names): typeof details[number] => [
    `no names are echoed of ${names.length} characters that are no list of tokens, or a long one`,
    single,
    "OPTIONS",
    { origin: APP, ...asked, "access-control-request-headers": names },
    [204, {
      ...GRANTED,
      ...credentialed,
      "access-control-allow-methods": LISTS["access-control-allow-methods"],
      "access-control-max-age": "7200",
      vary: "Origin, access-control-request-headers",
    }],
  ]),
  [
    "lists go out as they are written, and empty ones not at all",
    { methods: ["put", "LINK"], allowedHeaders: [] },
    "OPTIONS",
    { origin: APP, ...asked },
    [204, { ...PUBLIC, "access-control-allow-methods": "PUT,LINK", "access-control-max-age": "7200" }],
  ],
  ["a public policy varies by what it says it varies by", { vary: ["X-Tenant"] }, "GET", { origin: APP }, [200, {
    ...PUBLIC,
    vary: "X-Tenant",
  }]],
];

test.each(details)("%s", async (_, policy, method, headers, [status, expected]) => {
  const response = await withCors(respond, policy)(
    request(method, "https://api.example.org/", headers),
  );
  expect([response.status, Object.fromEntries(response.headers)]).toEqual([status, expected]);
});
