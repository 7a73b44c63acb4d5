import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

export const caddy: KnownServer = {
  name: "caddy",
  title: "Caddy",
  role: "proxy",
  isTested: true,
  // Caddy answers with `Server: Caddy` itself, and names itself in Via (since 2.8) where an application answers.
  recognize: (answers) => findHeader(answers, /^(?:server|via)$/i, /\bCaddy\b/i),
  traps: [
    "`header` without `defer` stands beside the application's own header, and the browser sees two values",
    "a preflight reaches the application or the file server, which answers 405",
  ],
  configure: (target) => [{ place: "in the site block, around what answers now", text: siteOf(target) }],
};

function siteOf(target: FixTarget): string {
  const { origins, credentials, exposedHeaders } = target;
  const matchers = origins.map((origin) => `  header Origin ${origin}`);
  return lines(
    "",
    "@cors {",
    ...matchers,
    "}",
    "@preflight {",
    "  method OPTIONS",
    "  header Access-Control-Request-Method *",
    ...matchers,
    "}",
    "header +Vary Origin",
    "header {",
    "  -Access-Control-Allow-Origin",
    "  -Access-Control-Allow-Credentials",
    "  -Access-Control-Expose-Headers",
    "  defer",
    "}",
    "header @cors {",
    "  Access-Control-Allow-Origin {http.request.header.Origin}",
    credentials && "  Access-Control-Allow-Credentials true",
    exposedHeaders.length > 0 && `  Access-Control-Expose-Headers "${listed(exposedHeaders)}"`,
    "  defer",
    "}",
    "handle @preflight {",
    ...preflightFields(target).map(([name, value]) => `  header ${name} "${value}"`),
    "  respond 204",
    "}",
    "handle {",
    "  # reverse_proxy, file_server, or what answers now",
    "}",
  );
}
