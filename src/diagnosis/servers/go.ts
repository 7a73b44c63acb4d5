import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE } from "./values.ts";

export const go: KnownServer = {
  name: "go",
  title: "Go with jub0bs/cors",
  role: "application",
  isTested: false,
  // Go's net/http adds no header that names it.
  recognize: () => null,
  traps: [
    "a handler on a pattern with a method (`GET /items`) answers preflights with 405: wrap the whole mux",
    "rs/cors leaves out every header of a preflight that fails, so that the browser names the wrong cause",
  ],
  configure: (target) => [{ place: "around the whole mux", text: mainOf(target) }],
};

function mainOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  const list = (values: readonly string[]) => `[]string{${values.map((value) => JSON.stringify(value)).join(", ")}}`;
  return lines(
    "",
    "mw, err := cors.NewMiddleware(cors.Config{",
    `\tOrigins: ${list(origins)},`,
    `\tMethods: ${list(methods)},`,
    headers.length > 0 && `\tRequestHeaders: ${list(headers)},`,
    exposedHeaders.length > 0 && `\tResponseHeaders: ${list(exposedHeaders)},`,
    credentials && "\tCredentialed: true,",
    `\tMaxAgeInSeconds: ${MAX_AGE},`,
    "})",
    "if err != nil {",
    "\tlog.Fatal(err)",
    "}",
    `http.ListenAndServe(":8080", mw.Wrap(mux))`,
  );
}
