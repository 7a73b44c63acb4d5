import { withCors } from "../../src/index.ts";
import type { Handler, Row } from "./rows.ts";

/** The ways of a request between pages and wrapped servers: redirects, and modes that need no preflight. */
type WayScenario = Pick<Row, "name" | "server" | "fetches" | "received" | "outcomes"> & Partial<Row>;

const OTHER_ORIGIN = { algorithm: "CORS check", step: "4" };
const OPAQUE = { type: "opaque", status: 0, url: "", body: "" } as const;
const arrived = (url: string) => ({ type: "cors", status: 200, url, body: "secret", redirected: true }) as const;
const preflight = (url: string, origin = "{page}") =>
  `OPTIONS ${url} origin=${origin} access-control-request-method=PUT`;

/** Leads to the URL after the question mark, if there is one. */
const handler: Handler = ({ url, method }) => {
  const [, target] = url.split("?");
  if (target === undefined) return new Response("secret");
  return method === "GET"
    ? Response.redirect(target, 302)
    : new Response(null, { status: 307, headers: { location: target } });
};

const ofEveryone: Row["server"] = { wrap: () => withCors(handler) };
const ofPage: Row["server"] = { wrap: ({ "{page}": origin }) => withCors(handler, { origin }) };
const ofTwo: Row["server"] = { wrap: (places) => withCors(handler, { origin: [places["{page}"], places["{app}"]] }) };
const enforced: Row["server"] = {
  wrap: ({ "{third}": origin }) => withCors(handler, { origin: [origin, "https://other.example"], enforce: true }),
};

const redirects: WayScenario[] = [
  {
    name: "a policy for every origin lets redirects go from server to server",
    server: ofEveryone,
    fetches: [{ url: "{api}/x?{third}/y" }],
    received: ["GET {api}/x?{third}/y origin={page}", "GET {third}/y origin=null"],
    outcomes: [arrived("{third}/y")],
  },
  {
    name: "a policy for one origin ends them at the second server",
    server: ofPage,
    fetches: [{ url: "{api}/x?{third}/y" }],
    received: ["GET {api}/x?{third}/y origin={page}", "GET {third}/y origin=null"],
    outcomes: [OTHER_ORIGIN],
  },
  {
    name: "a policy for two origins ends them at the second server",
    server: ofTwo,
    fetches: [{ url: "{api}/x?{third}/y" }],
    received: ["GET {api}/x?{third}/y origin={page}", "GET {third}/y origin=null"],
    outcomes: [{ algorithm: "CORS check", step: "2" }],
  },
  {
    name: "a policy for one origin lets redirects stay on a server",
    server: ofPage,
    fetches: [{ url: "{api}/x?{api}/y" }],
    received: ["GET {api}/x?{api}/y origin={page}", "GET {api}/y origin={page}"],
    outcomes: [arrived("{api}/y")],
  },
  {
    name: "a policy for one origin lets redirects come from the page's own server",
    server: ofPage,
    fetches: [{ url: "{page}/x?{api}/y" }],
    received: ["GET {page}/x?{api}/y", "GET {api}/y origin={page}"],
    outcomes: [arrived("{api}/y")],
  },
  {
    name: "a policy for one origin ends redirects back to the page's own server",
    server: ofPage,
    fetches: [{ url: "{api}/x?{page}/y" }],
    received: ["GET {api}/x?{page}/y origin={page}", "GET {page}/y origin=null"],
    outcomes: [OTHER_ORIGIN],
  },
  {
    name: "a redirected PUT has its preflight at each URL",
    server: ofPage,
    fetches: [{ url: "{api}/x?{api}/y", method: "PUT" }],
    received: [
      preflight("{api}/x?{api}/y"),
      "PUT {api}/x?{api}/y origin={page}",
      preflight("{api}/y"),
      "PUT {api}/y origin={page}",
    ],
    outcomes: [arrived("{api}/y")],
  },
];

const modes: WayScenario[] = [
  {
    name: "an enforced policy lets the server's own pages post",
    server: enforced,
    fetches: [{ url: "{page}/x", method: "POST" }, { url: "{page}/x", method: "PUT" }],
    received: ["POST {page}/x origin={page}", "PUT {page}/x origin={page}"],
    outcomes: [1, 2].map(() => ({ type: "basic", status: 200, url: "{page}/x", body: "secret" }) as const),
  },
  {
    name: "an enforced policy refuses a post that needs no preflight",
    server: enforced,
    fetches: [{ url: "{api}/x", method: "POST" }],
    received: ["POST {api}/x origin={page}"],
    outcomes: [{ algorithm: "CORS check", step: "2" }],
  },
  {
    name: "no-cors shows nothing of what a policy shares",
    server: ofEveryone,
    fetches: [{ url: "{api}/x", mode: "no-cors" }],
    received: ["GET {api}/x"],
    outcomes: [OPAQUE],
  },
  {
    name: "no policy keeps a no-cors post from coming in",
    server: ofTwo,
    page: "{api}",
    fetches: [{ url: "{page}/x", mode: "no-cors", method: "POST", body: "text" }],
    received: ["POST {page}/x origin={api} content-type=text/plain;charset=UTF-8"],
    outcomes: [OPAQUE],
  },
];

export const wayScenarios: readonly Row[] = [...redirects, ...modes].map((row) => ({
  page: "{page}",
  secure: false,
  ...row,
}));
