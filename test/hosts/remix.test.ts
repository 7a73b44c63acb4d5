import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";

hostSuite("remix", {
  also: (host) =>
    test("a page can read that there is no such route", async () => {
      const headers = { Origin: "https://app.example.com" };
      const answer = await send(host().port, { path: "/api/nowhere", headers });
      expect(answer.status).toBe(404);
      expect(answer.cors).toContain("access-control-allow-origin: https://app.example.com");
    }),
});
