import { type CorsArgument, withCors } from "../../src/index.ts";
import type { PlaceName, Places } from "./test-origins.ts";
import type { Row } from "./rows.ts";

/** The step of the CORS check that refuses; null where the page is let in. */
type Refusal = "2" | "4" | null;

/**
 * What `origin` says, the page, and what refuses it: a GET and a PUT each. No answer to a refused preflight names an origin,
 * so a PUT is refused by step 2, always.
 */
const ORIGINS: [string, (places: Places) => CorsArgument, PlaceName | null, Refusal][] = [
  ["every origin", () => ({}), "{page}", null],
  ["every origin", () => ({}), null, null],
  ["one origin", (places) => ({ origin: places["{page}"] }), "{page}", null],
  ["one origin", (places) => ({ origin: places["{page}"] }), "{app}", "4"],
  ["one origin", (places) => ({ origin: places["{page}"] }), null, "4"],
  ["two origins", (places) => ({ origin: [places["{page}"], places["{app}"]] }), "{app}", null],
  ["two origins", (places) => ({ origin: [places["{page}"], places["{third}"]] }), "{app}", "2"],
  ["two origins", (places) => ({ origin: [places["{page}"], places["{app}"]] }), null, "2"],
  ["subdomains at any port", () => ({ origin: "http://*.localhost:*" }), "{app}", null],
  ["subdomains at any port", () => ({ origin: "http://*.localhost:*" }), "{page}", "2"],
  ["a host at any port", () => ({ origin: "http://localhost:*" }), "{page}", null],
  ["a host at any port", () => ({ origin: "http://localhost:*" }), "{app}", "2"],
  ["a RegExp", () => ({ origin: /^http:\/\/(app|www)\.localhost:\d+$/ }), "{app}", null],
  ["a RegExp", () => ({ origin: /^http:\/\/(app|www)\.localhost:\d+$/ }), "{page}", "2"],
  ["a function", () => ({ origin: (origin) => origin.includes("//app.") }), "{app}", null],
  ["an async function", () => ({ origin: async (origin) => origin.includes("//app.") }), "{page}", "2"],
  ["a function that always agrees", () => ({ origin: () => true }), null, "2"],
  ["a selector", (places) => async () => ({ origin: places["{page}"] }), "{page}", null],
  ["a selector that answers false", () => () => false, "{page}", "2"],
  [
    "two origins, enforced",
    (places) => ({ origin: [places["{page}"], places["{app}"]], enforce: true }),
    "{app}",
    null,
  ],
  ["one origin, enforced", (places) => ({ origin: places["{page}"], enforce: true }), "{app}", "2"],
  ["one origin, enforced", (places) => ({ origin: places["{page}"], enforce: true }), null, "2"],
];

export const originScenarios: readonly Row[] = ORIGINS.flatMap(([what, policy, page, refusal]) => {
  const row = {
    page,
    secure: false,
    server: { wrap: (places: Places) => withCors(() => new Response("secret"), policy(places)) },
  };
  const origin = page ?? "null";
  const shared = { type: "cors", status: 200, url: "{api}/x", body: "secret" } as const;
  return ["GET", "PUT"].map((method): Row => {
    const preflight = `OPTIONS {api}/x origin=${origin} access-control-request-method=PUT`;
    const actual = `${method} {api}/x origin=${origin}`;
    const refusedBy = method === "GET" ? refusal : refusal && "2";
    return {
      ...row,
      name: `a policy for ${what} ${refusal === null ? "shares" : "does not share"} ${method} with ${
        page ?? "a sandboxed frame"
      }`,
      fetches: [{ url: "{api}/x", method }],
      received: method === "GET" ? [actual] : refusal === null ? [preflight, actual] : [preflight],
      outcomes: [refusedBy === null ? shared : { algorithm: "CORS check", step: refusedBy }],
    };
  });
});
