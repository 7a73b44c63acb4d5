import type { FailureKind } from "../../src/browser/failure-kind.ts";

/** The addresses of a scenario: all are one server. */
export interface ScenarioPlaces {
  /** The origin of the page. */
  readonly page: string;
  /** The URL that the page fetches. */
  readonly api: string;
  /** A URL of a third origin. */
  readonly third: string;
}

/** An answer: its status, its header lines as they go over the wire, its body. */
export type Reply = readonly [status: number, lines?: readonly string[], body?: string];

/** What a server does wrong, and what has to be found. */
export interface KindScenario {
  readonly name: string;
  readonly request?: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly credentials?: "include";
    readonly mode?: "no-cors";
  };
  readonly answers: (places: ScenarioPlaces) => {
    readonly preflight?: Reply;
    readonly actual?: Reply;
    readonly third?: Reply;
  };
  /** Everything that is wrong, in the order in which a browser meets it. Nothing, if the page gets the answer. */
  readonly kinds: readonly FailureKind[];
  /** What Chromium's developer tools call the first one: a CorsError, or a net error. */
  readonly chromium?: string;
  /** The key of Firefox's text. */
  readonly firefox?: string;
  /** Whether the engines of today share the answer although the standard refuses it. */
  readonly isPassedToday?: true;
}

const origin = (value: string) => `Access-Control-Allow-Origin: ${value}`;
const credentials = "Access-Control-Allow-Credentials: true";
const methods = (value: string) => `Access-Control-Allow-Methods: ${value}`;
const headers = (value: string) => `Access-Control-Allow-Headers: ${value}`;
const include = { credentials: "include" } as const;
const put = { method: "PUT" } as const;

/** Values of `Access-Control-Allow-Origin` that the page's origin is not. */
const MISMATCHES: readonly (readonly [name: string, value: (page: string) => string])[] = [
  ["a slash at its end", (page) => `${page}/`],
  ["upper case", (page) => page.toUpperCase()],
  ["another scheme", (page) => page.replace("http:", "https:")],
  ["another port", (page) => page.replace(/:\d+$/, ":1")],
  ["null", () => "null"],
  ["a pattern", () => "http://*.localhost"],
];

const ofOrigin: readonly KindScenario[] = [
  {
    name: "no Access-Control-Allow-Origin",
    answers: () => ({ actual: [200] }),
    kinds: ["allow-origin-missing"],
    chromium: "MissingAllowOriginHeader",
    firefox: "CORSMissingAllowOrigin2",
  },
  {
    name: "an error without Access-Control-Allow-Origin",
    answers: () => ({ actual: [500, [], "broken"] }),
    kinds: ["allow-origin-missing"],
    chromium: "MissingAllowOriginHeader",
    firefox: "CORSMissingAllowOrigin2",
  },
  {
    name: "* with credentials",
    request: include,
    answers: () => ({ actual: [200, [origin("*"), credentials]] }),
    kinds: ["allow-origin-wildcard-credentials"],
    chromium: "WildcardOriginNotAllowed",
    firefox: "CORSNotSupportingCredentials",
  },
  {
    name: "two lines of Access-Control-Allow-Origin",
    answers: ({ page }) => ({ actual: [200, [origin(page), origin("*")]] }),
    kinds: ["allow-origin-multiple"],
    chromium: "MultipleAllowOriginValues",
    firefox: "CORSMultipleAllowOriginNotAllowed",
  },
  {
    name: "a list in one line of Access-Control-Allow-Origin",
    answers: () => ({ actual: [200, [origin("*, *")]] }),
    kinds: ["allow-origin-multiple"],
    chromium: "MultipleAllowOriginValues",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  },
  ...["foo", "", '"*"'].map((value): KindScenario => ({
    name: `Access-Control-Allow-Origin ${JSON.stringify(value)}, which is not an origin`,
    answers: () => ({ actual: [200, [origin(value)]] }),
    kinds: ["allow-origin-no-origin"],
    chromium: "InvalidAllowOriginValue",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  })),
  ...MISMATCHES.map(([name, value]): KindScenario => ({
    name: `Access-Control-Allow-Origin with ${name}`,
    answers: ({ page }) => ({ actual: [200, [origin(value(page))]] }),
    kinds: ["allow-origin-mismatch"],
    chromium: "AllowOriginMismatch",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  })),
  ...[[], ["Access-Control-Allow-Credentials: True"], [credentials, credentials]].map((lines): KindScenario => ({
    name: `credentials allowed by ${JSON.stringify(lines)}`,
    request: include,
    answers: ({ page }) => ({ actual: [200, [origin(page), ...lines]] }),
    kinds: ["allow-credentials"],
    chromium: "InvalidAllowCredentials",
    firefox: "CORSMissingAllowCredentials",
  })),
];

