import { aheadOfHandlers, handlersWithoutResponses } from "./ahead-of-handlers.ts";
import { hostSuite } from "./host-suite.ts";
import { besideOrdinaryRoutes } from "./ordinary-route.ts";

hostSuite("fastify", { also: besideOrdinaryRoutes });
hostSuite("fastify", { start: "start:handlers", exceptions: handlersWithoutResponses, also: aheadOfHandlers });
