import { hostSuite } from "./host-suite.ts";
import { besideOrdinaryRoutes } from "./ordinary-route.ts";

hostSuite("koa", { also: besideOrdinaryRoutes });
