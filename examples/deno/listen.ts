import { withCors } from "withcors";
import { api, policy } from "../api.ts";

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 3000) }, withCors(api, policy));
