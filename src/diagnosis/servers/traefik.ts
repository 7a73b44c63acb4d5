import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const traefik: KnownServer = {
  name: "traefik",
  title: "Traefik",
  role: "proxy",
  isTested: false,
  // It adds no header that names it.
  recognize: () => null,
  traps: [
    "a refusal of forwardAuth never reaches a headers middleware that stands behind it",
    "preflights are answered only if both the origins and the methods are set",
  ],
  configure: (
    target,
  ) => [{
    place: "in the dynamic configuration; name the middleware before forwardAuth in the router",
    text: middlewareOf(target),
  }],
};

function middlewareOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "http:",
    "  middlewares:",
    "    cors:",
    "      headers:",
    `        accessControlAllowOriginList: ${quotedList(origins)}`,
    `        accessControlAllowMethods: ${quotedList(methods)}`,
    headers.length > 0 && `        accessControlAllowHeaders: ${quotedList(headers)}`,
    exposedHeaders.length > 0 && `        accessControlExposeHeaders: ${quotedList(exposedHeaders)}`,
    credentials && "        accessControlAllowCredentials: true",
    `        accessControlMaxAge: ${MAX_AGE}`,
    "        addVaryHeader: true",
  );
}
