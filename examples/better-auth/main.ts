import { serve } from "srvx";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";
import { auth } from "./auth.ts";

const route = (request: Request) =>
  new URL(request.url).pathname.startsWith("/api/auth/") ? auth.handler(request) : api(request);

serve({ fetch: withCors(route, policy) });
