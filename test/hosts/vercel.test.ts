import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise } from "./otherwise.ts";

hostSuite("vercel", {
  heavy: true,
  exceptions: {
    ...otherwise("`vercel dev` sends a stream when it has ended.", {
      streaming: [{ path: "/api/ticks?count=3" }, { endless: false, body: "tick 1\ntick 2\ntick 3\n" }],
    }),
    ...absent("`vercel dev` sends a stream when it has ended.", "a stream whose reader hangs up is cancelled"),
    HEAD: {
      reason: "A function that exports methods answers HEAD with 405 unless it exports `HEAD`, too.",
      status: 405,
      cors: [],
      headers: {},
    },
    "a request that is aborted reaches the handler's signal": {
      reason: "`vercel dev` does not tell the function that a page hung up.",
    },
  },
  also: (host) =>
    test("the OPTIONS of a map answers the preflights of routes that have none", async () => {
      const headers = { Origin: "https://app.example.com", "Access-Control-Request-Method": "POST" };
      const answer = await send(host().port, { method: "OPTIONS", path: "/api/session", headers });
      expect(answer).toMatchObject({ status: 204, body: "" });
      expect(answer.cors).toContain("access-control-allow-origin: https://app.example.com");
    }),
});
