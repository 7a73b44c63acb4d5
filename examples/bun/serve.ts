import { withCors } from "withcors";
import { api, policy } from "../api.ts";

Bun.serve({ port: process.env["PORT"] ?? 3000, fetch: withCors(api, policy) });
