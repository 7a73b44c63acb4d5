import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, MAX_AGE } from "./values.ts";

export const envoy: KnownServer = {
  name: "envoy",
  title: "Envoy",
  role: "proxy",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^server$/i, /^(?:istio-)?envoy$/) ?? findHeader(answers, /^x-envoy-/i),
  traps: [
    "a preflight of an origin that is not allowed goes on to the application",
    "the filter has to stand before jwt_authn, and its policy on the route",
  ],
  configure: (
    target,
  ) => [{
    place: "on the virtual host, with the filter envoy.filters.http.cors before jwt_authn",
    text: policyOf(target),
  }],
};

function policyOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "typed_per_filter_config:",
    "  envoy.filters.http.cors:",
    `    "@type": type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy`,
    `    allow_origin_string_match: [${origins.map((origin) => `{ exact: ${JSON.stringify(origin)} }`).join(", ")}]`,
    `    allow_methods: ${JSON.stringify(listed(methods))}`,
    headers.length > 0 && `    allow_headers: ${JSON.stringify(listed(headers))}`,
    exposedHeaders.length > 0 && `    expose_headers: ${JSON.stringify(listed(exposedHeaders))}`,
    credentials && "    allow_credentials: true",
    `    max_age: "${MAX_AGE}"`,
  );
}
