import { expect, test } from "vitest";
import { send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import { besideOrdinaryRoutes } from "./ordinary-route.ts";
import { scenarios } from "./scenarios.ts";

hostSuite("express", { also: besideOrdinaryRoutes });
hostSuite("express", {
  start: "start:handlers",
  exceptions: {
    redirect: {
      reason: "`response.redirect` of Express chooses its body by `Accept`, and adds that to `Vary`",
      cors: scenarios.redirect.cors.map((line) => line === "vary: Origin" ? "vary: Origin, Accept" : line),
    },
  },
  also: (host) =>
    test("Express's own answer to a path that it does not find is readable", async () => {
      const answer = await send(host().port, { path: "/api/nowhere", headers: { Origin: "https://app.example.com" } });
      expect(answer).toMatchObject({ status: 404, cors: scenarios.error.cors });
    }),
});
