import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise } from "./otherwise.ts";

hostSuite("aws-lambda", {
  exceptions: {
    ...absent(
      "Lambda waits for the whole answer, and does not tell the handler that a page hung up.",
      "a stream whose reader hangs up is cancelled",
    ),
    "a request that is aborted reaches the handler's signal": {
      reason: "Lambda waits for the whole answer, and does not tell the handler that a page hung up.",
    },
    ...absent(
      "The stand-in has no HTTPS, which the URL of an event names, so that the handler cannot call itself.",
      "what fetch() returned",
    ),
    ...otherwise("An answer of `toLambdaHandler` is whole: a stream is read to its end first.", {
      streaming: [{ path: "/api/ticks?count=3" }, { endless: false, body: "tick 1\ntick 2\ntick 3\n" }],
    }),
  },
  also: (host) =>
    test("a body that is no JSON is answered by onError", async () => {
      const headers = { Origin: "https://app.example.com", "Content-Type": "application/json" };
      const answer = await send(host().port, { method: "PUT", path: "/api/items", headers, body: "{" });
      expect(answer).toMatchObject({ status: 500, body: '{"error":"out of order"}' });
    }),
});
