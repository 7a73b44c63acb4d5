import process from "node:process";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

/** The whole app with CORS, served without Elysia's own `listen`. */
Bun.serve({ port: process.env["PORT"] ?? 3000, fetch: withCors(routes, policy).fetch });
