import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

export const varnish: KnownServer = {
  name: "varnish",
  title: "Varnish",
  role: "proxy",
  isTested: true,
  recognize: (answers) => findHeader(answers, /^x-varnish$/i) ?? findHeader(answers, /^via$/i, /varnish/i),
  traps: [
    "it adds nothing by itself: without the application's `Vary: Origin`, one origin's answer is served to all",
    "its own errors have no CORS headers, so that pages see a network error",
  ],
  configure: (target) => [{ place: "in default.vcl", text: vclOf(target) }],
};

function vclOf(target: FixTarget): string {
  const { origins, credentials, exposedHeaders } = target;
  const isListed = origins.map((origin) => `req.http.Origin == "${origin}"`).join(" || ");
  return lines(
    "",
    "sub vcl_recv {",
    "  unset req.http.X-Cors;",
    `  if (${isListed}) {`,
    "    set req.http.X-Cors = req.http.Origin;",
    `    if (req.method == "OPTIONS" && req.http.Access-Control-Request-Method) {`,
    "      return (synth(204));",
    "    }",
    "  }",
    "}",
    "sub cors {",
    "  unset resp.http.Access-Control-Allow-Origin;",
    "  unset resp.http.Access-Control-Allow-Credentials;",
    "  unset resp.http.Access-Control-Expose-Headers;",
    "  if (req.http.X-Cors) {",
    "    set resp.http.Access-Control-Allow-Origin = req.http.X-Cors;",
    credentials && `    set resp.http.Access-Control-Allow-Credentials = "true";`,
    exposedHeaders.length > 0 && `    set resp.http.Access-Control-Expose-Headers = "${listed(exposedHeaders)}";`,
    "  }",
    "  if (!resp.http.Vary) {",
    `    set resp.http.Vary = "Origin";`,
    `  } elsif (resp.http.Vary !~ "(?i)origin") {`,
    `    set resp.http.Vary = resp.http.Vary + ", Origin";`,
    "  }",
    "}",
    "sub vcl_deliver {",
    "  call cors;",
    "}",
    "sub vcl_synth {",
    "  call cors;",
    "  if (resp.status == 204) {",
    ...preflightFields(target).map(([name, value]) => `    set resp.http.${name} = "${value}";`),
    "    return (deliver);",
    "  }",
    "}",
  );
}
