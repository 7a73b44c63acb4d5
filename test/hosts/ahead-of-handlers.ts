import { expect, test } from "vitest";
import { send } from "./client.ts";
import { absent } from "./otherwise.ts";
import { scenarios } from "./scenarios.ts";
import type { Host } from "./start.ts";

export const handlersWithoutResponses = absent(
  "A handler with `(request, response)` returns no `Response`, so that none can be shared or come from `fetch()`, and it has no signal.",
  "what fetch() returned",
  "a response that is sent to several origins at once",
  "a request that is aborted reaches the handler's signal",
);

/** What a policy that speaks ahead of a framework's own handlers has to reach, too. */
export function aheadOfHandlers(host: () => Host): void {
  test("the framework's own answer to a path that it does not find is readable", async () => {
    const answer = await send(host().port, { path: "/api/nowhere", headers: { Origin: "https://app.example.com" } });
    expect(answer).toMatchObject({ status: 404, cors: scenarios.error.cors });
  });

  test("a preflight of a path that has no OPTIONS is answered", async () => {
    const request = { ...scenarios["preflight of a PUT"].request, path: "/api/session" };
    expect(await send(host().port, request)).toMatchObject({ status: 204, cors: scenarios["preflight of a PUT"].cors });
  });
}
