import { Elysia } from "elysia";
import { createCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

const cors = createCors(policy);
const belongs = (request: Request) => new URL(request.url).pathname.startsWith("/api/");

/** What lies below /api with CORS, and nothing else. */
export const group = new Elysia()
  .wrap((fetch) => (request: Request) => belongs(request) ? cors.handle(request, () => fetch(request)) : fetch(request))
  .use(routes)
  .get("/health", () => "well");
