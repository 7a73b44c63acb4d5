/**
 * What every example serves. Hosts that take a Fetch handler mount this one. Frameworks with a router of their own serve the
 * first routes in their own way, and hand the others over to it.
 */
export async function api(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  switch (`${request.method} ${pathname}`) {
    case "GET /api/items":
    case "HEAD /api/items":
      return Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } });
    case "PUT /api/items":
      return Response.json({ saved: await request.json() });
    case "OPTIONS /api/items":
      return new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } });
    case "GET /api/session":
      return Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } });
    case "POST /api/session":
      return Response.json({ user: "ada" }, { headers: [["set-cookie", "user=ada"], ["set-cookie", "theme=dark"]] });
    case "GET /api/moved":
      return Response.redirect(new URL("/api/items", request.url).href);
    case "GET /api/broken":
      throw new Error("out of order");
    case "GET /api/proxied":
      return await fetch(new URL("/api/items", request.url));
    case "GET /api/shared":
      await pause(50);
      return shared;
    case "GET /api/version":
      if (request.headers.get("if-none-match") !== '"1"') return new Response("1", { headers: { etag: '"1"' } });
      return new Response(null, { status: 304, headers: { etag: '"1"' } });
    case "GET /api/ticks":
      return new Response(ticks(Number(searchParams.get("count"))));
    case "GET /api/slow":
      return await untilAborted(request.signal);
  }
  return new Response("not found", { status: 404 });
}

/** The policy of every example. It is checked where it is handed to `withCors`. */
export const policy = {
  origin: ["https://app.example.com", "https://*.preview.example.com"],
  credentials: true,
  methods: ["GET", "POST", "PUT"],
  allowedHeaders: ["content-type", "x-token"],
  exposedHeaders: ["x-request-id"],
  maxAge: 600,
  onError: () => Response.json({ error: "out of order" }, { status: 500 }),
} as const;

/** One response for all requests, also for those that come while it is being sent. */
const shared = new Response(null, { status: 204 });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A line every 50 ms, `count` times, or until nobody reads them any more. */
function ticks(count: number): ReadableStream<Uint8Array> {
  let tick = 0;
  return new ReadableStream({
    async pull(controller) {
      if (tick === count) return controller.close();
      if (tick > 0) await pause(50);
      controller.enqueue(new TextEncoder().encode(`tick ${++tick}\n`));
    },
    cancel: () => console.log("ticks: cancelled"),
  });
}

/** Answers after 5 seconds, or at once when the requester hangs up. */
async function untilAborted(signal: AbortSignal): Promise<Response> {
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve)).then(() => "slow: aborted");
  const outcome = await Promise.race([aborted, pause(5000).then(() => "slow: done")]);
  console.log(outcome);
  return new Response(outcome);
}
