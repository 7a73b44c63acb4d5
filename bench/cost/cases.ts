import type { CorsOptions } from "../../dist/index.js";

/** What every subject wraps: a handler that answers with a Response. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** The policies that occur; each subject says them in words of its own. */
export type PolicyName = "public" | "single" | "list" | "credentials" | "pattern";

/** One row of the table: a policy, what the handler answers, and what is asked. */
export interface Case {
  readonly name: string;
  readonly policy: PolicyName;
  readonly isPreflight: boolean;
  /** The origins that take turns; null asks without `Origin`. */
  readonly origins: readonly (string | null)[];
  readonly handler: Handler;
  /** Every CORS header and `Vary` of the right answer; `ORIGIN` stands for the origin of the request. */
  readonly expected: Readonly<Record<string, string>>;
}

export const ORIGINS = ["https://app.example.com", "https://admin.example.com", "https://shop.example.org"] as const;
export const EXPOSED = ["ETag", "X-Request-Id"] as const;

const preflight = {
  methods: ["GET", "PUT", "DELETE"],
  allowedHeaders: ["authorization", "content-type", "x-request-id"],
  maxAge: 600,
};

/** The policies in our words; peers translate them. */
export const policies: Readonly<Record<PolicyName, CorsOptions>> = {
  public: { origin: "*", ...preflight },
  single: { origin: ORIGINS[0], ...preflight },
  list: { origin: ORIGINS, ...preflight },
  credentials: {
    origin: ORIGINS,
    credentials: true,
    exposedHeaders: EXPOSED,
    ...preflight,
  },
  pattern: { origin: "https://*.example.com", ...preflight },
};

const fresh: Handler = () => new Response("hello");
const rich: Handler = () =>
  new Response("hello", {
    headers: {
      "content-type": "text/plain",
      "cache-control": "max-age=60",
      etag: '"1"',
      "x-request-id": "1",
      vary: "Accept-Encoding",
    },
  });
// Nothing else makes a Response with immutable headers without a network.
const redirect: Handler = () => Response.redirect("https://api.example.com/next", 302);
// deno-lint-ignore require-await -- a handler that waits would be measured waiting
const late: Handler = async () => new Response("hello");

const ANY = { "access-control-allow-origin": "*" };
const GRANTED = { "access-control-allow-origin": "ORIGIN" };
const VARIES = { vary: "Origin" };
const CREDENTIALS = { "access-control-allow-credentials": "true" };
const LISTS = {
  "access-control-allow-methods": "GET,PUT,DELETE",
  "access-control-allow-headers": "authorization,content-type,x-request-id",
  "access-control-max-age": "600",
};
const STRANGER = ["https://elsewhere.example"];

function actual(
  name: string,
  policy: PolicyName,
  origins: Case["origins"],
  handler: Handler,
  expected: Case["expected"],
): Case {
  return { name, policy, isPreflight: false, origins, handler, expected };
}

function preflighted(policy: PolicyName, origins: Case["origins"], expected: Case["expected"]): Case {
  const name = origins === STRANGER ? "preflight-refused" : `preflight-${policy}`;
  return { name, policy, isPreflight: true, origins, handler: fresh, expected };
}

export const cases: readonly Case[] = [
  actual("public", "public", [ORIGINS[0]], fresh, ANY),
  actual("single", "single", [ORIGINS[0]], fresh, {
    "access-control-allow-origin": ORIGINS[0],
  }),
  actual("list", "list", ORIGINS, fresh, { ...GRANTED, ...VARIES }),
  actual("list-refused", "list", STRANGER, fresh, VARIES),
  actual("credentials", "credentials", ORIGINS, fresh, {
    ...GRANTED,
    ...VARIES,
    ...CREDENTIALS,
    "access-control-expose-headers": EXPOSED.join(","),
  }),
  actual("no-origin", "list", [null], fresh, VARIES),
  actual("vary", "list", ORIGINS, rich, {
    ...GRANTED,
    vary: "Accept-Encoding, Origin",
  }),
  actual("immutable", "list", ORIGINS, redirect, { ...GRANTED, ...VARIES }),
  actual("async", "list", ORIGINS, late, { ...GRANTED, ...VARIES }),
  preflighted("public", [ORIGINS[0]], { ...ANY, ...LISTS }),
  preflighted("single", [ORIGINS[0]], { ...GRANTED, ...LISTS, ...VARIES }),
  preflighted("list", ORIGINS, { ...GRANTED, ...LISTS, ...VARIES }),
  preflighted("pattern", ORIGINS.slice(0, 2), {
    ...GRANTED,
    ...LISTS,
    ...VARIES,
  }),
  preflighted("credentials", ORIGINS, {
    ...GRANTED,
    ...LISTS,
    ...CREDENTIALS,
    ...VARIES,
  }),
  preflighted("list", STRANGER, VARIES),
];
