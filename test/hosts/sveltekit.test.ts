import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise } from "./otherwise.ts";

const headers = { Origin: "https://app.example.com" };
const json = { "Accept": "application/json" };
const ownError = { body: { status: 500, message: "Internal Error" } };

hostSuite("sveltekit", {
  heavy: true,
  exceptions: {
    ...absent(
      "The adapter gives every request an `https:` URL, so that the example cannot send a request to itself.",
      "what fetch() returned",
    ),
    ...otherwise("SvelteKit answers an error of an endpoint itself, with 500, so `onError` is not asked.", {
      "error": [{ headers: json }, ownError],
      "error, refused origin": [{ headers: json }, ownError],
    }),
    ...otherwise("With `application/json` it passes", {
      "several cookies": [{ headers: { "Content-Type": "application/json" } }],
    }),
  },
  also: (host) => {
    test("a POST without a type is refused by SvelteKit, unreadably", async () => {
      const answer = await send(host().port, { method: "POST", path: "/api/session", headers });
      expect(answer).toMatchObject({ status: 403, cors: [], body: "Cross-site POST form submissions are forbidden" });
    });

    test("a page has no CORS", async () => {
      expect(await send(host().port, { path: "/", headers })).toMatchObject({ status: 200, cors: [] });
    });

    test("a page can read that there is no such route", async () => {
      const answer = await send(host().port, { path: "/api/nowhere", headers });
      expect(answer.status).toBe(404);
      expect(answer.cors).toContain("access-control-allow-origin: https://app.example.com");
    });
  },
});

developmentSuite("sveltekit");
