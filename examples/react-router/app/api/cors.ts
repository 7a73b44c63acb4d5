import { createCors } from "withcors";
import { policy } from "../../../api.ts";
import type { Route } from "./+types/cors";

const cors = createCors(policy);

/** All routes below this one with CORS. */
export const middleware: Route.MiddlewareFunction[] = [({ request }, next) => cors.handle(request, next)];
