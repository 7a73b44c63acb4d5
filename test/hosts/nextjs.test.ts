import { expect, test } from "vitest";
import { type Call, send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { type Exception, type Exceptions, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
import type { Host } from "./start.ts";

const router = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";
const reason = "Next.js adds the request headers of its router to `Vary`";

/** What Next.js would compress if it were asked to; for these it writes one line of Vary. */
const json: ScenarioName[] = [
  "plain GET",
  "GET of an allowed origin",
  "GET of an origin that a pattern allows",
  "PUT after its preflight",
  "GET with credentials",
  "GET of a refused origin",
  "several cookies",
  "HEAD",
  "what fetch() returned",
];

/** Every scenario, with the lines of Vary that Next.js makes of ours. */
function withVary(
  vary: (name: ScenarioName) => string[],
  change: (request: Call) => Partial<Scenario>,
): Exceptions {
  const entries = Object.entries(scenarios).map(
    ([name, { request, cors }]): [string, Exception] => {
      const others = cors.filter((line) => line !== "vary: Origin");
      return [name, {
        reason,
        cors: [...others, ...vary(name as ScenarioName)],
        ...change(request),
      }];
    },
  );
  return Object.fromEntries(entries);
}

/** What `fetch()` returned has the names of the router already, because the example asks itself. */
const proxied = (vary: string, name: ScenarioName) =>
  name === "what fetch() returned" ? vary.replace(router, `${router}, ${router}`) : vary;

const inTwoLines = ["vary: Origin", `vary: ${router}`];

const byRouteHandlers = withVary(
  (name) =>
    [...json, "error", "error, refused origin"].includes(name)
      ? [proxied(`vary: ${router}, Origin, Accept-Encoding`, name)]
      : inTwoLines,
  () => ({}),
);

hostSuite("nextjs", {
  heavy: true,
  exceptions: byRouteHandlers,
  also(host: () => Host) {
    test("a route handler gets its typed params and a NextRequest", async () => {
      const { status, body } = await send(host().port, {
        path: "/api/items/1?language=de",
      });
      expect([status, JSON.parse(body)]).toEqual([200, {
        id: "1",
        item: "pear",
        language: "de",
      }]);
    });

    test("a route handler with one origin is prerendered", async () => {
      const { status, cors, lines } = await send(host().port, {
        path: "/api/prices",
      });
      expect({ status, cors }).toEqual({
        status: 200,
        cors: [
          "access-control-allow-origin: https://app.example.com",
          `vary: ${router}, Accept-Encoding`,
        ],
      });
      expect(lines).toContain("x-nextjs-cache: HIT");
    });

    test("what notFound() throws is for Next.js, whose answer has no CORS headers", async () => {
      const { status, cors } = await send(host().port, {
        path: "/api/items/9",
        headers: allowed,
      });
      expect({ status, cors }).toEqual({
        status: 404,
        cors: [`vary: ${router}`],
      });
    });
  },
});

const allowed = { Origin: "https://app.example.com" };
const granted = scenarios["redirect"].cors.filter((line) => !line.startsWith("vary"));

const belowPartners = withVary(
  (name) => {
    if (name.startsWith("preflight")) return ["vary: Origin"]; // answered by the proxy alone
    if (name === "what fetch() returned") return [`vary: Origin, ${router}, Origin, ${router}, Accept-Encoding`];
    return json.includes(name) ? [`vary: Origin, ${router}, Accept-Encoding`] : inTwoLines;
  },
  (request) => ({
    request: { ...request, path: request.path.replace("/api", "/partners") },
  }),
);
const thrown = "Next.js answers what a handler throws with a 500 of its own, and the page sees that it is one";

hostSuite("nextjs", {
  heavy: true,
  exceptions: {
    ...belowPartners,
    "error": { ...belowPartners["error"]!, reason: thrown, body: "" },
    "redirect": {
      ...belowPartners["redirect"]!,
      reason: "`redirect()` of Next.js answers 307",
      status: 307,
      headers: { location: /^\/partners\/items$/ },
    },
  },
  also(host: () => Host) {
    test("a page that was prerendered, the 404 page say, loses our Vary", async () => {
      const { status, cors } = await send(host().port, {
        path: "/partners/no/where",
        headers: allowed,
      });
      expect({ status, cors }).toEqual({
        status: 404,
        cors: [...granted, `vary: ${router}, Accept-Encoding`],
      });
    });
  },
});
