import type { Answer, Scenario, ScenarioFetch } from "./scenarios.ts";

const ALLOW = { "access-control-allow-origin": "*" };

/** The way a request goes: the URLs, each of which redirects to the next. */
interface Way {
  readonly name: string;
  readonly opaque?: true;
  readonly urls: readonly [string, ...string[]];
  readonly origins: readonly (string | null)[];
  readonly allow?: string;
  readonly outcome?: Scenario["outcome"];
}

const WAYS: Way[] = [
  { name: "within the page's origin needs no Origin", urls: ["{page}/1", "{page}/2"], origins: [null, null] },
  { name: "to another origin sends the page's origin", urls: ["{page}/1", "{api}/2"], origins: [null, "{page}"] },
  {
    name: "within another origin keeps the page's origin",
    urls: ["{api}/1", "{api}/2"],
    origins: ["{page}", "{page}"],
  },
  { name: "from one origin to a third sends null", urls: ["{api}/1", "{third}/2"], origins: ["{page}", "null"] },
  { name: "from another origin back sends null", urls: ["{api}/1", "{page}/2"], origins: ["{page}", "null"] },
  {
    name: "after one that sent null sends null as well",
    urls: ["{page}/1", "{api}/2", "{third}/3", "{third}/4", "{api}/5", "{page}/6"],
    origins: [null, "{page}", "null", "null", "null", "null"],
  },
  {
    name: "that sends null is not allowed by the page's origin",
    urls: ["{api}/1", "{third}/2"],
    origins: ["{page}", "null"],
    allow: "{page}",
    outcome: { algorithm: "CORS check", step: "4" },
  },
  {
    name: "of a page with an opaque origin always sends null",
    opaque: true,
    urls: ["{api}/1", "{third}/2"],
    origins: ["null", "null"],
  },
];

const ways = WAYS.map(({ name, urls, origins, allow = "*", outcome, ...page }): Scenario => ({
  name: `a redirect ${name}`,
  ...page,
  fetch: { url: urls[0] },
  answers: Object.fromEntries(urls.map((url, index): [string, Answer] => [
    `GET ${url}`,
    {
      headers: {
        "access-control-allow-origin": index === 0 ? "*" : allow,
        ...index + 1 < urls.length && { location: urls[index + 1]! },
      },
      ...index + 1 < urls.length && { status: 302 },
    },
  ])),
  received: urls.map((url, index) => `GET ${url}${origins[index] === null ? "" : ` origin=${origins[index]}`}`),
  outcome: outcome ?? {
    type: urls.every((url) => url.startsWith("{page}")) ? "basic" : "cors",
    status: 200,
    url: urls.at(-1)!,
    body: "secret",
    redirected: true,
  },
}));

/** Status, method before, method and body after. */
const REWRITES: [number, string, string, boolean][] = [
  [301, "GET", "GET", false],
  [301, "HEAD", "HEAD", false],
  [301, "POST", "GET", false],
  [301, "PUT", "PUT", true],
  [302, "POST", "GET", false],
  [302, "DELETE", "DELETE", true],
  [303, "GET", "GET", false],
  [303, "HEAD", "HEAD", false],
  [303, "POST", "GET", false],
  [303, "PUT", "GET", false],
  [303, "CHICKEN", "GET", false],
  [307, "GET", "GET", false],
  [307, "POST", "POST", true],
  [307, "PUT", "PUT", true],
  [308, "POST", "POST", true],
  [308, "PATCH", "PATCH", true],
];

const rewrites = REWRITES.map(([status, before, after, keepsBody]): Scenario => {
  const hasBody = before !== "GET" && before !== "HEAD";
  const body = " content-type=text/plain;charset=UTF-8 body=text";
  return {
    name: `a redirect with status ${status} turns ${before} into ${after} ${keepsBody ? "with" : "without"} a body`,
    fetch: { url: "{page}/1", method: before, ...hasBody && { body: "text" } },
    answers: {
      [`${before} {page}/1`]: { status, headers: { location: "/2" } },
      [`${after} {page}/2`]: {},
    },
    received: [
      `${before} {page}/1${hasBody ? ` origin={page}${body}` : ""}`,
      `${after} {page}/2${keepsBody ? ` origin={page}${body}` : ""}`,
    ],
    outcome: {
      type: "basic",
      status: 200,
      url: "{page}/2",
      body: after === "HEAD" ? "" : "secret",
      redirected: true,
    },
  };
});

