import { findMethods } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const fastify: KnownServer = {
  name: "fastify",
  title: "Fastify with @fastify/cors",
  role: "application",
  isTested: true,
  recognize: (answers) => findMethods(answers, "GET,HEAD,POST"),
  traps: ["the methods are GET, HEAD and POST unless they are listed: PUT, PATCH and DELETE are refused"],
  configure: (target) => [{ place: "before the routes", text: registerOf(target) }],
};

function registerOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    `await app.register(cors, {`,
    `  origin: ${quotedList(origins)},`,
    `  methods: ${quotedList(methods)},`,
    headers.length > 0 && `  allowedHeaders: ${quotedList(headers)},`,
    exposedHeaders.length > 0 && `  exposedHeaders: ${quotedList(exposedHeaders)},`,
    credentials && "  credentials: true,",
    `  maxAge: ${MAX_AGE},`,
    "});",
  );
}
