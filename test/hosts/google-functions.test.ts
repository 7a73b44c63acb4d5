import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";

hostSuite("google-functions", {
  also: (host) =>
    test("a body that is not JSON is answered by the framework, without CORS headers", async () => {
      const headers = { Origin: "https://app.example.com", "Content-Type": "application/json" };
      const answer = await send(host().port, { method: "PUT", path: "/api/items", headers, body: "{" });
      expect(answer).toMatchObject({ status: 400, cors: [] });
    }),
});
