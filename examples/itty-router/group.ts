import { AutoRouter } from "itty-router";
import { createCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

const cors = createCors(policy);

/** What lies below /api with CORS, and nothing else. */
export default AutoRouter()
  .all("/api/*", (request) => cors.handle(request, () => routes.fetch(request)))
  .get("/health", () => new Response("well"));
