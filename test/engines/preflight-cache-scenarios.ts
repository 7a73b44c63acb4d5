import { withCors } from "../../src/index.ts";
import type { Answer, ScenarioFetch } from "../browser/scenarios.ts";
import type { Handler, Row } from "./rows.ts";

/**
 * What a preflight allowed is kept for later ones. No row waits for time to pass: whatever is kept at all is kept for five
 * seconds at least, and the fetches of a row follow each other at once.
 */
type CacheScenario = Pick<Row, "name" | "server" | "fetches" | "received"> & Partial<Pick<Row, "page">> & {
  /** What refuses which fetch: none, if it is not there. */
  readonly refusals?: Readonly<Record<number, { algorithm: string; step: string }>>;
};

const URL = "{api}/x";
const credentials = "include";
const send = (method: string, ...names: string[]): ScenarioFetch => ({
  url: URL,
  method,
  headers: names.map((name) => [name, "1"]),
});
const asks = (method: string, ...names: string[]) =>
  `OPTIONS ${URL} origin={page} access-control-request-method=${method}` +
  (names.length === 0 ? "" : ` access-control-request-headers=${names.join(",")}`);
const sent = (method: string, ...names: string[]) =>
  [`${method} ${URL} origin={page}`, ...names.map((name) => `${name}=1`)].join(" ");

const secret: Handler = () => new Response("secret");
const anonymous: Row["server"] = { wrap: () => withCors(secret, { allowedHeaders: ["x-a", "x-b"] }) };
const credentialed: Row["server"] = {
  wrap: ({ "{page}": origin }) => withCors(secret, { origin, credentials: true }),
};

const policies: CacheScenario[] = [
  {
    name: "one preflight is enough for all that a policy lists",
    server: anonymous,
    fetches: [send("PUT", "x-a"), send("PUT", "x-a"), send("DELETE", "x-b"), send("PATCH", "x-a", "x-b")],
    received: [
      asks("PUT", "x-a"),
      sent("PUT", "x-a"),
      sent("PUT", "x-a"),
      sent("DELETE", "x-b"),
      sent("PATCH", "x-a", "x-b"),
    ],
  },
  {
    name: "one preflight is enough for any header, Authorization included",
    server: { wrap: () => withCors(secret) },
    fetches: [send("PUT", "x-a"), send("PUT", "x-b"), send("GET", "authorization")],
    received: [asks("PUT", "x-a"), sent("PUT", "x-a"), sent("PUT", "x-b"), sent("GET", "authorization")],
  },
  {
    name: "one preflight is enough for any method",
    server: { wrap: () => withCors(secret, { methods: "*" }) },
    fetches: [send("PUT"), send("LINK")],
    received: [asks("PUT"), sent("PUT"), sent("LINK")],
  },
  {
    name: "with credentials any header is asked for anew, and a known one is not",
    server: credentialed,
    fetches: ["x-a", "x-b", "x-a"].map((name) => ({ ...send("PUT", name), credentials })),
    received: [asks("PUT", "x-a"), sent("PUT", "x-a"), asks("PUT", "x-b"), sent("PUT", "x-b"), sent("PUT", "x-a")],
  },
  {
    name: "maxAge 0 asks each time",
    server: { wrap: () => withCors(secret, { maxAge: 0 }) },
    fetches: [send("PUT"), send("PUT")],
    received: [asks("PUT"), sent("PUT"), asks("PUT"), sent("PUT")],
  },
  {
    name: "each URL is asked for itself",
    server: anonymous,
    fetches: [send("PUT"), { url: "{api}/y", method: "PUT" }],
    received: [
      asks("PUT"),
      sent("PUT"),
      "OPTIONS {api}/y origin={page} access-control-request-method=PUT",
      "PUT {api}/y origin={page}",
    ],
  },
  {
    name: "what was allowed without credentials is asked for again with them",
    server: credentialed,
    fetches: [send("PUT"), { ...send("PUT"), credentials }],
    received: [asks("PUT"), sent("PUT"), asks("PUT"), sent("PUT")],
  },
  {
    name: "what was allowed with credentials holds without them",
    server: credentialed,
    fetches: [{ ...send("PUT"), credentials }, send("PUT")],
    received: [asks("PUT"), sent("PUT"), sent("PUT")],
  },
];

