import fc from "fast-check";

// Plain descriptions of policies, requests and handlers. The test builds real ones from them, and the oracle reads them.

/** One rule of the `origin` option. */
export type RuleModel =
  | { readonly kind: "exact"; readonly origin: string }
  | { readonly kind: "pattern"; readonly scheme: string; readonly below: string; readonly port: "" | ":*" | ":8443" }
  | { readonly kind: "any-port"; readonly scheme: string; readonly host: string }
  | { readonly kind: "regexp" }
  | { readonly kind: "function"; readonly accepted: readonly string[]; readonly async: boolean };

export interface PolicyModel {
  readonly rules: "*" | readonly RuleModel[];
  readonly credentials: boolean;
  readonly methods: "*" | readonly string[] | undefined;
  readonly allowedHeaders: "*" | readonly string[] | undefined;
  readonly exposedHeaders: readonly string[];
  readonly maxAge: number | undefined;
  readonly preflightStatus: number | undefined;
  readonly preflightContinue: boolean;
  readonly vary: readonly string[];
  readonly enforce: boolean;
  readonly onRefused: boolean;
  /** How the policy is handed over. */
  readonly given: "options" | "compiled" | "selector" | "async selector";
}

export interface RequestModel {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface HandlerModel {
  readonly shape: "function" | "fetch object" | "map of methods" | "cors.handle";
  readonly async: boolean;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether each request gets a response of its own, all get the same one, or one with immutable headers. */
  readonly response: "new" | "shared" | "immutable";
  readonly thrown: boolean;
}

export const API = "https://api.example.com/items";
const APP = "https://app.example.com";

/** What the RegExp rule of the model matches. */
export const REG_EXP = /^https:\/\/pr-\d+\.preview\.example\.com$/;

const EXACT = [
  APP,
  "https://admin.example.com:8443",
  "http://localhost:3000",
  "https://[2001:db8::1]",
  "tauri://localhost",
];

const ORIGINS = [
  ...EXACT,
  "https://a.example.org",
  "https://a.b.example.org",
  "https://a.example.org:8443",
  "https://example.org",
  "https://evilexample.org",
  "http://localhost",
  "http://localhost:65535",
  "https://pr-7.preview.example.com",
  "https://api.example.com",
  "https://tenant.example.net",
  "https://evil.example",
];

/** Values of `Origin` that no browser sends. */
const MALFORMED = [
  "",
  "xxapi.example.com",
  "https://App.example.com",
  `${APP}/`,
  `${APP}, https://evil.example`,
  `null, ${APP}`,
  "https://a..example.org",
  "https://.example.org",
  "http://localhost:0",
  "http://localhost:080",
  "http://localhost:65536",
  "https://a.example.org:443",
  "https://1.2.3.4.5",
  "javascript://api.example.com",
  `https://${"a.".repeat(200)}example.org`,
];

const ruleModel: fc.Arbitrary<RuleModel> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...EXACT).map((origin) => ({ kind: "exact", origin }) as const) },
  fc.constantFrom<"" | ":*" | ":8443">("", ":*", ":8443").map((port) =>
    ({ kind: "pattern", scheme: "https", below: "example.org", port }) as const
  ),
  fc.constant({ kind: "any-port", scheme: "http", host: "localhost" } as const),
  fc.constant({ kind: "regexp" } as const),
  fc.boolean().map((async) => ({ kind: "function", accepted: ["https://tenant.example.net"], async }) as const),
);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const policyModel: fc.Arbitrary<PolicyModel> = fc.record<PolicyModel>({
  rules: fc.oneof(
    fc.constant("*" as const),
    fc.uniqueArray(ruleModel, { minLength: 1, maxLength: 4, selector: (rule) => JSON.stringify(rule) }),
  ),
  credentials: fc.boolean(),
  methods: maybe(fc.oneof(fc.constant("*" as const), fc.subarray(["GET", "PUT", "PATCH", "REPORT"]))),
  allowedHeaders: maybe(fc.oneof(
    fc.constant("*" as const),
    fc.constant(["*", "authorization"]),
    fc.subarray(["x-token", "Content-Type", "authorization"]),
  )),
  exposedHeaders: fc.subarray(["etag", "x-id"]),
  maxAge: maybe(fc.constantFrom(0, 60, 86400)),
  preflightStatus: maybe(fc.constantFrom(200, 204)),
  preflightContinue: fc.boolean(),
  vary: fc.subarray(["X-Tenant", "Accept"]),
  enforce: fc.boolean(),
  onRefused: fc.boolean(),
  given: fc.constantFrom("options", "compiled", "selector", "async selector"),
}).map((policy) => ({
  ...policy,
  // Combinations that are refused at construction become ones that are not.
  credentials: policy.credentials && policy.rules !== "*",
  enforce: policy.enforce && policy.rules !== "*",
}));

const requestModel: fc.Arbitrary<RequestModel> = fc.record({
  method: fc.constantFrom("OPTIONS", "OPTIONS", "GET", "HEAD", "POST", "PUT", "REPORT"),
  headers: fc.record({
    origin: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ORIGINS) },
      { weight: 1, arbitrary: fc.constantFrom("null", ...MALFORMED) },
    ),
    "access-control-request-method": fc.constantFrom("PUT", "PATCH", "REPORT", "GET"),
    "access-control-request-headers": fc.constantFrom(
      "x-token",
      "authorization,x-token",
      "x-a,, x-b\t,",
      "x a",
      "",
      `x-${"a".repeat(5000)}`,
    ),
    "sec-fetch-site": fc.constantFrom("same-origin", "same-site", "cross-site", "none"),
  }, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>,
});

const handlerModel: fc.Arbitrary<HandlerModel> = fc.record({
  shape: fc.constantFrom("function", "fetch object", "map of methods", "cors.handle"),
  async: fc.boolean(),
  status: fc.constantFrom(200, 201, 204, 301, 304, 404, 500),
  headers: fc.subarray([
    ["vary", "Accept-Encoding, accept"],
    ["vary", "*"],
    ["vary", "origin"],
    ["etag", '"1"'],
    ["access-control-allow-origin", "*"],
    ["access-control-allow-credentials", "true"],
    ["access-control-expose-headers", "x-other"],
    ["access-control-allow-methods", "TRACE"],
  ]),
  response: fc.constantFrom("new", "shared", "immutable"),
  thrown: fc.boolean(),
});

/** A policy with a handler, and the requests that it gets, some of them at the same time. */
export const session = fc.record({
  policy: policyModel,
  handler: handlerModel,
  requests: fc.array(requestModel, { minLength: 10, maxLength: 10 }),
});
