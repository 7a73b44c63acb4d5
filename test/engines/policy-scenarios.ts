import { createCors, withCors } from "../../src/index.ts";
import type { ScenarioFetch } from "../browser/scenarios.ts";
import type { Handler, Row } from "./rows.ts";

/** What policies say of methods, headers, errors and other servers, to a page that they let in. */
type PolicyScenario = Pick<Row, "name" | "fetches" | "received" | "outcomes"> & { readonly wrap: Wrap };
type Wrap = Extract<Row["server"], { wrap: unknown }>["wrap"];

const URL = "{api}/x";
const READ = { type: "cors", status: 200, url: URL, body: "secret" } as const;
const PREFLIGHT = (step: string) => ({ algorithm: "CORS-preflight fetch", step });

const put: ScenarioFetch = { url: URL, method: "PUT", headers: [["X-A", "1"]] };
const credentials = "include";

const GET = `GET ${URL} origin={page}`;
const PUT = `PUT ${URL} origin={page} x-a=1`;
const asksFor = (method: string, names?: string) =>
  `OPTIONS ${URL} origin={page} access-control-request-method=${method}` +
  (names === undefined ? "" : ` access-control-request-headers=${names}`);

const secret: Handler = () =>
  new Response("secret", { headers: { "content-type": "text/plain", "etag": '"x"', "x-a": "1", "x-b": "2" } });

const lists: PolicyScenario[] = [
  {
    name: "without options any header is allowed, Authorization included",
    wrap: () => withCors(secret),
    fetches: [{ ...put, headers: [["X-A", "1"], ["Authorization", "x"], ["X-Rare", "2"]] }],
    received: [asksFor("PUT", "authorization,x-a,x-rare"), `PUT ${URL} origin={page} authorization=x x-a=1`],
    outcomes: [READ],
  },
  {
    name: "allowedHeaders * allows any header",
    wrap: () => withCors(secret, { allowedHeaders: "*" }),
    fetches: [put],
    received: [asksFor("PUT", "x-a"), PUT],
    outcomes: [READ],
  },
  {
    name: "allowedHeaders * does not allow Authorization",
    wrap: () => withCors(secret, { allowedHeaders: "*" }),
    fetches: [{ url: URL, headers: [["Authorization", "Bearer x"]] }],
    received: [asksFor("GET", "authorization")],
    outcomes: [PREFLIGHT("7.6")],
  },
  {
    name: "a header that allowedHeaders does not name is not sent",
    wrap: () => withCors(secret, { allowedHeaders: ["x-b", "x-c"] }),
    fetches: [{ ...put, headers: [["X-B", "1"]] }, put],
    received: [asksFor("PUT", "x-b"), `PUT ${URL} origin={page} x-b=1`, asksFor("PUT", "x-a")],
    outcomes: [READ, PREFLIGHT("7.7")],
  },
  {
    name: "with credentials any header is allowed by its name",
    wrap: ({ "{page}": origin }) => withCors(secret, { origin, credentials: true }),
    fetches: [{ ...put, credentials, headers: [["X-A", "1"], ["Authorization", "x"]] }],
    received: [asksFor("PUT", "authorization,x-a"), `PUT ${URL} origin={page} authorization=x x-a=1`],
    outcomes: [READ],
  },
  {
    name: "a method that methods does not name is not sent",
    wrap: () => withCors(secret, { methods: ["GET", "PUT"] }),
    fetches: [{ url: URL, method: "PUT" }, { url: URL, method: "DELETE" }],
    received: [asksFor("PUT"), `PUT ${URL} origin={page}`, asksFor("DELETE")],
    outcomes: [READ, PREFLIGHT("7.5")],
  },
  {
    name: "a safelisted method is sent whatever methods names",
    wrap: () => withCors(secret, { methods: ["PUT"] }),
    fetches: [{ url: URL, method: "POST", body: "text" }, { url: URL, method: "HEAD" }],
    received: [`POST ${URL} origin={page} content-type=text/plain;charset=UTF-8`, `HEAD ${URL} origin={page}`],
    outcomes: [READ, { ...READ, body: "" }],
  },
  {
    name: "methods * allows any method",
    wrap: () => withCors(secret, { methods: "*" }),
    fetches: [{ url: URL, method: "LINK" }],
    received: [asksFor("LINK"), `LINK ${URL} origin={page}`],
    outcomes: [READ],
  },
  {
    name: "with credentials any method is allowed by its name",
    wrap: ({ "{page}": origin }) => withCors(secret, { origin, credentials: true, methods: "*" }),
    fetches: [{ url: URL, method: "LINK", credentials }],
    received: [asksFor("LINK"), `LINK ${URL} origin={page}`],
    outcomes: [READ],
  },
  {
    name: "a map of methods allows its keys",
    wrap: () => {
      const map: Record<string, Handler> = withCors({ PUT: secret, PATCH: secret });
      return (request) => map[request.method]!(request);
    },
    fetches: [{ url: URL, method: "PUT" }, { url: URL, method: "DELETE" }],
    received: [asksFor("PUT"), `PUT ${URL} origin={page}`, asksFor("DELETE")],
    outcomes: [READ, PREFLIGHT("7.5")],
  },
  {
    name: "exposedHeaders names what a page can read",
    wrap: () => withCors(secret, { exposedHeaders: ["etag", "x-a"] }),
    fetches: [{ url: URL }],
    received: [GET],
    outcomes: [{ ...READ, headers: ["content-type", "etag", "x-a"] }],
  },
  {
    name: "exposedHeaders names it with credentials, too",
    wrap: ({ "{page}": origin }) => withCors(secret, { origin, credentials: true, exposedHeaders: ["x-b"] }),
    fetches: [{ url: URL, credentials }],
    received: [GET],
    outcomes: [{ ...READ, headers: ["content-type", "x-b"] }],
  },
  {
    name: "exposedHeaders * lets a page read everything",
    wrap: () => withCors(secret, { exposedHeaders: "*" }),
    fetches: [{ url: URL }],
    received: [GET],
    outcomes: [{
      ...READ,
      headers: ["access-control-allow-origin", "access-control-expose-headers", "content-type", "etag", "x-a", "x-b"],
    }],
  },
];

