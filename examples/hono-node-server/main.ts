import process from "node:process";
import { serve } from "@hono/node-server";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

serve({ fetch: withCors(api, policy), port: Number(process.env["PORT"] ?? 3000) });
