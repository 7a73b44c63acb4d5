import { cors } from "@remix-run/cors-middleware";
import { createRouter, type Middleware } from "@remix-run/fetch-router";
import { EXPOSED, type Handler, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, PATTERN, type Peer } from "./peer.ts";

const origins: Readonly<Record<PolicyName, string | RegExp | readonly string[]>> = {
  public: "*",
  single: ORIGINS[0],
  list: ORIGINS,
  credentials: ORIGINS,
  pattern: PATTERN,
};

function serve(handler: Handler, ...middleware: Middleware[]): Handler {
  const router = createRouter({ middleware });
  router.map("*", ({ request }) => handler(request));
  return (request) => router.fetch(request);
}

export const remix: Peer = {
  name: "remix",
  without: (handler) => serve(handler),
  with: (policy, handler) =>
    serve(
      handler,
      cors({
        origin: origins[policy],
        methods: METHODS,
        allowedHeaders: HEADERS,
        maxAge: MAX_AGE,
        ...(policy === "credentials" && { credentials: true, exposedHeaders: EXPOSED }),
      }),
    ),
};
