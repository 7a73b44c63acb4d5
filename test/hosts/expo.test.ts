import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";

hostSuite("expo", {
  heavy: true,
  exceptions: {
    HEAD: {
      reason: "Expo answers HEAD with 405 unless a route exports `HEAD`, too.",
      status: 405,
      cors: [],
      headers: {},
    },
    ...otherwise("With `application/json` it passes.", {
      "several cookies": [{ headers: { "Content-Type": "application/json" } }],
    }),
  },
  also: (host) =>
    test("a POST without a type is refused by Expo, unreadably", async () => {
      const headers = { Origin: "https://app.example.com" };
      const answer = await send(host().port, { method: "POST", path: "/api/session", headers });
      expect(answer).toMatchObject({ status: 403, cors: [] });
    }),
});
