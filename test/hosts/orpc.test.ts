import { expect, test } from "vitest";
import { hostSuite } from "./host-suite.ts";
import { absent } from "./otherwise.ts";
import { readUntil } from "./until.ts";

const ownError = {
  reason: "oRPC answers an error of a procedure itself, with 500, so `onError` is not asked.",
  body: { defined: false, code: "INTERNAL_SERVER_ERROR", status: 500, message: "Internal server error" },
};

hostSuite("orpc", {
  exceptions: {
    ...absent(
      "Procedures return values, so that no response of `fetch()`, no shared response and no 304 can occur.",
      "304",
      "what fetch() returned",
      "a response that is sent to several origins at once",
      "a request that is aborted reaches the handler's signal",
    ),
    HEAD: { reason: "Procedures are called by GET and POST, not by HEAD.", absent: true },
    "error": ownError,
    "error, refused origin": ownError,
    "OPTIONS that is no preflight": {
      reason: "oRPC has no procedures for OPTIONS: what is no preflight gets a 404.",
      status: 404,
      headers: {},
    },
    streaming: {
      reason: "An async generator becomes a stream of events, which oRPC starts with a comment.",
      body: undefined,
    },
  },
  also: (host) =>
    test("the first event arrives before the end", async () => {
      expect(await readUntil(host().port, "/api/ticks?count=100000", "data: 1\n")).not.toContain("data: 3\n");
    }),
});
