import { withCors } from "../../src/index.ts";
import type { ScenarioFetch } from "../browser/scenarios.ts";
import type { PlaceName } from "./test-origins.ts";
import type { Handler, Row } from "./rows.ts";

/** Where the server is, the cookie it sets, what the page then asks for, and what the server tells of the cookie. */
type CookieScenario = [name: string, world: World, cookie: string, fetch: Partial<ScenarioFetch>, told: string | null];

/** `{near}` is of the page's own site, `{api}` of another one. Only TLS lets cookies go from site to site. */
interface World {
  readonly api: PlaceName;
  readonly secure: boolean;
}

const acrossSites: World = { api: "{api}", secure: true };
const belowLocalhost: World = { api: "{third}", secure: false };
const loopbackAddress: World = { api: "{api}", secure: false };
const acrossPorts: World = { api: "{near}", secure: false };
const credentials = "include";

const SCENARIOS: CookieScenario[] = [
  ["a cookie with SameSite=None comes back to another site", acrossSites, "a=1; SameSite=None; Secure", {
    credentials,
  }, "a=1"],
  ["without credentials it does not", acrossSites, "a=1; SameSite=None; Secure", { credentials: "omit" }, null],
  ["by default it does not", acrossSites, "a=1; SameSite=None; Secure", {}, null],
  ["a cookie with HttpOnly comes back like any other", acrossSites, "a=1; SameSite=None; Secure; HttpOnly", {
    credentials,
  }, "a=1"],
  ["a cookie without SameSite is kept from other sites", acrossSites, "a=1; Secure", { credentials }, null],
  ["a cookie with SameSite=Lax is kept from other sites", acrossSites, "a=1; SameSite=Lax; Secure", {
    credentials,
  }, null],
  ["a cookie with SameSite=Strict is kept from other sites", acrossSites, "a=1; SameSite=Strict; Secure", {
    credentials,
  }, null],
  ["a cookie with SameSite=None without Secure is not stored", acrossSites, "a=1; SameSite=None", {
    credentials,
  }, null],
  ["a cookie with Secure of a name below localhost needs no TLS", belowLocalhost, "a=1; SameSite=None; Secure", {
    credentials,
  }, "a=1"],
  ["a cookie with Secure of 127.0.0.1 needs no TLS", loopbackAddress, "a=1; SameSite=None; Secure", {
    credentials,
  }, "a=1"],
  ["a cookie with Secure of localhost needs no TLS", acrossPorts, "a=1; Secure", { credentials }, "a=1"],
  ["a cookie with the prefix __Secure- of localhost needs no TLS", acrossPorts, "__Secure-a=1; Secure", {
    credentials,
  }, "__Secure-a=1"],
  ["a cookie with an empty Domain comes back to its host", acrossPorts, "a=1; Domain=", { credentials }, "a=1"],
  ["a cookie with a Domain of spaces comes back to its host", acrossPorts, "a=1; Domain=  ", { credentials }, "a=1"],
  ["a cookie with a Domain of a dot is not stored", acrossPorts, "a=1; Domain=.", { credentials }, null],
  [
    "an unknown SameSite overrides an earlier one",
    acrossSites,
    "a=1; SameSite=None; Secure; SameSite=Sometimes",
    {
      credentials,
    },
    null,
  ],
  [
    "a Path without a slash overrides an earlier one",
    acrossPorts,
    "a=1; Path=/nowhere; Path=x",
    { credentials },
    "a=1",
  ],
  [
    "an empty Domain overrides an earlier one",
    acrossPorts,
    "a=1; Domain=example.com; Domain=",
    { credentials },
    "a=1",
  ],
  ["a preflight has no cookie, the request after it has", acrossSites, "a=1; SameSite=None; Secure", {
    credentials,
    method: "PUT",
  }, "a=1"],
  ["a cookie goes with no-cors as well", acrossSites, "a=1; SameSite=None; Secure", {
    credentials,
    mode: "no-cors",
  }, "a=1"],
  ["a cookie with SameSite=Strict comes back to another port", acrossPorts, "a=1; SameSite=Strict", {
    credentials,
  }, "a=1"],
  ["a cookie without SameSite comes back to another port", acrossPorts, "a=1", { credentials }, "a=1"],
  ["to another port no cookie goes by default", acrossPorts, "a=1", {}, null],
];

export const cookieScenarios: readonly Row[] = SCENARIOS.map(([name, { api, secure }, cookie, fetch, told]) => {
  const { method = "GET", mode } = fetch;
  const origin = mode === "no-cors" ? "" : " origin={page}";
  const text = " content-type=text/plain;charset=UTF-8";
  return {
    name,
    page: "{page}",
    secure,
    server: { wrap: (places) => withCors(handler, { origin: places["{page}"], credentials: true }) },
    fetches: [{ url: `${api}/x`, method: "POST", credentials, body: cookie }, { url: `${api}/x`, ...fetch }],
    received: [
      `POST ${api}/x origin={page}${text}`,
      ...method === "GET" ? [] : [`OPTIONS ${api}/x origin={page} access-control-request-method=${method}`],
      `${method} ${api}/x${origin}${told === null ? "" : ` cookie=${told}`}`,
    ],
    outcomes: [
      { type: "cors", status: 200, url: `${api}/x`, body: "set" },
      mode === "no-cors"
        ? { type: "opaque", status: 0, url: "", body: "" }
        : { type: "cors", status: 200, url: `${api}/x`, body: told ?? "no cookie" },
    ],
  };
});

/** Sets the cookie that a POST has as its body; otherwise it tells what it got for one. */
const handler: Handler = async (request) => {
  if (request.method === "POST") return new Response("set", { headers: { "set-cookie": await request.text() } });
  return new Response(request.headers.get("cookie") ?? "no cookie");
};
