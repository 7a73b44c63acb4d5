import { expect, test } from "vitest";
import { echo } from "../runtimes/sockets/client.ts";
import { hostSuite } from "./host-suite.ts";

hostSuite("bun", {
  also: (host) =>
    test("a WebSocket opens, and is left alone", async () => {
      expect(await echo(host().port, "/socket", "https://evil.example")).toEqual({ status: 101, echoed: "hi" });
    }),
});
hostSuite("bun", { start: "start:serve" });
