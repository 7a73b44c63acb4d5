import type { Call } from "./client.ts";
import type { LifetimeName } from "./lifetimes.ts";

/** A request, and all that its answer says about CORS. */
export interface Scenario {
  request: Call;
  status: number;
  /** Every Access-Control and Vary line, and no other of these. */
  cors: string[];
  /** What else the answer has to have. */
  body?: unknown;
  cookies?: string[];
  headers?: Record<string, RegExp>;
  /** The body has no end: its first chunk has to arrive all the same. */
  endless?: boolean;
}

const allowed = "https://app.example.com";
const preview = "https://pr-7.preview.example.com";
const refused = "https://evil.example";

const readableBy = (origin: string) => [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${origin}`,
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];
const readable = readableBy(allowed);
const unreadable = ["vary: Origin"];
const preflighted = [
  "access-control-allow-credentials: true",
  "access-control-allow-headers: content-type,x-token",
  "access-control-allow-methods: GET,POST,PUT",
  `access-control-allow-origin: ${allowed}`,
  "access-control-max-age: 600",
  "vary: Origin",
];

const items = ["apple", "pear"];
const put = { method: "PUT", path: "/api/items", body: '{"name":"plum"}' };
const saved = { saved: { name: "plum" } };
const preflight = (origin: string): Call => ({
  method: "OPTIONS",
  path: "/api/items",
  headers: {
    Origin: origin,
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "content-type,x-token",
  },
});

/** What every host has to do, by the routes that `examples/README.md` lists. */
export const scenarios = {
  "plain GET": { request: { path: "/api/items" }, status: 200, cors: unreadable, body: items },
  "GET of an allowed origin": {
    request: { path: "/api/items", headers: { Origin: allowed } },
    status: 200,
    cors: readable,
    body: items,
    headers: { "x-request-id": /^1$/ },
  },
  "GET of an origin that a pattern allows": {
    request: { path: "/api/items", headers: { Origin: preview } },
    status: 200,
    cors: readableBy(preview),
    body: items,
  },
  "preflight of a PUT": { request: preflight(allowed), status: 204, cors: preflighted, body: "" },
  "PUT after its preflight": {
    request: { ...put, headers: { Origin: allowed, "Content-Type": "application/json", "X-Token": "1" } },
    status: 200,
    cors: readable,
    body: saved,
  },
  "GET with credentials": {
    request: { path: "/api/session", headers: { Origin: allowed, Cookie: "user=ada" } },
    status: 200,
    cors: readable,
    body: { cookie: "user=ada" },
    headers: { "x-request-id": /^1$/ },
  },
  "GET of a refused origin": {
    request: { path: "/api/items", headers: { Origin: refused } },
    status: 200,
    cors: unreadable,
    body: items,
  },
  "preflight of a refused origin": { request: preflight(refused), status: 403, cors: unreadable },
  "error": {
    request: { path: "/api/broken", headers: { Origin: allowed } },
    status: 500,
    cors: readable,
    body: { error: "out of order" },
  },
  "error, refused origin": {
    request: { path: "/api/broken", headers: { Origin: refused } },
    status: 500,
    cors: unreadable,
  },
  "redirect": {
    request: { path: "/api/moved", headers: { Origin: allowed } },
    status: 302,
    cors: readable,
    headers: { location: /\/api\/items$/ },
  },
  "OPTIONS that is no preflight": {
    request: { method: "OPTIONS", path: "/api/items", headers: { Origin: allowed } },
    status: 204,
    cors: readable,
    headers: { allow: /GET.*PUT/ },
  },
  "several cookies": {
    request: { method: "POST", path: "/api/session", headers: { Origin: allowed } },
    status: 200,
    cors: readable,
    cookies: ["user=ada", "theme=dark"],
    body: { user: "ada" },
  },
  "HEAD": {
    request: { method: "HEAD", path: "/api/items", headers: { Origin: allowed } },
    status: 200,
    cors: readable,
    body: "",
    headers: { "x-request-id": /^1$/ },
  },
  "304": {
    request: { path: "/api/version", headers: { Origin: allowed, "If-None-Match": '"1"' } },
    status: 304,
    cors: readable,
    body: "",
    headers: { etag: /^"1"$/ },
  },
  "what fetch() returned": {
    request: { path: "/api/proxied", headers: { Origin: allowed } },
    status: 200,
    cors: readable,
    body: items,
    headers: { "x-request-id": /^1$/ },
  },
  "streaming": {
    request: { path: "/api/ticks?count=100000", headers: { Origin: allowed } },
    status: 200,
    cors: readable,
    endless: true,
    body: "tick 1\n",
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/**
 * How the answer of a host differs, and why: everything that is not named stays as in the table. The README of the example
 * gives the same reason. `absent` is for a request that does not exist on a host, and for a test that cannot hold there.
 */
export type Exception = Partial<Scenario> & { reason: string; absent?: true };
export type Exceptions = Partial<Record<ScenarioName | LifetimeName, Exception>>;
