import { cors, type CorsOptions, Router } from "itty-router";
import { EXPOSED, type Handler, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, PATTERN, type Peer } from "./peer.ts";

const origins: Readonly<Record<PolicyName, NonNullable<CorsOptions["origin"]>>> = {
  public: "*",
  single: ORIGINS[0],
  list: [...ORIGINS],
  credentials: [...ORIGINS],
  pattern: PATTERN,
};

function serve(handler: Handler, options?: CorsOptions): Handler {
  if (options === undefined) return Router().get("/", handler).fetch;
  const { preflight, corsify } = cors(options);
  return Router({ before: [preflight], finally: [corsify] }).get("/", handler).fetch;
}

export const itty: Peer = {
  name: "itty",
  without: (handler) => serve(handler),
  with: (policy, handler) =>
    serve(handler, {
      origin: origins[policy],
      allowMethods: METHODS,
      allowHeaders: HEADERS,
      maxAge: MAX_AGE,
      ...(policy === "credentials" && { credentials: true as const, exposeHeaders: [...EXPOSED] }),
    }),
};
