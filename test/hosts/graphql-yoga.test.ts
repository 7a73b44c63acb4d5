import { expect, test } from "vitest";
import { asking, graphqlExceptions } from "./graphql.ts";
import { hostSuite } from "./host-suite.ts";
import { readUntil } from "./until.ts";

const allowed = { Origin: "https://app.example.com" };
const broken =
  "Yoga answers an error of a resolver itself, with 200, so `onError` is not asked.";
const events = { ...allowed, Accept: "text/event-stream" };
const ticks = asking("subscription { ticks(count: 100000) }", events);

hostSuite("graphql-yoga", {
  exceptions: graphqlExceptions("all of them are at `/graphql`", {
    error: {
      reason: broken,
      request: asking("{ broken }", allowed),
      status: 200,
      body: expect.anything(),
    },
    "error, refused origin": {
      reason: broken,
      request: asking("{ broken }", { Origin: "https://evil.example" }),
      status: 200,
    },
    redirect: { reason: "GraphQL has no redirects.", absent: true },
    "OPTIONS that is no preflight": {
      reason: "Yoga answers an OPTIONS that is no preflight with 405.",
      request: { method: "OPTIONS", path: "/graphql", headers: allowed },
      status: 405,
      headers: { allow: /GET.*POST/ },
    },
    streaming: {
      reason: "which Yoga starts with a ping",
      request: ticks,
      body: ":\n\n",
    },
  }),
  also: (host) => {
    test("the first event of a subscription arrives before its end", async () => {
      expect(await readUntil(host().port, ticks.path, '"ticks":1', events)).not
        .toContain('"ticks":3');
    });
    test("a resolver's error is masked, and can be read", async () => {
      const body = await readUntil(
        host().port,
        asking("{ broken }", allowed).path,
        "}",
        allowed,
      );
      expect(body).toContain("Unexpected error");
    });
  },
});
