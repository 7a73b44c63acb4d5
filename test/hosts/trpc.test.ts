import { expect, test } from "vitest";
import { hostSuite } from "./host-suite.ts";
import { absent, otherwise, varying } from "./otherwise.ts";
import { readUntil } from "./until.ts";

const ticks = "/trpc/ticks?input=100000";
const json = { "Content-Type": "application/json" };
const data = (data: unknown) => ({ body: { result: { data } } });
const items = data(["apple", "pear"]);
const broken = {
  body: {
    error: expect.objectContaining({ message: "out of order", code: -32603 }),
  },
};

hostSuite("trpc", {
  exceptions: varying("trpc-accept, accept", {
    ...otherwise("tRPC's own names are in `Vary`, too.", {
      "plain GET": [{ path: "/trpc/items" }, items],
      "GET of an allowed origin": [{ path: "/trpc/items" }, items],
      "GET of an origin that a pattern allows": [
        { path: "/trpc/items" },
        items,
      ],
      "GET of a refused origin": [{ path: "/trpc/items" }, items],
      "GET with credentials": [
        { path: "/trpc/session" },
        data({ cookie: "user=ada" }),
      ],
      "preflight of a PUT": [{ path: "/trpc/save" }],
      "preflight of a refused origin": [{ path: "/trpc/save" }],
      "PUT after its preflight": [
        { method: "POST", path: "/trpc/save" },
        data({ saved: { name: "plum" } }),
      ],
      "several cookies": [
        { path: "/trpc/signIn", headers: json },
        data({ user: "ada" }),
      ],
    }),
    ...otherwise(
      "tRPC answers an error of a procedure itself, with 500, so `onError` is not asked.",
      {
        "error": [{ path: "/trpc/broken" }, broken],
        "error, refused origin": [{ path: "/trpc/broken" }, broken],
      },
    ),
    ...otherwise("tRPC answers an OPTIONS that is no preflight with 415.", {
      "OPTIONS that is no preflight": [{ path: "/trpc/items" }, {
        status: 415,
        headers: {},
      }],
    }),
    ...otherwise(
      "A subscription is a stream of events, which tRPC starts with `event: connected`.",
      {
        streaming: [{ path: ticks }, { body: undefined }],
      },
    ),
    ...absent(
      "Procedures return values, so that no response of `fetch()`, no shared response and no 304 can occur.",
      "304",
      "what fetch() returned",
      "a response that is sent to several origins at once",
      "a request that is aborted reaches the handler's signal",
    ),
    HEAD: { reason: "Procedures are called by GET and POST, not by HEAD.", absent: true },
    redirect: { reason: "tRPC has no redirects.", absent: true },
  }),
  also: (host) =>
    test("the first event of a subscription arrives before its end", async () => {
      expect(await readUntil(host().port, ticks, "data: 1\n")).not.toContain(
        "data: 3\n",
      );
    }),
});
