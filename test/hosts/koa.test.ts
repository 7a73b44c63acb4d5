import { aheadOfHandlers, handlersWithoutResponses } from "./ahead-of-handlers.ts";
import { hostSuite } from "./host-suite.ts";
import { besideOrdinaryRoutes } from "./ordinary-route.ts";

hostSuite("koa", { also: besideOrdinaryRoutes });
hostSuite("koa", { start: "start:handlers", exceptions: handlersWithoutResponses, also: aheadOfHandlers });
