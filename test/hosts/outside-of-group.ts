import { expect, test } from "vitest";
import { send } from "./client.ts";
import type { Host } from "./start.ts";

/** For a group of routes below /api that has CORS: what lies outside has none. */
export function outsideOfGroup(host: () => Host): void {
  test("a route outside of the group has no CORS headers", async () => {
    const headers = { Origin: "https://app.example.com" };
    const { status, cors, body } = await send(host().port, { path: "/health", headers });
    expect({ status, cors, body }).toEqual({ status: 200, cors: [], body: "well" });
  });
}