const errors: PolicyScenario[] = [
  {
    name: "what onError answers can be read",
    wrap: () => withCors(fails, { onError: (error) => new Response((error as Error).message, { status: 500 }) }),
    fetches: [{ url: URL }],
    received: [GET],
    outcomes: [{ ...READ, status: 500, body: "out of milk" }],
  },
  {
    name: "a thrown Response can be read",
    wrap: () => {
      const handler = withCors(() => Promise.reject<Response>(new Response("none of it", { status: 404 })));
      return (request) => handler(request).catch((thrown) => thrown);
    },
    fetches: [{ url: URL }],
    received: [GET],
    outcomes: [{ ...READ, status: 404, body: "none of it" }],
  },
  {
    name: "what a middleware answers in place of the handler can be read",
    wrap: () => {
      const cors = createCors();
      return (request) => cors.handle(request, () => new Response("who are you", { status: 401 }));
    },
    fetches: [put],
    received: [asksFor("PUT", "x-a"), PUT],
    outcomes: [{ ...READ, status: 401, body: "who are you" }],
  },
  {
    name: "CORS headers of the handler give way to those of the policy",
    wrap: () => withCors(() => new Response("secret", { headers: { "access-control-allow-origin": "null" } })),
    fetches: [{ url: URL }],
    received: [GET],
    outcomes: [READ],
  },
];

const preflights: PolicyScenario[] = [
  {
    name: "a preflight may be answered with any status from 200 to 299",
    wrap: () => withCors(secret, { preflightStatus: 299 }),
    fetches: [put],
    received: [asksFor("PUT", "x-a"), PUT],
    outcomes: [READ],
  },
  {
    name: "a preflight may be answered by the handler",
    wrap: () => withCors(secret, { preflightContinue: true }),
    fetches: [put],
    received: [asksFor("PUT", "x-a"), PUT],
    outcomes: [READ],
  },
  {
    name: "a handler that answers preflights with 404 stops them",
    wrap: () => withCors(() => new Response("secret", { status: 404 }), { preflightContinue: true }),
    fetches: [put],
    received: [asksFor("PUT", "x-a")],
    outcomes: [PREFLIGHT("7")],
  },
  {
    name: "an OPTIONS of the page reaches the handler after its preflight",
    wrap: () => withCors(({ method }) => new Response(method), { methods: ["OPTIONS"] }),
    fetches: [{ url: URL, method: "OPTIONS" }],
    received: [asksFor("OPTIONS"), `OPTIONS ${URL} origin={page}`],
    outcomes: [{ ...READ, body: "OPTIONS" }],
  },
];

export const policyScenarios: readonly Row[] = [...lists, ...errors, ...preflights].map(({ wrap, ...row }) => ({
  ...row,
  page: "{page}",
  secure: false,
  server: { wrap },
}));

function fails(): Response {
  throw new Error("out of milk");
}
