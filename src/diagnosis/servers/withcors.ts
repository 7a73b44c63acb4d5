import { hostOf, isLoopbackHost, schemeOf } from "../../standard/origins.ts";
import { findMethods } from "./evidence.ts";
import type { Answer, FixTarget, KnownServer } from "./server.ts";
import { lines, quotedList } from "./values.ts";

export const withcors: KnownServer = {
  name: "withcors",
  title: "withcors",
  role: "application",
  isTested: true,
  recognize: (answers) => findMethods(answers, "GET,HEAD,POST,PUT,PATCH,DELETE") ?? findRefusal(answers),
  traps: ["a handler that is called without its wrapper answers without headers: export the wrapped one"],
  configure: (target) => [{ place: "around the handler", text: wrapOf(target) }],
};

/** A refused preflight says nothing but that it varies by `Origin`. */
function findRefusal(answers: readonly Answer[]): string | null {
  const isRefusal = ({ kind, status, headers, body }: Answer) =>
    kind === "preflight" && status === 403 && body === "" &&
    headers.some(([name, value]) => name.toLowerCase() === "vary" && value === "Origin") &&
    !headers.some(([name]) => /^(?:access-control-|content-type$)/i.test(name));
  return answers.some(isRefusal) ? "a preflight with 403, no body and Vary: Origin" : null;
}

/** A wrapped object with `fetch`, as Workers, Deno and Bun export it. */
export function wrapOf(target: FixTarget): string {
  return lines(
    "",
    `import { withCors } from "withcors";`,
    "",
    "export default withCors({ fetch }, {",
    optionsOf(target),
    "});",
  );
}

/** The options of `withCors`, a line each. `methods` are left out where a map of handlers gives them. */
export function optionsOf(target: FixTarget, withMethods = true): string {
  const { origins, methods, headers, exposedHeaders, credentials } = target;
  return lines(
    "  ",
    `origin: ${origins.length === 1 ? JSON.stringify(origins[0]) : quotedList(origins)},`,
    withMethods && `methods: ${quotedList(methods)},`,
    headers.length > 0 && `allowedHeaders: ${quotedList(headers)},`,
    exposedHeaders.length > 0 && `exposedHeaders: ${quotedList(exposedHeaders)},`,
    credentials && "credentials: true,",
    credentials && origins.some(isInsecure) &&
      `dangerouslyAllow: ["insecure-origin"], // serve the page by https, and this line can go`,
  );
}

/** With credentials, an http origin that is not this machine needs a waiver. */
function isInsecure(origin: string): boolean {
  return schemeOf(origin) === "http" && !isLoopbackHost(hostOf(origin));
}
