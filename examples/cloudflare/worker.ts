import { env } from "cloudflare:workers";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

export default withCors(
  {
    async fetch(request, _env, context) {
      const { pathname } = new URL(request.url);
      if (pathname === "/api/proxied") {
        return fetch(new URL("/api/items", request.url));
      }
      if (pathname === "/api/cached") return fromCache(request, context);
      return api(request);
    },

    scheduled({ cron }) {
      console.log(`scheduled by ${cron}`);
    },
  } satisfies ExportedHandler<Env>,
  { ...policy, origin: env.ORIGINS },
);

/** What the cache keeps has no CORS headers: `withCors` adds them to a copy for each requester. */
async function fromCache(
  request: Request,
  context: ExecutionContext,
): Promise<Response> {
  const kept = await caches.default.match(request);
  if (kept !== undefined) return kept;
  const response = Response.json({ made: crypto.randomUUID() }, {
    headers: { "cache-control": "max-age=60" },
  });
  context.waitUntil(caches.default.put(request, response.clone()));
  return response;
}
