import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import type { Exceptions } from "./scenarios.ts";
import type { Host } from "./start.ts";

const allowed = "https://app.example.com";
const preview = "https://pr-7.preview.example.com";

const readableBy = (origin: string) => [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${origin}`,
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];

const exceptions: Exceptions = {
  "a request that is aborted reaches the handler's signal": {
    reason: "`wrangler dev` does not tell a Worker that a page hung up before the response.",
  },
};

hostSuite("cloudflare", {
  exceptions,
  also(host: () => Host) {
    const get = (path: string, origin: string) => send(host().port, { path, headers: { Origin: origin } });

    test("what fetch() answers, which is immutable, gets the headers of the requester", async () => {
      const { status, cors, body } = await get("/api/proxied", allowed);
      expect({ status, cors, body }).toEqual({
        status: 200,
        cors: readableBy(allowed),
        body: '["apple","pear"]',
      });
    });

    test("a response out of the cache never carries one origin's grant to another", async () => {
      const path = `/api/cached?run=${crypto.randomUUID()}`;
      const first = await get(path, allowed);
      expect(first.cors).toEqual(readableBy(allowed));
      await expect.poll(async () => (await get(path, allowed)).lines).toContain(
        "cf-cache-status: HIT",
      );

      for (
        const [origin, cors] of [[preview, readableBy(preview)], [
          "https://evil.example",
          ["vary: Origin"],
        ]] as const
      ) {
        const later = await get(path, origin);
        expect({ body: later.body, cors: later.cors }).toEqual({
          body: first.body,
          cors,
        });
      }
    });

    test("scheduled is left as it was", async () => {
      await send(host().port, {
        path: "/cdn-cgi/local/scheduled?cron=0+*+*+*+*",
      });
      await expect.poll(() => host().output()).toContain(
        "scheduled by 0 * * * *",
      );
    });
  },
});

const reason = "in production no preview may read";
const inProduction: Exceptions = {
  ...exceptions,
  "GET of an origin that a pattern allows": { reason, cors: ["vary: Origin"] },
  "a response that is sent to several origins at once": { reason, absent: true },
};

hostSuite("cloudflare", {
  start: "start:production",
  exceptions: inProduction,
});
