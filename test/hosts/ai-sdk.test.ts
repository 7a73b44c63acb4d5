import { expect, test } from "vitest";
import { send } from "./client.ts";
import { exampleSuite } from "./example-suite.ts";
import { runPage } from "./page.ts";

const origin = "https://app.example.com";
const readable = [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${origin}`,
  "vary: Origin",
];

exampleSuite("ai-sdk", {}, (host) => {
  test("a page reads the words of the model while they are made", { timeout: 20_000 }, async () => {
    expect(await runPage(host())).toEqual({ words: ["one ", "apple ", "and ", "one ", "pear"], streamed: true });
  });

  test("a page that aborts stops the model", { timeout: 20_000 }, async () => {
    await expect(runPage(host(), { STOP_AFTER: "2" })).rejects.toThrow("AbortError");
    await expect.poll(() => host().output()).toContain("the model was stopped");
  });

  test("a page of another origin reads nothing", { timeout: 20_000 }, async () => {
    await expect(runPage(host(), { ORIGIN: "https://evil.example" })).rejects.toThrow("kind: 'preflight-status'");
  });

  test("a page can read why a request failed", async () => {
    const headers = { Origin: origin, "Content-Type": "application/json" };
    const answer = await send(host().port, { method: "POST", path: "/api/chat", headers, body: "{" });
    expect(answer).toMatchObject({ status: 500, cors: readable, body: '{"error":"out of order"}' });
  });
});