const PREFLIGHT: Answer = {
  status: 204,
  headers: { ...ALLOW, "access-control-allow-methods": "PUT", "access-control-allow-headers": "x-a, authorization" },
};
const askForPut = (url: string, origin: string, names: string) =>
  `OPTIONS ${url} origin=${origin} access-control-request-method=PUT access-control-request-headers=${names}`;
const moved = (location: string, status = 307): Answer => ({ status, headers: { ...ALLOW, location } });

/** Redirects that are refused: from, what it answers, what is asked for, the step. */
const REFUSED: [string, string, Answer, Partial<ScenarioFetch>, string][] = [
  ["a Location that is no URL", "{api}/1", moved("https://"), {}, "5"],
  ["a Location with another scheme", "{api}/1", moved("data:,x"), {}, "6"],
  ["a Location with another scheme, from the page's own origin", "{page}/1", moved("ftp://example.com/"), {}, "6"],
  ["credentials in the URL of another origin", "{page}/1", moved("http://user:password@example.com/"), {}, "9"],
  ["a user name alone in the URL of another origin", "{page}/1", moved("http://user@example.com/"), {}, "9"],
  ["a password alone in the URL of another origin", "{page}/1", moved("http://:password@example.com/"), {}, "9"],
  ["credentials in the URL of the page's origin, from another", "{api}/1", moved("{page@}/2"), {}, "10"],
];

const refused = REFUSED.map(([what, url, answer, fetch, step]): Scenario => ({
  name: `a redirect to ${what} is refused`,
  fetch: { url, ...fetch },
  answers: { [`GET ${url}`]: answer },
  received: [`GET ${url}${url.startsWith("{api}") ? " origin={page}" : ""}`],
  outcome: { algorithm: "HTTP-redirect fetch", step },
}));

