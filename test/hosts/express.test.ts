import { aheadOfHandlers, handlersWithoutResponses } from "./ahead-of-handlers.ts";
import { hostSuite } from "./host-suite.ts";
import { besideOrdinaryRoutes } from "./ordinary-route.ts";
import { scenarios } from "./scenarios.ts";

hostSuite("express", { also: besideOrdinaryRoutes });
hostSuite("express", {
  start: "start:handlers",
  exceptions: {
    ...handlersWithoutResponses,
    redirect: {
      reason: "`response.redirect` of Express chooses its body by `Accept`, and adds that to `Vary`",
      cors: scenarios.redirect.cors.map((line) => line === "vary: Origin" ? "vary: Accept, Origin" : line),
    },
  },
  also: aheadOfHandlers,
});
