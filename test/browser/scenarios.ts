/**
 * What one page does to one server, what the server sends, and what comes of it: data alone, so that a real browser can be
 * put to the same test. In every string `{page}` stands for the page's origin, `{api}` and `{third}` for those of two other
 * servers.
 */
export interface Scenario {
  /** A promise in plain words. */
  readonly name: string;
  /** Whether the page's origin is opaque: it is a sandboxed frame. */
  readonly opaque?: true;
  readonly fetch: ScenarioFetch;
  /** Answers by `METHOD URL`. A preflight is looked for under OPTIONS. Whatever is missing is not asked for. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** The requests that arrived. */
  readonly received: readonly string[];
  readonly outcome: Shared | Refused;
}

export interface ScenarioFetch {
  readonly url: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  /** A text, or a stream of it. */
  readonly body?: string | { readonly stream: string };
  readonly mode?: RequestMode;
  readonly credentials?: RequestCredentials;
  readonly redirect?: RequestRedirect;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the page gets to see. */
interface Shared {
  readonly type: ResponseType;
  readonly status: number;
  readonly url: string;
  readonly body: string;
  /** The names of the headers that the page can read. */
  readonly headers?: readonly string[];
  readonly redirected?: true;
}

/** Which step of which algorithm refuses. A real browser tells a page only that. */
interface Refused {
  readonly algorithm: string;
  readonly step: string;
}

const URL = "{api}/x";
const ORIGIN = "origin={page}";
const ALLOW = { "access-control-allow-origin": "*" };
const ALLOW_CREDENTIALS = { "access-control-allow-origin": "{page}", "access-control-allow-credentials": "true" };
const SHARED: Shared = { type: "cors", status: 200, url: URL, body: "secret" };
const REFUSED_PREFLIGHT = (step: string): Refused => ({ algorithm: "CORS-preflight fetch", step });

/** The CORS check: credentials mode, Access-Control-Allow-Origin, Access-Control-Allow-Credentials, the step that refuses. */
const CORS_CHECKS: [RequestCredentials, string | null, string | null, string | null][] = [
  // "CORS protocol and credentials", row by row
  ["omit", "*", null, null],
  ["omit", "*", "true", null],
  ["omit", "{page}/", null, "4"],
  ["omit", "{page}", null, null],
  ["include", "*", "true", "4"],
  ["include", "{page}", "true", null],
  ["include", "{page}", "True", "8"],
  // and what else a server may think of
  ["same-origin", null, null, "2"],
  ["same-origin", "", null, "4"],
  ["same-origin", "*", null, null],
  ["same-origin", "{page}", null, null],
  ["same-origin", "{page}", "false", null],
  ["same-origin", "{api}", null, "4"],
  ["same-origin", "null", null, "4"],
  ["same-origin", "*, *", null, "4"],
  ["same-origin", "{page}, {page}", null, "4"],
  ["same-origin", "{page}, {api}", null, "4"],
  ["same-origin", "{page} {api}", null, "4"],
  ["same-origin", "*.localhost", null, "4"],
  ["same-origin", "{PAGE}", null, "4"],
  ["same-origin", '"{page}"', null, "4"],
  ["same-origin", "'*'", null, "4"],
  ["same-origin", "true", null, "4"],
  ["include", null, null, "2"],
  ["include", null, "true", "2"],
  ["include", "*", null, "4"],
  ["include", "{page}", null, "8"],
  ["include", "{page}", "", "8"],
  ["include", "{page}", "TRUE", "8"],
  ["include", "{page}", "true, true", "8"],
  ["include", "{page}", "false", "8"],
  ["include", "{page}", "1", "8"],
  ["include", "{page}", "*", "8"],
  ["include", "{api}", "true", "4"],
];

const corsChecks = CORS_CHECKS.map(([credentials, origin, allowed, step]): Scenario => ({
  name: `with credentials ${credentials}, ${quote(origin)} and ${quote(allowed)} ${
    step === null ? "share" : "do not share"
  }`,
  fetch: { url: URL, credentials },
  answers: {
    [`GET ${URL}`]: {
      headers: present({ "access-control-allow-origin": origin, "access-control-allow-credentials": allowed }),
    },
  },
  received: [`GET ${URL} ${ORIGIN}`],
  outcome: step === null ? SHARED : { algorithm: "CORS check", step },
}));

/** Methods, and those a preflight asks for: null where none is sent. */
const METHODS: [string, string, string | null][] = [
  ["GET", "GET", null],
  ["get", "GET", null],
  ["HEAD", "HEAD", null],
  ["POST", "POST", null],
  ["pOsT", "POST", null],
  ["PUT", "PUT", "PUT"],
  ["put", "PUT", "PUT"],
  ["delete", "DELETE", "DELETE"],
  ["OPTIONS", "OPTIONS", "OPTIONS"],
  ["PATCH", "PATCH", "PATCH"],
  ["patch", "patch", "patch"],
  ["CHICKEN", "CHICKEN", "CHICKEN"],
];

const methods = METHODS.map(([written, sent, asked]): Scenario => ({
  name: `the method ${written} is sent as ${sent} ${asked === null ? "at once" : "after a preflight"}`,
  fetch: { url: URL, method: written },
  answers: {
    [`OPTIONS ${URL}`]: { headers: { ...ALLOW, "access-control-allow-methods": sent }, body: "secret" },
    [`${sent} ${URL}`]: { headers: { ...ALLOW, "access-control-allow-methods": sent }, body: "secret" },
  },
  received: [
    ...asked === null ? [] : [`OPTIONS ${URL} ${ORIGIN} access-control-request-method=${asked}`],
    `${sent} ${URL} ${ORIGIN}`,
  ],
  outcome: { ...SHARED, body: sent === "HEAD" ? "" : "secret" },
}));

/** Headers, and what a preflight asks for: null where none is sent. */
const HEADERS: [[string, string][], string | null][] = [
  [[["Accept", "text/html"]], null],
  [[["Accept", '"']], "accept"],
  [[["Accept", "a".repeat(128)]], null],
  [[["Accept", "a".repeat(129)]], "accept"],
  [[["Accept-Language", "de, en;q=0.5"]], null],
  [[["Accept-Language", "@"]], "accept-language"],
  [[["Content-Language", "en"]], null],
  [[["Content-Language", "en_GB"]], "content-language"],
  [[["Content-Type", "text/plain;charset=utf-8"]], null],
  [[["Content-Type", "application/x-www-form-urlencoded"]], null],
  [[["Content-Type", "multipart/form-data;boundary=x"]], null],
  [[["Content-Type", "application/json"]], "content-type"],
  [[["Content-Type", "text/plain, application/json"]], "content-type"],
  [[["Range", "bytes=0-99"]], null],
  [[["Range", "bytes=-99"]], "range"],
  [[["Range", "bytes=0-9,20-29"]], "range"],
  [[["X-B", "1"], ["x-a", "2"], ["X-b", "3"]], "x-a,x-b"],
  [[["Authorization", "Bearer x"], ["Accept", "*/*"]], "authorization"],
  [[["If-None-Match", '"x"'], ["Cache-Control", "no-cache"]], "cache-control,if-none-match"],
];

const headers = HEADERS.map(([fields, asked]): Scenario => ({
  name: `${fields.map((field) => field.join(": ")).join(" and ")} need ${
    asked === null ? "no preflight" : `a preflight for ${asked}`
  }`,
  fetch: { url: URL, method: "POST", headers: fields },
  answers: {
    [`OPTIONS ${URL}`]: { headers: { ...ALLOW, "access-control-allow-headers": asked ?? "" } },
    [`POST ${URL}`]: { headers: ALLOW, body: "secret" },
  },
  received: [
    ...asked === null
      ? []
      : [`OPTIONS ${URL} ${ORIGIN} access-control-request-method=POST access-control-request-headers=${asked}`],
    `POST ${URL} ${ORIGIN}${visible(fields)}`,
  ],
  outcome: SHARED,
}));

const FORBIDDEN =
  ("Accept-Charset Accept-Encoding Access-Control-Request-Headers Access-Control-Request-Method Connection " +
    "Content-Length Cookie Cookie2 Date DNT Expect Host Keep-Alive Origin Referer Set-Cookie TE Trailer Transfer-Encoding " +
    "Upgrade Via Proxy-Authorization Proxy-X Sec-Fetch-Site Sec-X").split(" ");

const forbiddenHeaders = [
  ...FORBIDDEN.map((name) => [name, "x"] as const),
  ["X-Method-Override", "GET, trace"] as const,
]
  .map(([name, value]): Scenario => ({
    name: `${name}: ${value} is dropped, and needs no preflight`,
    fetch: { url: URL, headers: [[name, value]] },
    answers: { [`GET ${URL}`]: { headers: ALLOW } },
    received: [`GET ${URL} ${ORIGIN}`],
    outcome: SHARED,
  }));

/** What a preflight may answer to PUT with X-A: the answer, the credentials mode, and the step that refuses. */
const PREFLIGHTS: [string, Answer, RequestCredentials, Refused | null][] = [
  ["allows both", preflight("PUT", "x-a"), "omit", null],
  ["allows both with a status of 200", { ...preflight("PUT", "x-a"), status: 200 }, "omit", null],
  ["allows both with a status of 299", { ...preflight("PUT", "x-a"), status: 299 }, "omit", null],
  ["has the status 300", { ...preflight("PUT", "x-a"), status: 300 }, "omit", REFUSED_PREFLIGHT("7")],
  ["has the status 304", { ...preflight("PUT", "x-a"), status: 304 }, "omit", REFUSED_PREFLIGHT("7")],
  ["has the status 401", { ...preflight("PUT", "x-a"), status: 401 }, "omit", REFUSED_PREFLIGHT("7")],
  ["has the status 404", { ...preflight("PUT", "x-a"), status: 404 }, "omit", REFUSED_PREFLIGHT("7")],
  ["has the status 500", { ...preflight("PUT", "x-a"), status: 500 }, "omit", REFUSED_PREFLIGHT("7")],
  [
    "redirects",
    { status: 307, headers: { ...preflight("PUT", "x-a").headers, location: "{api}/y" } },
    "omit",
    REFUSED_PREFLIGHT("7"),
  ],
  ["has no Access-Control-Allow-Origin", { status: 204 }, "omit", { algorithm: "CORS check", step: "2" }],
  [
    "names another origin",
    { status: 204, headers: { "access-control-allow-origin": "{api}" } },
    "omit",
    { algorithm: "CORS check", step: "4" },
  ],
  [
    "does not allow credentials",
    { status: 204, headers: { ...preflight("PUT", "x-a").headers, "access-control-allow-origin": "{page}" } },
    "include",
    { algorithm: "CORS check", step: "8" },
  ],
  ["allows no method", preflight(null, "x-a"), "omit", REFUSED_PREFLIGHT("7.5")],
  ["allows another method", preflight("DELETE, PATCH", "x-a"), "omit", REFUSED_PREFLIGHT("7.5")],
  ["allows the method in lower case", preflight("put", "x-a"), "omit", REFUSED_PREFLIGHT("7.5")],
  ["allows any method", preflight("*", "x-a"), "omit", null],
  ["allows any method among others", preflight("GET, *", "x-a"), "omit", null],
  ["allows any method, and credentials", credentialed("*", "x-a"), "include", REFUSED_PREFLIGHT("7.5")],
  ["allows no header", preflight("PUT", null), "omit", REFUSED_PREFLIGHT("7.7")],
  ["allows another header", preflight("PUT", "x-b"), "omit", REFUSED_PREFLIGHT("7.7")],
  ["allows the header in upper case", preflight("PUT", "X-A"), "omit", null],
  ["allows any header", preflight("PUT", "*"), "omit", null],
  ["allows any header, and credentials", credentialed("PUT", "*"), "include", REFUSED_PREFLIGHT("7.7")],
  ["allows both, and credentials", credentialed("PUT", "x-a"), "include", null],
  ["has lists with empty elements", preflight(",PUT,,", " , x-a,\t,x-b"), "omit", null],
  ["has a method with a space", preflight("PUT, a b", "x-a"), "omit", REFUSED_PREFLIGHT("7.3")],
  ["has a header name with a space", preflight("PUT", "x-a, a b"), "omit", REFUSED_PREFLIGHT("7.3")],
  ["has a header name in quotes", preflight("PUT", '"x-a"'), "omit", REFUSED_PREFLIGHT("7.3")],
  ["has methods with semicolons", preflight("PUT; GET", "x-a"), "omit", REFUSED_PREFLIGHT("7.3")],
];

const preflights = PREFLIGHTS.map(([what, answer, credentials, refused]): Scenario => ({
  name: `a preflight response that ${what} ${refused === null ? "lets the request pass" : "stops the request"}`,
  fetch: { url: URL, method: "PUT", headers: [["X-A", "1"]], credentials },
  answers: {
    [`OPTIONS ${URL}`]: answer,
    [`PUT ${URL}`]: { headers: ALLOW_CREDENTIALS },
  },
  received: [
    `OPTIONS ${URL} ${ORIGIN} access-control-request-method=PUT access-control-request-headers=x-a`,
    ...refused === null ? [`PUT ${URL} ${ORIGIN} x-a=1`] : [],
  ],
  outcome: refused ?? SHARED,
}));

/** What a preflight may answer to GET with Authorization: Access-Control-Allow-Headers, and the step that refuses. */
const AUTHORIZATIONS: [string, string | null][] = [
  ["authorization", null],
  ["*, Authorization", null],
  ["*", "7.6"],
  ["x-a", "7.6"],
];

const authorizations = AUTHORIZATIONS.map(([allowed, step]): Scenario => ({
  name: `Access-Control-Allow-Headers: ${allowed} ${step === null ? "allows" : "does not allow"} Authorization`,
  fetch: { url: URL, headers: [["Authorization", "Bearer x"]] },
  answers: {
    [`OPTIONS ${URL}`]: preflight(null, allowed),
    [`GET ${URL}`]: { headers: ALLOW },
  },
  received: [
    `OPTIONS ${URL} ${ORIGIN} access-control-request-method=GET access-control-request-headers=authorization`,
    ...step === null ? [`GET ${URL} ${ORIGIN} authorization=Bearer x`] : [],
  ],
  outcome: step === null ? SHARED : REFUSED_PREFLIGHT(step),
}));

/** Access-Control-Expose-Headers, the credentials mode, and which of the response's headers the page can read. */
const EXPOSED: [string | null, RequestCredentials, string[]][] = [
  [null, "omit", ["content-type"]],
  ["", "omit", ["content-type"]],
  ["x-a", "omit", ["content-type", "x-a"]],
  ["X-A,,etag", "omit", ["content-type", "etag", "x-a"]],
  ["x-a, x a", "omit", ["content-type"]],
  ['"x-a"', "omit", ["content-type"]],
  ["x-a;x-b", "omit", ["content-type"]],
  ["*", "omit", [
    "access-control-allow-credentials",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "content-type",
    "etag",
    "x-a",
  ]],
  ["x-a, *", "omit", [
    "access-control-allow-credentials",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "content-type",
    "etag",
    "x-a",
  ]],
  ["*", "include", ["content-type"]],
  ["*, x-a", "include", ["content-type", "x-a"]],
  ["set-cookie, x-a", "omit", ["content-type", "x-a"]],
];

const exposed = EXPOSED.map(([value, credentials, names]): Scenario => ({
  name: `Access-Control-Expose-Headers: ${value} with credentials ${credentials} shows ${names.join(", ")}`,
  fetch: { url: URL, credentials },
  answers: {
    [`GET ${URL}`]: {
      headers: {
        ...ALLOW_CREDENTIALS,
        ...present({ "access-control-expose-headers": value }),
        "content-type": "text/plain",
        "x-a": "1",
        etag: '"x"',
        "set-cookie": "a=b; Max-Age=0",
      },
    },
  },
  received: [`GET ${URL} ${ORIGIN}`],
  outcome: { ...SHARED, headers: names },
}));

const statuses = [200, 201, 204, 205, 206, 304, 400, 401, 403, 404, 500, 503].map((status): Scenario => ({
  name: `a response with status ${status} is shared like any other`,
  fetch: { url: URL },
  answers: { [`GET ${URL}`]: { status, headers: ALLOW } },
  received: [`GET ${URL} ${ORIGIN}`],
  outcome: { ...SHARED, status, body: [204, 205, 304].includes(status) ? "" : "secret" },
}));

const others: Scenario[] = [
  {
    name: "a page reads responses of its own origin, without the CORS protocol",
    fetch: { url: "{page}/x", headers: [["X-A", "1"]], method: "PUT" },
    answers: { "PUT {page}/x": { headers: { etag: '"x"', "set-cookie": "a=b; Max-Age=0" } } },
    received: ["PUT {page}/x origin={page} x-a=1"],
    outcome: { type: "basic", status: 200, url: "{page}/x", body: "secret", headers: ["etag"] },
  },
  {
    name: "a GET to the page's own origin has no Origin",
    fetch: { url: "{page}/x" },
    answers: { "GET {page}/x": {} },
    received: ["GET {page}/x"],
    outcome: { type: "basic", status: 200, url: "{page}/x", body: "secret" },
  },
  {
    name: "the mode same-origin sends nothing to another origin",
    fetch: { url: URL, mode: "same-origin" },
    answers: {},
    received: [],
    outcome: { algorithm: "main fetch", step: "12" },
  },
  {
    name: "a page with an opaque origin sends null, and * shares with it",
    opaque: true,
    fetch: { url: URL },
    answers: { [`GET ${URL}`]: { headers: ALLOW } },
    received: [`GET ${URL} origin=null`],
    outcome: SHARED,
  },
  {
    name: "a page with an opaque origin sends null, and null shares with it, credentials included",
    opaque: true,
    fetch: { url: URL, credentials: "include" },
    answers: { [`GET ${URL}`]: { headers: { ...ALLOW_CREDENTIALS, "access-control-allow-origin": "null" } } },
    received: [`GET ${URL} origin=null`],
    outcome: SHARED,
  },
  {
    name: "a page with an opaque origin is not allowed by any origin",
    opaque: true,
    fetch: { url: URL },
    answers: { [`GET ${URL}`]: { headers: { "access-control-allow-origin": "{page}" } } },
    received: [`GET ${URL} origin=null`],
    outcome: { algorithm: "CORS check", step: "4" },
  },
  {
    name: "a string as a body has a Content-Type that needs no preflight",
    fetch: { url: URL, method: "POST", body: "text" },
    answers: { [`POST ${URL}`]: { headers: ALLOW } },
    received: [`POST ${URL} ${ORIGIN} content-type=text/plain;charset=UTF-8 body=text`],
    outcome: SHARED,
  },
  {
    name: "no-cors hides the response, and needs no Access-Control-Allow-Origin",
    fetch: { url: URL, mode: "no-cors" },
    answers: { [`GET ${URL}`]: { status: 404, headers: { "x-a": "1" } } },
    received: [`GET ${URL}`],
    outcome: { type: "opaque", status: 0, url: "", body: "", headers: [] },
  },
  {
    name: "no-cors sends only safelisted headers, and Origin with a POST",
    fetch: {
      url: URL,
      mode: "no-cors",
      method: "POST",
      headers: [["X-A", "1"], ["Authorization", "x"], ["Range", "bytes=0-1"], ["Accept-Language", "de"]],
      body: "text",
    },
    answers: { [`POST ${URL}`]: {} },
    received: [`POST ${URL} ${ORIGIN} content-type=text/plain;charset=UTF-8 body=text`],
    outcome: { type: "opaque", status: 0, url: "", body: "", headers: [] },
  },
  {
    name: "no-cors drops a Content-Type that is not safelisted",
    fetch: { url: URL, mode: "no-cors", method: "POST", headers: [["Content-Type", "application/json"]] },
    answers: { [`POST ${URL}`]: {} },
    received: [`POST ${URL} ${ORIGIN}`],
    outcome: { type: "opaque", status: 0, url: "", body: "", headers: [] },
  },
  {
    name: "no-cors follows redirects only",
    fetch: { url: URL, mode: "no-cors", redirect: "manual" },
    answers: {},
    received: [],
    outcome: { algorithm: "main fetch", step: "12" },
  },
  {
    name: "no-cors to the page's own origin works like any mode",
    fetch: { url: "{page}/x", mode: "no-cors", redirect: "manual" },
    answers: { "GET {page}/x": {} },
    received: ["GET {page}/x"],
    outcome: { type: "basic", status: 200, url: "{page}/x", body: "secret" },
  },
  ...["same-origin", "same-site"].map((policy): Scenario => ({
    name: `Cross-Origin-Resource-Policy: ${policy} keeps an opaque response from another site`,
    fetch: { url: URL, mode: "no-cors" },
    answers: { [`GET ${URL}`]: { headers: { "cross-origin-resource-policy": policy } } },
    received: [`GET ${URL}`],
    outcome: { algorithm: "cross-origin resource policy check", step: "5" },
  })),
  ...["cross-origin", "same-site, same-origin", "none"].map((policy): Scenario => ({
    name: `Cross-Origin-Resource-Policy: ${policy} keeps nothing`,
    fetch: { url: URL, mode: "no-cors" },
    answers: { [`GET ${URL}`]: { headers: { "cross-origin-resource-policy": policy } } },
    received: [`GET ${URL}`],
    outcome: { type: "opaque", status: 0, url: "", body: "" },
  })),
  {
    name: "Cross-Origin-Resource-Policy does not matter to a CORS request",
    fetch: { url: URL },
    answers: { [`GET ${URL}`]: { headers: { ...ALLOW, "cross-origin-resource-policy": "same-origin" } } },
    received: [`GET ${URL} ${ORIGIN}`],
    outcome: SHARED,
  },
];

export const scenarios: readonly Scenario[] = [
  ...corsChecks,
  ...methods,
  ...headers,
  ...forbiddenHeaders,
  ...preflights,
  ...authorizations,
  ...exposed,
  ...statuses,
  ...others,
];

/** A response to a preflight of an anonymous request. */
function preflight(methods: string | null, headers: string | null): Answer {
  const lists = present({ "access-control-allow-methods": methods, "access-control-allow-headers": headers });
  return { status: 204, headers: { ...ALLOW, ...lists } };
}

function credentialed(methods: string, headers: string): Answer {
  return { status: 204, headers: { ...preflight(methods, headers).headers, ...ALLOW_CREDENTIALS } };
}

function quote(value: string | null): string {
  return value === null ? "no header" : JSON.stringify(value);
}

function present(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((header): header is [string, string] => header[1] !== null));
}

/** How the headers of a request are told that a scenario looks at. */
function visible(fields: readonly (readonly [string, string])[]): string {
  const headers = new Headers(fields.map(([name, value]): [string, string] => [name, value]));
  return ["authorization", "content-type", "x-a", "x-b"]
    .flatMap((name) => headers.has(name) ? [` ${name}=${headers.get(name)}`] : []).join("");
}
