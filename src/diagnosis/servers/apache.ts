import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

/** What an application behind it may have set. `Header` and `Header always` are two tables, and both are cleared. */
const OWNED = ["Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers"];

export const apache: KnownServer = {
  name: "apache",
  title: "Apache httpd",
  role: "proxy",
  isTested: true,
  recognize: (answers) => findHeader(answers, /^server$/i, /^Apache(?:\/|$)/i),
  traps: [
    "`Header set` and `Header always set` are two tables: beside an application's own header the browser sees two values",
    "OPTIONS reaches the application, which answers 405",
    "static files answer OPTIONS with 200 and no CORS headers",
  ],
  configure: (target) => [{
    place: "in <VirtualHost> or <Location>, with mod_headers and mod_rewrite",
    text: blockOf(target),
  }],
};

function blockOf(target: FixTarget): string {
  const { origins, credentials, exposedHeaders } = target;
  const list = origins.map((origin) => `'${origin}'`).join(", ");
  return lines(
    "",
    "RewriteEngine on",
    "RewriteCond %{REQUEST_METHOD} =OPTIONS",
    "RewriteCond %{HTTP:Access-Control-Request-Method} .",
    "RewriteRule ^ - [R=204,L]",
    ...OWNED.flatMap((name) => [`Header onsuccess unset ${name}`, `Header always unset ${name}`]),
    `<If "req('Origin') in {${list}}">`,
    `  Header always set Access-Control-Allow-Origin "expr=%{req:Origin}"`,
    credentials && "  Header always set Access-Control-Allow-Credentials true",
    exposedHeaders.length > 0 && `  Header always set Access-Control-Expose-Headers "${listed(exposedHeaders)}"`,
    `  <If "%{REQUEST_METHOD} == 'OPTIONS' && -n req('Access-Control-Request-Method')">`,
    ...preflightFields(target).map(([name, value]) => `    Header always set ${name} "${value}"`),
    "  </If>",
    "</If>",
    "Header always merge Vary Origin",
  );
}
