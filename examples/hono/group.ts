import { Hono } from "hono";
import { createCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

const cors = createCors(policy);

/** What lies below /api with CORS, and nothing else. */
export default new Hono()
  .use("/api/*", async (c, next) => {
    const response = await cors.handle(c.req.raw, async () => {
      await next();
      return c.res;
    });
    c.res = undefined; // else Hono adds the headers of the response before to this one
    c.res = response;
  })
  .route("/", routes)
  .get("/health", (c) => c.text("well"));