const frames: CacheScenario = {
  name: "what one sandboxed frame was allowed holds for any other",
  page: null,
  server: anonymous,
  fetches: [send("PUT"), send("PUT")],
  received: [
    `OPTIONS ${URL} origin=null access-control-request-method=PUT`,
    `PUT ${URL} origin=null`,
    `PUT ${URL} origin=null`,
  ],
};

const canned = (headers: Answer["headers"]): Row["server"] => {
  const shared = {
    headers: { "access-control-allow-origin": "{page}", "access-control-allow-credentials": "true", ...headers },
  };
  return { answers: Object.fromEntries(["OPTIONS", "PUT", "DELETE", "GET"].map((name) => [`${name} ${URL}`, shared])) };
};

const wildcards: CacheScenario[] = [
  {
    name: "with credentials a * among the methods allows nothing, but once kept it stands for any",
    server: canned({ "access-control-allow-methods": "PUT, *" }),
    fetches: ["PUT", "DELETE"].map((method) => ({ ...send(method), credentials })),
    received: [asks("PUT"), sent("PUT"), sent("DELETE")],
  },
  {
    name: "with credentials a * among the headers allows nothing, but once kept it stands for any",
    server: canned({ "access-control-allow-methods": "PUT", "access-control-allow-headers": "x-a, *" }),
    fetches: ["x-a", "x-b"].map((name) => ({ ...send("PUT", name), credentials })),
    received: [asks("PUT", "x-a"), sent("PUT", "x-a"), sent("PUT", "x-b")],
  },
  {
    name: "a * that was kept does not stand for Authorization",
    server: canned({ "access-control-allow-methods": "PUT", "access-control-allow-headers": "*" }),
    fetches: [send("PUT", "x-a"), send("GET", "authorization")],
    received: [asks("PUT", "x-a"), sent("PUT", "x-a"), asks("GET", "authorization")],
    refusals: { 1: { algorithm: "CORS-preflight fetch", step: "7.6" } },
  },
];

/** Access-Control-Max-Age, and whether the answer is kept. */
const MAX_AGES: [string | null, boolean][] = [
  [null, true],
  ["600", true],
  ["0", false],
  ["-1", true],
  ["+600", true],
  ["600.5", true],
  ["600, 600", true],
  ["abc", true],
  ["99999999999999999999", true],
];

const maxAges = MAX_AGES.map(([value, isKept]): CacheScenario => ({
  name: `an answer with ${value === null ? "no Access-Control-Max-Age" : `Access-Control-Max-Age: ${value}`} is ${
    isKept ? "" : "not "
  }kept`,
  server: canned({
    "access-control-allow-methods": "PUT",
    ...value !== null && { "access-control-max-age": value },
  }),
  fetches: [send("PUT"), send("PUT")],
  received: [asks("PUT"), sent("PUT"), ...isKept ? [] : [asks("PUT")], sent("PUT")],
}));

const forgetting: CacheScenario = {
  name: "what was kept is forgotten when a response is refused",
  server: {
    wrap: () => {
      const handler = withCors(secret);
      let puts = 0;
      return (request) => request.method === "PUT" && ++puts === 2 ? new Response("no CORS") : handler(request);
    },
  },
  fetches: [send("PUT"), send("PUT"), send("PUT")],
  received: [asks("PUT"), sent("PUT"), sent("PUT"), asks("PUT"), sent("PUT")],
  refusals: { 1: { algorithm: "CORS check", step: "2" } },
};

export const preflightCacheScenarios: readonly Row[] = [...policies, ...wildcards, ...maxAges, frames, forgetting].map(
  ({ refusals = {}, ...row }) => ({
    page: "{page}",
    secure: false,
    ...row,
    outcomes: row.fetches.map(({ url }, index) =>
      refusals[index] ?? { type: "cors", status: 200, url, body: "secret" } as const
    ),
  }),
);
