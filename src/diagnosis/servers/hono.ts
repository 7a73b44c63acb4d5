import { findMethods } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const hono: KnownServer = {
  name: "hono",
  title: "Hono with hono/cors",
  role: "application",
  isTested: true,
  recognize: (answers) => findMethods(answers, "GET,HEAD,PUT,POST,DELETE,PATCH(?:,QUERY)?"),
  traps: [
    "`cors()` after the routes: preflights pass, but the answers lack the header",
    "a path such as `/api/*` misses every other path",
    "the origin is `*` unless it is named, which no browser accepts with credentials",
  ],
  configure: (target) => [{ place: "before every route", text: useOf(target) }],
};

function useOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    `app.use("*", cors({`,
    `  origin: ${quotedList(origins)},`,
    `  allowMethods: ${quotedList(methods)},`,
    headers.length > 0 && `  allowHeaders: ${quotedList(headers)},`,
    exposedHeaders.length > 0 && `  exposeHeaders: ${quotedList(exposedHeaders)},`,
    credentials && "  credentials: true,",
    `  maxAge: ${MAX_AGE},`,
    "}));",
  );
}
