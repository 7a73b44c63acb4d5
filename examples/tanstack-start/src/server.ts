import handler from "@tanstack/react-start/server-entry";
import { createCors } from "withcors";
import { policy } from "../../api.ts";

const cors = createCors(policy);

/** The server's entry: what lies below /api with CORS, and nothing else. */
export default {
  fetch: (request: Request) =>
    new URL(request.url).pathname.startsWith("/api/")
      ? cors.handle(request, () => handler.fetch(request))
      : handler.fetch(request),
};
