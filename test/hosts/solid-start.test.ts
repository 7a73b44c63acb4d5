import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";

hostSuite("solid-start", {
  heavy: true,
  also: (host) =>
    test("a page has no CORS", async () => {
      const answer = await send(host().port, { path: "/", headers: { Origin: "https://app.example.com" } });
      expect(answer).toMatchObject({ status: 200, cors: [] });
    }),
});

developmentSuite("solid-start");
