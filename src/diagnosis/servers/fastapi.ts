import { findBody, findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const fastapi: KnownServer = {
  name: "fastapi",
  title: "FastAPI or Starlette",
  role: "application",
  isTested: true,
  recognize: (answers) =>
    findBody(answers, /Disallowed CORS (?:origin|method|headers)[^\n]*/) ??
      findHeader(answers, /^server$/i, /^uvicorn/i),
  traps: [
    "the methods are GET alone unless they are listed: a preflight for another one gets 400",
    "a slash behind the origin matches nothing",
    "add_middleware leaves the 500 of an exception without headers: wrap the whole app instead",
  ],
  configure: (target) => [{ place: "at the end of the module that uvicorn serves", text: wrapOf(target) }],
};

function wrapOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "from starlette.middleware.cors import CORSMiddleware",
    "",
    "app = CORSMiddleware(",
    "    app,",
    `    allow_origins=${quotedList(origins)},`,
    `    allow_methods=${quotedList(methods)},`,
    headers.length > 0 && `    allow_headers=${quotedList(headers)},`,
    exposedHeaders.length > 0 && `    expose_headers=${quotedList(exposedHeaders)},`,
    credentials && "    allow_credentials=True,",
    `    max_age=${MAX_AGE},`,
    ")",
  );
}
