import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

export const nginx: KnownServer = {
  name: "nginx",
  title: "nginx",
  role: "proxy",
  isTested: true,
  recognize: (answers) => findHeader(answers, /^server$/i, /^(?:nginx|openresty)/i),
  traps: [
    "without `always`, add_header adds nothing to 404, 405 and 500",
    "one add_header in a location drops every add_header of the levels above",
    "static files answer OPTIONS with 405",
    "an application behind it that sends the header, too, makes the browser see two values",
  ],
  configure: (target) => [
    { place: "in http { }", text: mapsOf(target) },
    { place: "in location { }", text: locationOf(target) },
  ],
};

function mapsOf({ origins, credentials, exposedHeaders }: FixTarget): string {
  const map = (from: string, to: string, ...rows: readonly string[]) =>
    lines("", `map ${from} ${to} {`, `  default "";`, ...rows.map((row) => `  ${row};`), "}");
  return lines(
    "",
    map("$http_origin", "$cors_origin", ...origins.map((origin) => `"${origin}" $http_origin`)),
    credentials && map("$cors_origin", "$cors_credentials", `"~." true`),
    exposedHeaders.length > 0 && map("$cors_origin", "$cors_exposed", `"~." "${listed(exposedHeaders)}"`),
    map(`"$request_method:$http_access_control_request_method"`, "$cors_preflight", `"~^OPTIONS:." 1`),
  );
}

function locationOf(target: FixTarget): string {
  const { credentials, exposedHeaders } = target;
  return lines(
    "",
    "add_header Access-Control-Allow-Origin $cors_origin always;",
    credentials && "add_header Access-Control-Allow-Credentials $cors_credentials always;",
    exposedHeaders.length > 0 && "add_header Access-Control-Expose-Headers $cors_exposed always;",
    "add_header Vary Origin always;",
    "if ($cors_preflight) {",
    "  add_header Access-Control-Allow-Origin $cors_origin;",
    credentials && "  add_header Access-Control-Allow-Credentials $cors_credentials;",
    "  add_header Vary Origin;",
    ...preflightFields(target).map(([name, value]) => `  add_header ${name} "${value}";`),
    "  return 204;",
    "}",
    "proxy_hide_header Access-Control-Allow-Origin;",
    "proxy_hide_header Access-Control-Allow-Credentials;",
    "proxy_hide_header Access-Control-Expose-Headers;",
  );
}
