import { expect, test } from "vitest";
import { send } from "./client.ts";
import { asking, graphqlExceptions } from "./graphql.ts";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise } from "./otherwise.ts";

const allowed = { Origin: "https://app.example.com" };
const json = { "Content-Type": "application/json" };
const ownError = {
  data: null,
  errors: [expect.objectContaining({ message: "out of order", path: ["broken"] })],
};

hostSuite("apollo-server", {
  exceptions: {
    ...graphqlExceptions("all of them are at `/graphql`", json),
    ...otherwise("Apollo answers an error of a resolver itself, with 200, so `onError` is not asked.", {
      "error": [{ path: asking("{ broken }"), headers: json }, { status: 200, body: ownError }],
      "error, refused origin": [{ path: asking("{ broken }"), headers: json }, { status: 200, body: ownError }],
    }),
    ...otherwise("Apollo answers an OPTIONS that is no preflight with 400.", {
      "OPTIONS that is no preflight": [{ path: "/graphql" }, { status: 400, headers: {} }],
    }),
    ...absent(
      "Resolvers return values, so that no response of `fetch()`, no shared response and no 304 can occur.",
      "304",
      "what fetch() returned",
      "a response that is sent to several origins at once",
      "a request that is aborted reaches the handler's signal",
      "a stream whose reader hangs up is cancelled",
    ),
    HEAD: { reason: "Fields are queried by GET and POST, not by HEAD.", absent: true },
    redirect: { reason: "GraphQL has no redirects.", absent: true },
    streaming: { reason: "Nothing is streamed", absent: true },
  },
  also: (host) => {
    test("a page can read why a request without a preflight was refused", async () => {
      const answer = await send(host().port, { path: asking("{ items }"), headers: allowed });
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("Cross-Site Request Forgery") });
      expect(answer.cors).toContain("access-control-allow-origin: https://app.example.com");
    });

    test("a body that is no JSON is answered by onError", async () => {
      const call = { method: "POST", path: "/graphql", headers: { ...allowed, ...json }, body: "{" };
      const answer = await send(host().port, call);
      expect(answer).toMatchObject({ status: 500, body: '{"error":"out of order"}' });
      expect(answer.cors).toContain("access-control-allow-origin: https://app.example.com");
    });
  },
});
