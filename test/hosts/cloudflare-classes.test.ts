import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { scenarios } from "./scenarios.ts";

const headers = { Origin: "https://app.example.com" };
const { cors } = scenarios.error;

hostSuite("cloudflare-classes", {
  heavy: true,
  exceptions: {
    "a request that is aborted reaches the handler's signal": {
      reason: "`wrangler dev` does not tell a Worker that a page hung up before the response.",
    },
  },
  also: (host) => {
    test("what a Durable Object answers to fetch is readable", async () => {
      expect(await send(host().port, { path: "/api/room", headers })).toMatchObject({ cors, body: '{"guest":1}' });
    });

    test("a Durable Object is called by RPC", async () => {
      expect(await send(host().port, { path: "/api/room/guests", headers })).toMatchObject({ cors, body: "1" });
    });

    test("a method of the wrapped entrypoint is called by RPC", async () => {
      expect(await send(host().port, { path: "/api/sum", headers })).toMatchObject({ cors, body: "3" });
    });
  },
});
