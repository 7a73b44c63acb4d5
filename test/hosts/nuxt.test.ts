import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";

const reason =
  "Nuxt does not tell the handler that a page hung up: the stream goes on, and `request.signal` is not aborted.";

hostSuite("nuxt", {
  heavy: true,
  exceptions: {
    "a stream whose reader hangs up is cancelled": { reason },
    "a request that is aborted reaches the handler's signal": { reason },
  },
  also: (host) =>
    test("a page has no CORS", async () => {
      const answer = await send(host().port, { path: "/", headers: { Origin: "https://app.example.com" } });
      expect(answer).toMatchObject({ status: 200, cors: [] });
    }),
});

developmentSuite("nuxt", "/_nuxt/@vite/client");
