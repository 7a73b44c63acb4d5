import { findHeader, findMethods } from "./evidence.ts";
import type { Answer, FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const express: KnownServer = {
  name: "express",
  title: "Express with cors",
  role: "application",
  isTested: true,
  recognize: (answers) => findHeader(answers, /^x-powered-by$/i, /^Express$/i) ?? findCors(answers),
  traps: [
    "`cors()` after the routes: only answers that no route gave get the headers",
    "`cors()` on single routes: there is no OPTIONS route, so preflights get no answer",
    "`cors()` after the login: preflights carry no credentials, and get 401",
    "a slash behind the origin is sent as it is written, and no browser accepts it",
  ],
  configure: (target) => [{ place: "before every other app.use and route", text: useOf(target) }],
};

function findCors(answers: readonly Answer[]): string | null {
  return findMethods(answers, "GET,HEAD,PUT,PATCH,POST,DELETE");
}

function useOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "app.use(cors({",
    `  origin: ${quotedList(origins)},`,
    `  methods: ${quotedList(methods)},`,
    headers.length > 0 && `  allowedHeaders: ${quotedList(headers)},`,
    exposedHeaders.length > 0 && `  exposedHeaders: ${quotedList(exposedHeaders)},`,
    credentials && "  credentials: true,",
    `  maxAge: ${MAX_AGE},`,
    "}));",
  );
}
