import type { MiddlewareHandler } from "astro";
import { createCors } from "withcors";
import { policy } from "../../api.ts";

const cors = createCors(policy);

/** What lies below /api with CORS, and nothing else. */
export const onRequest: MiddlewareHandler = ({ request, url }, next) =>
  url.pathname.startsWith("/api/") ? cors.handle(request, next) : next();
