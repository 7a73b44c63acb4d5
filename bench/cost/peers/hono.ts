import { Hono } from "hono";
import { cors } from "hono/cors";
import { EXPOSED, type Handler, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, PATTERN, type Peer } from "./peer.ts";

type Origin = NonNullable<NonNullable<Parameters<typeof cors>[0]>["origin"]>;

const origins: Readonly<Record<PolicyName, Origin>> = {
  public: "*",
  single: ORIGINS[0],
  list: [...ORIGINS],
  credentials: [...ORIGINS],
  pattern: (origin) => (PATTERN.test(origin) ? origin : null),
};

function serve(handler: Handler, middleware?: ReturnType<typeof cors>): Handler {
  const app = new Hono();
  if (middleware !== undefined) app.use(middleware);
  app.get("/", (context) => handler(context.req.raw));
  return (request) => app.fetch(request);
}

export const hono: Peer = {
  name: "hono",
  without: (handler) => serve(handler),
  with: (policy, handler) =>
    serve(
      handler,
      cors({
        origin: origins[policy],
        allowMethods: METHODS,
        allowHeaders: HEADERS,
        maxAge: MAX_AGE,
        ...(policy === "credentials" && { credentials: true, exposeHeaders: [...EXPOSED] }),
      }),
    ),
};
