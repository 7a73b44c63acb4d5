import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ResponseHeadersPlugin } from "@orpc/server/plugins";
import { serve } from "srvx";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { router } from "./router.ts";

const orpc = new OpenAPIHandler(router, { plugins: [new ResponseHeadersPlugin()] });

async function fetch(request: Request): Promise<Response> {
  const context = { cookie: request.headers.get("cookie") };
  const { matched, response } = await orpc.handle(request, { prefix: "/api", context });
  return matched ? response : new Response("not found", { status: 404 });
}

serve({ fetch: withCors(fetch, policy) });