const ofPreflight: readonly KindScenario[] = [
  {
    name: "a preflight without Access-Control-Allow-Origin",
    request: put,
    answers: () => ({ preflight: [204, [methods("PUT")]] }),
    kinds: ["allow-origin-missing"],
    chromium: "PreflightMissingAllowOriginHeader",
    firefox: "CORSMissingAllowOrigin2",
  },
  {
    name: "a preflight with * for a request with credentials",
    request: { ...put, ...include },
    answers: () => ({ preflight: [204, [origin("*"), credentials, methods("PUT")]] }),
    kinds: ["allow-origin-wildcard-credentials"],
    chromium: "PreflightWildcardOriginNotAllowed",
    firefox: "CORSNotSupportingCredentials",
  },
  {
    name: "a preflight with two values",
    request: put,
    answers: ({ page }) => ({ preflight: [204, [origin(page), origin(page), methods("PUT")]] }),
    kinds: ["allow-origin-multiple"],
    chromium: "PreflightMultipleAllowOriginValues",
    firefox: "CORSMultipleAllowOriginNotAllowed",
  },
  {
    name: "a preflight with a value that is not an origin",
    request: put,
    answers: () => ({ preflight: [204, [origin("foo"), methods("PUT")]] }),
    kinds: ["allow-origin-no-origin"],
    chromium: "PreflightInvalidAllowOriginValue",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  },
  {
    name: "a preflight with another origin",
    request: put,
    answers: () => ({ preflight: [204, [origin("https://other.example"), methods("PUT")]] }),
    kinds: ["allow-origin-mismatch"],
    chromium: "PreflightAllowOriginMismatch",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  },
  {
    name: "a preflight that does not allow credentials",
    request: { ...put, ...include },
    answers: ({ page }) => ({ preflight: [204, [origin(page), methods("PUT")]] }),
    kinds: ["allow-credentials"],
    chromium: "PreflightInvalidAllowCredentials",
    firefox: "CORSMissingAllowCredentials",
  },
  ...[401, 404, 405, 500].map((status): KindScenario => ({
    name: `a preflight with status ${status} and every header`,
    request: put,
    answers: ({ page }) => ({ preflight: [status, [origin(page), methods("PUT")], "no"] }),
    kinds: ["preflight-status"],
    chromium: "PreflightInvalidStatus",
    firefox: "CORSPreflightDidNotSucceed3",
  })),
  ...[401, 404, 405, 500].map((status): KindScenario => ({
    name: `a preflight with status ${status} and no header`,
    request: put,
    answers: () => ({ preflight: [status, [], "no"] }),
    kinds: ["preflight-status", "allow-origin-missing", "method-not-allowed"],
    chromium: "PreflightMissingAllowOriginHeader",
    firefox: "CORSMissingAllowOrigin2",
  })),
  {
    name: "a preflight that is redirected",
    request: put,
    answers: ({ page, third }) => ({ preflight: [302, [origin(page), methods("PUT"), `Location: ${third}`]] }),
    kinds: ["preflight-redirect"],
    chromium: "PreflightDisallowedRedirect",
    firefox: "CORSExternalRedirectNotAllowed",
  },
  {
    name: "a preflight that is redirected without any header",
    request: put,
    answers: ({ third }) => ({ preflight: [301, [`Location: ${third}`]] }),
    kinds: ["preflight-redirect", "allow-origin-missing", "method-not-allowed"],
    chromium: "PreflightDisallowedRedirect",
    firefox: "CORSExternalRedirectNotAllowed",
  },
  {
    name: "Access-Control-Allow-Methods with semicolons",
    request: put,
    answers: ({ page }) => ({ preflight: [204, [origin(page), methods("PUT;DELETE")]] }),
    kinds: ["allow-methods-syntax"],
    chromium: "InvalidAllowMethodsPreflightResponse",
    firefox: "CORSInvalidAllowMethod",
  },
  {
    name: "Access-Control-Allow-Headers with blanks",
    request: { headers: { "x-a": "1" } },
    answers: ({ page }) => ({
      preflight: [204, [origin(page), headers("X-A X-B")]],
      actual: [200, [origin(page)]],
    }),
    kinds: ["allow-headers-syntax"],
    chromium: "InvalidAllowHeadersPreflightResponse",
    firefox: "CORSInvalidAllowHeader",
  },
  {
    name: "a method that is not listed",
    request: put,
    answers: ({ page }) => ({ preflight: [204, [origin(page), methods("GET, POST")]] }),
    kinds: ["method-not-allowed"],
    chromium: "MethodDisallowedByPreflightResponse",
    firefox: "CORSMethodNotFound",
  },
  {
    name: "methods * with credentials",
    request: { ...put, ...include },
    answers: ({ page }) => ({ preflight: [204, [origin(page), credentials, methods("*")]] }),
    kinds: ["method-not-allowed"],
    chromium: "MethodDisallowedByPreflightResponse",
    firefox: "CORSMethodNotFound",
  },
  {
    name: "patch, where PATCH is listed",
    request: { method: "patch" },
    answers: ({ page }) => ({ preflight: [204, [origin(page), methods("PATCH")]] }),
    kinds: ["method-not-allowed"],
    chromium: "MethodDisallowedByPreflightResponse",
    firefox: "CORSMethodNotFound",
  },
  {
    name: "a header that is not listed",
    request: { headers: { "x-a": "1" } },
    answers: ({ page }) => ({
      preflight: [204, [origin(page), headers("content-type")]],
      actual: [200, [origin(page)]],
    }),
    kinds: ["header-not-allowed"],
    chromium: "HeaderDisallowedByPreflightResponse",
    firefox: "CORSMissingAllowHeaderFromPreflight2",
  },
  {
    name: "headers * with credentials",
    request: { headers: { "x-a": "1" }, ...include },
    answers: ({ page }) => ({
      preflight: [204, [origin(page), credentials, headers("*")]],
      actual: [200, [origin(page), credentials]],
    }),
    kinds: ["header-not-allowed"],
    chromium: "HeaderDisallowedByPreflightResponse",
    firefox: "CORSMissingAllowHeaderFromPreflight2",
  },
  {
    name: "Authorization under *",
    request: { headers: { authorization: "Bearer 1" } },
    answers: ({ page }) => ({
      preflight: [204, [origin(page), headers("*")]],
      actual: [200, [origin(page)]],
    }),
    kinds: ["authorization-under-wildcard"],
    firefox: "CORSAllowHeaderFromPreflightDeprecation",
    isPassedToday: true,
  },
];

