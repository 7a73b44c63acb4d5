import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";

hostSuite("tanstack-start", {
  heavy: true,
  exceptions: otherwise(
    "TanStack Start answers an error of a route itself, with 500 and JSON, so `onError` is not called.",
    { error: [{}, { body: expect.objectContaining({ status: 500, unhandled: true }) }] },
  ),
  also: (host) =>
    test("a page has no CORS", async () => {
      const answer = await send(host().port, { path: "/", headers: { Origin: "https://app.example.com" } });
      expect(answer).toMatchObject({ status: 200, cors: [] });
    }),
});

developmentSuite("tanstack-start");
