import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";

const headers = { Origin: "https://app.example.com" };

hostSuite("astro", {
  heavy: true,
  exceptions: otherwise("With `application/json` it passes.", {
    "several cookies": [{ headers: { "Content-Type": "application/json" } }],
  }),
  also: (host) => {
    test("a POST without a type is refused by Astro, unreadably", async () => {
      const answer = await send(host().port, { method: "POST", path: "/api/session", headers });
      expect(answer).toMatchObject({ status: 403, cors: [], body: "Cross-site POST form submissions are forbidden" });
    });

    test("a page has no CORS", async () => {
      expect(await send(host().port, { path: "/", headers })).toMatchObject({ status: 200, cors: [] });
    });
  },
});

developmentSuite("astro");
