import process from "node:process";
import { node } from "@elysiajs/node";
import { Elysia } from "elysia";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

/** The whole app with CORS. */
new Elysia({ adapter: node() })
  .wrap((fetch) => withCors(fetch, policy))
  .use(routes)
  .listen(process.env["PORT"] ?? 3000);
