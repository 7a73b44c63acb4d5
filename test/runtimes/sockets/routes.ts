import { type CorsOptions, withCors } from "../../../src/index.ts";
import { createResponseRoutes } from "./response-routes.ts";

/** The policy and the routes behind it are the same on every runtime, and written with the Fetch API alone. */
export const options = {
  origin: ["https://app.example.com", "https://*.partner.example"],
  credentials: true,
  methods: ["GET", "PUT"],
  allowedHeaders: ["content-type", "x-token"],
  exposedHeaders: ["x-request-id"],
  maxAge: 600,
  onError: () => new Response("out of order", { status: 500 }),
} as const;

/** A runtime may pass more than the request: Bun its server, say. */
// deno-lint-ignore no-explicit-any
export type Handler = (request: Request, ...context: any[]) => Response | Promise<Response>;

/** What a runtime brings along: how to reach another server, and how to answer a WebSocket handshake. */
export interface Host {
  upstream: string;
  upgrade?: Handler;
}

/** A handler with a policy of its own, for what no policy of all routes can have. */
function guard(options: CorsOptions): Handler {
  const guarded = withCors((_request: Request) => new Response("reached"), {
    origin: "https://app.example.com",
    ...options,
  } as CorsOptions);
  return (request) => guarded(request);
}

const guardedRoutes: Record<string, Handler> = {
  "/enforced": guard({ enforce: true }),
  "/hook-throws": guard({
    onRefused: () => {
      throw "the log of the test is full";
    },
  }),
  "/hook-rejects": guard({ onRefused: async () => await Promise.reject("the log of the test is down") }),
};

export function createRoutes({ upstream, upgrade }: Host): Record<string, Handler> {
  const streams = new Map<string, "held" | "released" | "cancelled">();
  const stream = (request: Request) => new URL(request.url).searchParams.get("stream")!;

  return {
    ...createResponseRoutes(upstream),
    ...guardedRoutes,
    "/plain": (request) => new Response(`${request.method} reached the handler`, { headers: { "x-request-id": "1" } }),
    "/cookies": () => new Response("", { headers: [["set-cookie", "a=1; Path=/"], ["set-cookie", "b=2; Secure"]] }),
    "/redirect": () => Response.redirect("https://elsewhere.example/", 302),
    "/proxied": () => fetch(upstream),
    "/broken": () => {
      throw new Error("out of order");
    },
    "/not-modified": () => new Response(null, { status: 304, headers: { etag: '"1"' } }),
    "/varied": () => new Response("", { headers: { vary: "Accept-Encoding" } }),
    "/own-headers": () => new Response("", { headers: { "access-control-allow-origin": "*" } }),

    // Sends one chunk, and the other when /release was asked for; /state tells what became of it.
    "/stream": (request) => {
      const name = stream(request);
      const encoder = new TextEncoder();
      streams.set(name, "held");
      return new Response(
        new ReadableStream({
          async start(controller) {
            controller.enqueue(encoder.encode("first"));
            while (streams.get(name) === "held") await new Promise((resolve) => setTimeout(resolve, 10));
            if (streams.get(name) === "cancelled") return;
            controller.enqueue(encoder.encode("last"));
            controller.close();
          },
          cancel: () => void streams.set(name, "cancelled"),
        }),
      );
    },
    "/release": (request) => new Response(void streams.set(stream(request), "released")),
    "/state": (request) => new Response(streams.get(stream(request))),

    ...(upgrade === undefined ? {} : { "/socket": upgrade }),
  };
}

/** One handler of all routes, for runtimes that have no router of their own. */
export function route(routes: Record<string, Handler>): Handler {
  return (request, ...context) => {
    const handler = routes[new URL(request.url).pathname];
    return handler?.(request, ...context) ?? new Response("not found", { status: 404 });
  };
}
