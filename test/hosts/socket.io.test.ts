import { expect, test } from "vitest";
import { exampleSuite } from "./example-suite.ts";
import { runPage } from "./page.ts";

const evil = "https://evil.example";

exampleSuite("socket.io", {}, (host) => {
  test("a page connects by long polling, and gets an answer", { timeout: 20_000 }, async () => {
    expect(await runPage(host())).toEqual({ sum: 3 });
  });

  test("a page of another origin does not", { timeout: 20_000 }, async () => {
    expect(await runPage(host(), { ORIGIN: evil })).toMatchObject({ error: expect.stringContaining("fetch") });
  });

  test("a WebSocket is opened for an allowed origin, and refused for another", { timeout: 20_000 }, async () => {
    expect(await runPage(host(), { TRANSPORT: "websocket" })).toEqual({ sum: 3 });
    expect(await runPage(host(), { TRANSPORT: "websocket", ORIGIN: evil })).toEqual({ error: "websocket error" });
  });
});
