import { findBody } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE } from "./values.ts";

export const spring: KnownServer = {
  name: "spring",
  title: "Spring",
  role: "application",
  isTested: false,
  recognize: (answers) => findBody(answers, /Invalid CORS request/),
  traps: [
    "Spring Security answers preflights with 401 unless its filter chain knows the policy",
    "a slash behind the origin matches nothing",
  ],
  configure: (target) => [{ place: "in a @Configuration class", text: beansOf(target) }],
};

function beansOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  const listOf = (values: readonly string[]) => `List.of(${values.map((value) => JSON.stringify(value)).join(", ")})`;
  return lines(
    "",
    "@Bean",
    "CorsConfigurationSource corsConfigurationSource() {",
    "  var policy = new CorsConfiguration();",
    `  policy.setAllowedOrigins(${listOf(origins)});`,
    `  policy.setAllowedMethods(${listOf(methods)});`,
    `  policy.setAllowedHeaders(${listOf(headers)});`,
    exposedHeaders.length > 0 && `  policy.setExposedHeaders(${listOf(exposedHeaders)});`,
    credentials && "  policy.setAllowCredentials(true);",
    `  policy.setMaxAge(${MAX_AGE}L);`,
    "  var source = new UrlBasedCorsConfigurationSource();",
    `  source.registerCorsConfiguration("/**", policy);`,
    "  return source;",
    "}",
    "",
    "// in the SecurityFilterChain, so that it answers preflights before the login:",
    "http.cors(Customizer.withDefaults());",
  );
}
