import type { Handler } from "./routes.ts";

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Routes whose responses cannot be edited, or belong to several requesters: three wait until all of them are there. */
export function createResponseRoutes(upstream: string): Record<string, Handler> {
  const noContent = new Response(null, { status: 204 });
  const headers = new Headers({ "content-type": "text/css" });
  // Not made before the first request, since workerd does not allow that.
  let text: Response | undefined;
  let redirect: Response | undefined;
  let coalesced: Promise<Response> | undefined;

  return {
    "/typed-by-runtime": () => new Response("text", { headers: { vary: "Origin" } }),
    "/redirects": () => Response.redirect("https://elsewhere.example/", 302),
    // Bun decodes a body and still passes Content-Encoding on, unless it is told not to.
    "/gzip": () => fetch(`${upstream}gzip`, { decompress: false } as RequestInit),
    "/denied": () => fetch(`${upstream}denied`),
    "/reason": () => fetch(`${upstream}reason`),
    "/shared": together(() => noContent),
    "/shared-text": together(() => text ??= new Response("shared", { headers: { "content-type": "text/css" } })),
    "/shared-redirect": together(() => redirect ??= Response.redirect("https://elsewhere.example/", 307)),
    "/shared-headers": together(() => new Response("text", { headers })),
    "/coalesced": together(async () => (await (coalesced ??= fetch(upstream))).clone()),
    "/used": async () => {
      const used = await fetch(upstream);
      await used.text();
      return used;
    },
    "/nothing": () => ({}) as never,
  };
}

/** Answers when three requests are there. Asks again and again, since workerd does not wake one request from another. */
function together(handler: Handler): Handler {
  let waiting = 0;
  return async (request) => {
    for (waiting++; waiting < 3;) await delay(5);
    return handler(request);
  };
}
