import { type CorsArgument, createCors } from "../../src/index.ts";

// The table of the design: policies by requests, each cell the status and every header that the response has.

export const APP = "https://app.example.com";
const OTHER = "https://other.example.com";

export type Headers = Record<string, string>;
export type Cell = readonly [status: number, headers: Headers];

export const LISTS = {
  "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE",
  "access-control-allow-headers": "*,authorization",
  "access-control-max-age": "7200",
};
const VARY = { vary: "Origin" };
export const PUBLIC = { "access-control-allow-origin": "*" };
export const GRANTED = { "access-control-allow-origin": APP };

export const asked = { "access-control-request-method": "PUT", "access-control-request-headers": "x-token" };
export const requests = {
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

export type Row = Record<keyof typeof requests, Cell>;

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
const ENFORCED = { vary: "Origin, Sec-Fetch-Site" };
const enforcedRow: Row = {
  ...preflights([204, { ...GRANTED, ...LISTS, ...ENFORCED }], [403, ENFORCED]),
  ...actuals({ ...GRANTED, ...ENFORCED }, ENFORCED, ENFORCED, 403),
};
const chosenPublicRow: Row = {
  ...preflights([204, { ...PUBLIC, ...LISTS, ...VARY }], [204, { ...PUBLIC, ...LISTS, ...VARY }]),
  ...actuals({ ...PUBLIC, ...VARY }, { ...PUBLIC, ...VARY }, { ...PUBLIC, ...VARY }),
};
const refusingRow: Row = { ...preflights([403, VARY], [403, VARY]), ...actuals(VARY, VARY, VARY) };

const compiled = createCors({ origin: APP });

export const policies: [name: string, policy: CorsArgument | undefined, row: Row][] = [
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
