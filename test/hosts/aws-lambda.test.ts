import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";

hostSuite("aws-lambda", {
  exceptions: otherwise("An answer of `toLambdaHandler` is whole: a stream is read to its end first.", {
    streaming: [{ path: "/api/ticks?count=3" }, { endless: false, body: "tick 1\ntick 2\ntick 3\n" }],
  }),
  also: (host) =>
    test("a body that is no JSON is answered by onError", async () => {
      const headers = { Origin: "https://app.example.com", "Content-Type": "application/json" };
      const answer = await send(host().port, { method: "PUT", path: "/api/items", headers, body: "{" });
      expect(answer).toMatchObject({ status: 500, body: '{"error":"out of order"}' });
    }),
});
