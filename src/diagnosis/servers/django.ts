import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const django: KnownServer = {
  name: "django",
  title: "Django with django-cors-headers",
  role: "application",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^server$/i, /^(?:WSGIServer|gunicorn)/i),
  traps: [
    "below CommonMiddleware, redirects and errors have no headers: the middleware comes first",
    "a slash behind the origin is refused at the start",
  ],
  configure: (target) => [{ place: "in settings.py", text: settingsOf(target) }],
};

function settingsOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    `MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]`,
    `CORS_ALLOWED_ORIGINS = ${quotedList(origins)}`,
    `CORS_ALLOW_METHODS = ${quotedList(methods)}`,
    headers.length > 0 && `CORS_ALLOW_HEADERS = ${quotedList(headers)}`,
    exposedHeaders.length > 0 && `CORS_EXPOSE_HEADERS = ${quotedList(exposedHeaders)}`,
    credentials && "CORS_ALLOW_CREDENTIALS = True",
    `CORS_PREFLIGHT_MAX_AGE = ${MAX_AGE}`,
  );
}