const ofRedirects: readonly KindScenario[] = [
  {
    name: "a redirect to a URL with a password",
    answers: ({ page, third }) => ({
      actual: [302, [origin(page), `Location: ${third.replace("http://", "http://u:p@")}`]],
    }),
    kinds: ["redirect-credentials"],
    chromium: "RedirectContainsCredentials",
    firefox: "CORSDidNotSucceed2",
  },
  {
    name: "a redirect to ftp",
    answers: ({ page }) => ({ actual: [302, [origin(page), "Location: ftp://files.example/"]] }),
    kinds: ["redirect-scheme"],
    chromium: "CorsDisabledScheme",
    firefox: "CORSRequestNotHttp",
  },
  {
    name: "a redirect without Access-Control-Allow-Origin",
    answers: ({ third }) => ({ actual: [302, [`Location: ${third}`]], third: [200, [origin("*")]] }),
    kinds: ["redirect-no-cors"],
    chromium: "MissingAllowOriginHeader",
    firefox: "CORSMissingAllowOrigin2",
  },
  {
    name: "a redirect to a third origin, which allows the page",
    answers: ({ page, third }) => ({
      actual: [302, [origin(page), `Location: ${third}`]],
      third: [200, [origin(page)]],
    }),
    kinds: ["redirect-origin-null"],
    chromium: "AllowOriginMismatch",
    firefox: "CORSAllowOriginNotMatchingOrigin",
  },
  {
    name: "a redirect to something that is not a URL",
    answers: ({ page }) => ({ actual: [302, [origin(page), "Location: http://["]] }),
    kinds: ["redirect-invalid"],
    chromium: "net::ERR_INVALID_REDIRECT",
    firefox: "CORSDidNotSucceed2",
  },
  {
    name: "a redirect to itself",
    answers: ({ page, api }) => ({ actual: [302, [origin(page), `Location: ${api}`]] }),
    kinds: ["redirect-loop"],
    chromium: "net::ERR_TOO_MANY_REDIRECTS",
    firefox: "CORSDidNotSucceed2",
  },
];

const others: readonly KindScenario[] = [
  {
    name: "no-cors, where Cross-Origin-Resource-Policy is same-origin",
    request: { mode: "no-cors" },
    answers: () => ({ actual: [200, ["Cross-Origin-Resource-Policy: same-origin"]] }),
    kinds: ["resource-policy"],
    chromium: "net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
  },
  {
    name: "a public answer",
    answers: () => ({ actual: [200, [origin("*")]] }),
    kinds: [],
  },
  {
    name: "an answer to the page, with credentials",
    request: include,
    answers: ({ page }) => ({ actual: [404, [origin(page), credentials, "Vary: Origin"]] }),
    kinds: [],
  },
  {
    name: "an answer behind a redirect",
    answers: ({ page, third }) => ({
      actual: [302, [origin(page), `Location: ${third}`]],
      third: [200, [origin("*")]],
    }),
    kinds: [],
  },
  {
    name: "an answer with a status that no Response can have",
    answers: () => ({ actual: [999, [origin("*")]] }),
    kinds: [],
  },
];

/** Every kind that a server can cause. */
export const kindScenarios: readonly KindScenario[] = [...ofOrigin, ...ofPreflight, ...ofRedirects, ...others];
