import { aheadOfHandlers, handlersWithoutResponses } from "./ahead-of-handlers.ts";
import { hostSuite } from "./host-suite.ts";
import { scenarios } from "./scenarios.ts";

const exceptions = {
  ...handlersWithoutResponses,
  error: {
    reason: "Nest answers an error of a handler itself, with 500 and JSON, so `onError` is not called.",
    body: { statusCode: 500, message: "Internal server error" },
  },
};

hostSuite("nestjs", {
  heavy: true,
  exceptions: {
    ...exceptions,
    redirect: {
      reason: "On Express, a redirect adds `Accept` to `Vary`.",
      cors: scenarios.redirect.cors.map((line) => line === "vary: Origin" ? "vary: Accept, Origin" : line),
    },
  },
  also: aheadOfHandlers,
});
hostSuite("nestjs", { heavy: true, start: "start:fastify", exceptions, also: aheadOfHandlers });