const others: Scenario[] = [
  {
    name: "a redirect is preflighted anew at each URL of another origin",
    fetch: { url: "{api}/1", method: "PUT", headers: [["X-A", "1"]] },
    answers: {
      "OPTIONS {api}/1": PREFLIGHT,
      "PUT {api}/1": moved("{api}/2"),
      "OPTIONS {api}/2": PREFLIGHT,
      "PUT {api}/2": moved("{third}/3"),
      "OPTIONS {third}/3": PREFLIGHT,
      "PUT {third}/3": { headers: ALLOW },
    },
    received: [
      askForPut("{api}/1", "{page}", "x-a"),
      "PUT {api}/1 origin={page} x-a=1",
      askForPut("{api}/2", "{page}", "x-a"),
      "PUT {api}/2 origin={page} x-a=1",
      askForPut("{third}/3", "null", "x-a"),
      "PUT {third}/3 origin=null x-a=1",
    ],
    outcome: { type: "cors", status: 200, url: "{third}/3", body: "secret", redirected: true },
  },
  {
    name: "a redirect to another origin drops Authorization, and its preflight does not ask for it",
    fetch: { url: "{api}/1", method: "PUT", headers: [["X-A", "1"], ["Authorization", "x"]] },
    answers: {
      "OPTIONS {api}/1": PREFLIGHT,
      "PUT {api}/1": moved("{third}/2"),
      "OPTIONS {third}/2": PREFLIGHT,
      "PUT {third}/2": { headers: ALLOW },
    },
    received: [
      askForPut("{api}/1", "{page}", "authorization,x-a"),
      "PUT {api}/1 origin={page} authorization=x x-a=1",
      askForPut("{third}/2", "null", "x-a"),
      "PUT {third}/2 origin=null x-a=1",
    ],
    outcome: { type: "cors", status: 200, url: "{third}/2", body: "secret", redirected: true },
  },
  {
    name: "a redirect within an origin keeps Authorization",
    fetch: { url: "{page}/1", headers: [["Authorization", "x"]] },
    answers: { "GET {page}/1": moved("2"), "GET {page}/2": {} },
    received: ["GET {page}/1 authorization=x", "GET {page}/2 authorization=x"],
    outcome: { type: "basic", status: 200, url: "{page}/2", body: "secret", redirected: true },
  },
  {
    name: "a redirect without Access-Control-Allow-Origin is not followed",
    fetch: { url: "{api}/1" },
    answers: { "GET {api}/1": { status: 302, headers: { location: "{page}/2" } } },
    received: ["GET {api}/1 origin={page}"],
    outcome: { algorithm: "CORS check", step: "2" },
  },
  {
    name: "a redirect to another origin is refused in the mode same-origin",
    fetch: { url: "{page}/1", mode: "same-origin" },
    answers: { "GET {page}/1": moved("{api}/2") },
    received: ["GET {page}/1"],
    outcome: { algorithm: "main fetch", step: "12" },
  },
  {
    name: "a redirect to another origin makes a no-cors response opaque",
    fetch: { url: "{page}/1", mode: "no-cors" },
    answers: { "GET {page}/1": moved("{api}/2"), "GET {api}/2": {} },
    received: ["GET {page}/1", "GET {api}/2"],
    outcome: { type: "opaque", status: 0, url: "", body: "" },
  },
  {
    name: "a redirect back to the page's origin leaves a no-cors response opaque",
    fetch: { url: "{api}/1", mode: "no-cors" },
    answers: { "GET {api}/1": moved("{page}/2"), "GET {page}/2": {} },
    received: ["GET {api}/1", "GET {page}/2"],
    outcome: { type: "opaque", status: 0, url: "", body: "" },
  },
  {
    name: "a redirect with credentials in a URL of the page's origin is followed without sending them",
    fetch: { url: "{page}/1" },
    answers: { "GET {page}/1": moved("{page@}/2"), "GET {page}/2": {} },
    received: ["GET {page}/1", "GET {page}/2"],
    outcome: { type: "basic", status: 200, url: "{page@}/2", body: "secret", redirected: true },
  },
  {
    name: "a redirect status without Location is a response",
    fetch: { url: "{api}/1" },
    answers: { "GET {api}/1": { status: 302, headers: ALLOW } },
    received: ["GET {api}/1 origin={page}"],
    outcome: { type: "cors", status: 302, url: "{api}/1", body: "secret" },
  },
  {
    name: "the redirect mode error refuses redirects",
    fetch: { url: "{api}/1", redirect: "error" },
    answers: { "GET {api}/1": moved("{api}/2") },
    received: ["GET {api}/1 origin={page}"],
    outcome: { algorithm: "HTTP fetch", step: "6.2" },
  },
  {
    name: "the redirect mode manual hides where redirects go",
    fetch: { url: "{api}/1", redirect: "manual" },
    answers: { "GET {api}/1": moved("{api}/2") },
    received: ["GET {api}/1 origin={page}"],
    outcome: { type: "opaqueredirect", status: 0, url: "{api}/1", body: "", headers: [] },
  },
  {
    name: "a stream as a body is preflighted, whatever the method",
    fetch: { url: "{api}/1", method: "POST", body: { stream: "text" } },
    answers: { "OPTIONS {api}/1": { headers: ALLOW }, "POST {api}/1": { headers: ALLOW } },
    received: [
      "OPTIONS {api}/1 origin={page} access-control-request-method=POST",
      "POST {api}/1 origin={page} body=text",
    ],
    outcome: { type: "cors", status: 200, url: "{api}/1", body: "secret" },
  },
  {
    name: "a stream as a body cannot be sent again by a redirect",
    fetch: { url: "{page}/1", method: "POST", body: { stream: "text" } },
    answers: { "POST {page}/1": moved("/2") },
    received: ["POST {page}/1 origin={page} body=text"],
    outcome: { algorithm: "HTTP-redirect fetch", step: "11" },
  },
  {
    name: "a stream as a body is dropped by a redirect with status 303",
    fetch: { url: "{page}/1", method: "POST", body: { stream: "text" } },
    answers: { "POST {page}/1": moved("/2", 303), "GET {page}/2": {} },
    received: ["POST {page}/1 origin={page} body=text", "GET {page}/2"],
    outcome: { type: "basic", status: 200, url: "{page}/2", body: "secret", redirected: true },
  },
  redirects(20, { type: "basic", status: 200, url: "{page}/20", body: "secret", redirected: true }),
  redirects(21, { algorithm: "HTTP-redirect fetch", step: "7" }),
];

export const redirectScenarios: readonly Scenario[] = [...ways, ...rewrites, ...refused, ...others];

/** So many redirects in a row, after which comes a response. */
function redirects(count: number, outcome: Scenario["outcome"]): Scenario {
  const urls = Array.from({ length: count + 1 }, (_, index) => `{page}/${index}`);
  return {
    name: `${count} redirects in a row are ${"algorithm" in outcome ? "too many" : "followed"}`,
    fetch: { url: urls[0]! },
    answers: Object.fromEntries(urls.map((url, index) => [`GET ${url}`, index < count ? moved(urls[index + 1]!) : {}])),
    received: urls.slice(0, 21).map((url) => `GET ${url}`),
    outcome,
  };
}
