import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const kong: KnownServer = {
  name: "kong",
  title: "Kong Gateway",
  role: "proxy",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^x-kong-/i) ?? findHeader(answers, /^(?:via|server)$/i, /kong/i),
  traps: [
    "with `preflight_continue: true`, the plugins for authentication judge preflights, which carry no credentials",
  ],
  configure: (target) => [{ place: "in kong.yaml, or as a plugin of the service", text: pluginOf(target) }],
};

function pluginOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "plugins:",
    "  - name: cors",
    "    config:",
    `      origins: ${quotedList(origins)}`,
    `      methods: ${quotedList(methods)}`,
    headers.length > 0 && `      headers: ${quotedList(headers)}`,
    exposedHeaders.length > 0 && `      exposed_headers: ${quotedList(exposedHeaders)}`,
    `      credentials: ${credentials}`,
    `      max_age: ${MAX_AGE}`,
    "      preflight_continue: false",
  );
}
