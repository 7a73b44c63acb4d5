import { expect, test } from "vitest";
import { hostSuite } from "./host-suite.ts";
import { readUntil } from "./until.ts";

const ownError = {
  reason: "oRPC answers an error of a procedure itself, with 500, so `onError` is not asked.",
  body: { defined: false, code: "INTERNAL_SERVER_ERROR", status: 500, message: "Internal server error" },
};

hostSuite("orpc", {
  exceptions: {
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
