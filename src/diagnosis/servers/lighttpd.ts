import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

export const lighttpd: KnownServer = {
  name: "lighttpd",
  title: "lighttpd",
  role: "proxy",
  isTested: true,
  recognize: (answers) => findHeader(answers, /^server$/i, /^lighttpd/i),
  traps: [
    "`setenv.add-response-header` stands beside the application's own header: set-response-header replaces it",
    "values are literal, so each origin needs a block of its own",
    "OPTIONS is answered for static files only, and without CORS headers",
  ],
  configure: (target) => [{ place: `in lighttpd.conf, with "mod_setenv" and "mod_rewrite"`, text: blocksOf(target) }],
};

function blocksOf(target: FixTarget): string {
  return lines(
    "",
    "# An empty value removes the application's own header.",
    `setenv.set-response-header = ("Vary" => "Origin", "Access-Control-Allow-Origin" => "",`,
    `  "Access-Control-Allow-Credentials" => "", "Access-Control-Expose-Headers" => "")`,
    "# Preflights are answered here: move your proxy.server into the else.",
    `$HTTP["request-method"] == "OPTIONS" { url.rewrite-once = ("" => "/") } else {`,
    "  # proxy.server = ( … )",
    "}",
    ...target.origins.map((origin) => blockOf(origin, target)),
  );
}

function blockOf(origin: string, target: FixTarget): string {
  const { credentials, exposedHeaders } = target;
  const fields: (readonly [string, string])[] = [["Access-Control-Allow-Origin", origin]];
  fields.push(["Access-Control-Allow-Credentials", credentials ? "true" : ""]);
  fields.push(["Access-Control-Expose-Headers", listed(exposedHeaders)], ...preflightFields(target));
  return lines(
    "",
    `$REQUEST_HEADER["Origin"] == "${origin}" {`,
    `  setenv.set-response-header = ("Vary" => "Origin"`,
    ...fields.map(([name, value]) => `    , "${name}" => "${value}"`),
    "  )",
    "}",
  );
}
