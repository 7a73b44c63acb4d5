import { H3, HTTPError, serve, toResponse } from "h3";
import { createCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

const cors = createCors({
  ...policy,
  onError: (error) =>
    Response.json({ error: "out of order" }, { status: HTTPError.isError(error) ? error.status : 500 }),
});

/** What lies below /api with CORS, and nothing else. */
const app = new H3()
  .use("/api/**", (event, next) => cors.handle(event.req, async () => toResponse(await next(), event)))
  .mount("/", routes)
  .get("/health", () => "well");

serve(app);
