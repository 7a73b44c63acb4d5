import { expect, test } from "vitest";
import { send } from "./client.ts";
import type { Host } from "./start.ts";

const origin = "https://app.example.com";

/** What hosts with routes of their own beside the mounted handler have to keep apart from it. */
export function besideOrdinaryRoutes(host: () => Host): void {
  test("an ordinary route has nothing of the policy", async () => {
    const answer = await send(host().port, { path: "/", headers: { Origin: origin } });
    expect(answer).toMatchObject({ status: 200, cors: [], body: "an ordinary route" });
  });

  test("a body that is no JSON reaches the handler, whose error is readable", async () => {
    const headers = { Origin: origin, "Content-Type": "application/json" };
    const answer = await send(host().port, { method: "PUT", path: "/api/items", headers, body: "{" });
    expect(answer).toMatchObject({ status: 500, body: '{"error":"out of order"}' });
    expect(answer.cors).toContain(`access-control-allow-origin: ${origin}`);
  });
}
