import { createMiddleware } from "@solidjs/start/middleware";
import { toResponse } from "h3";
import { createCors } from "withcors";
import { policy } from "../../api.ts";

const cors = createCors(policy);

/** What lies below /api with CORS, and nothing else. */
export default createMiddleware([
  (event, next) =>
    event.url.pathname.startsWith("/api/")
      ? cors.handle(event.req, async () => toResponse(await next(), event))
      : next(),
]);
