import { expect, test } from "vitest";
import { asking, graphqlExceptions } from "./graphql.ts";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise } from "./otherwise.ts";
import { readUntil } from "./until.ts";

const ticks = asking("subscription { ticks(count: 100000) }");
const events = {
  Origin: "https://app.example.com",
  Accept: "text/event-stream",
};
const masked = {
  data: null,
  errors: [
    expect.objectContaining({ message: "Unexpected error.", path: ["broken"] }),
  ],
};

hostSuite("graphql-yoga", {
  exceptions: {
    ...graphqlExceptions("all of them are at `/graphql`"),
    ...otherwise(
      "Yoga answers an error of a resolver itself, with 200, so `onError` is not asked.",
      {
        "error": [{ path: asking("{ broken }") }, {
          status: 200,
          body: masked,
        }],
        "error, refused origin": [{ path: asking("{ broken }") }, {
          status: 200,
          body: masked,
        }],
      },
    ),
    ...otherwise("Yoga answers an OPTIONS that is no preflight with 405.", {
      "OPTIONS that is no preflight": [{ path: "/graphql" }, {
        status: 405,
        headers: { allow: /GET.*POST/ },
      }],
    }),
    ...otherwise("which Yoga starts with a ping", {
      streaming: [{ path: ticks, headers: events }, { body: undefined }],
    }),
    ...absent(
      "Resolvers return values, so that no response of `fetch()`, no shared response and no 304 can occur.",
      "304",
      "what fetch() returned",
      "a response that is sent to several origins at once",
      "a request that is aborted reaches the handler's signal",
    ),
    HEAD: { reason: "Fields are queried by GET and POST, not by HEAD.", absent: true },
    redirect: { reason: "GraphQL has no redirects.", absent: true },
  },
  also: (host) =>
    test("the first event of a subscription arrives before its end", async () => {
      expect(await readUntil(host().port, ticks, '"ticks":1', events)).not
        .toContain('"ticks":3');
    }),
});
