import { answer, origins, type Subject } from "./subject.ts";

const [first, second, third] = origins;

/** CORS for this one policy, by somebody who knows the Fetch API: the same answers and the same guarantees as ours. */
export const subject: Subject = {
  withPolicy: () => (request) => {
    const origin = request.headers.get("origin");
    const granted = origin === first || origin === second || origin === third ? origin! : null;
    if (request.method === "OPTIONS" && origin !== null && request.headers.has("access-control-request-method")) {
      return preflight(granted, request.headers.get("access-control-request-headers"));
    }
    return decorate(answer(), granted);
  },
};

function preflight(origin: string | null, names: string | null): Response {
  if (origin === null) return new Response(null, { status: 403, headers: { vary: "Origin" } });
  const response = new Response(null, { status: 204 });
  const { headers } = response;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-allow-credentials", "true");
  headers.set("access-control-allow-methods", "GET,HEAD,POST,PUT,PATCH,DELETE");
  if (names !== null) headers.set("access-control-allow-headers", names);
  headers.set("access-control-max-age", "7200");
  headers.set("vary", "Origin, Access-Control-Request-Headers");
  return response;
}

const VARIES = /(?:^|,)[ \t]*(?:origin|\*)[ \t]*(?:,|$)/i;

/** In place, unless `Vary: Origin` says that it may have an earlier requester, or its headers are immutable. */
function decorate(response: Response, origin: string | null): Response {
  // In this order: the Response of @hono/node-server makes new headers when it is asked for its body.
  const { bodyUsed, status, headers } = response;
  if (bodyUsed || status < 200) return response;
  const vary = headers.get("vary");
  if (vary === null || !VARIES.test(vary)) {
    try {
      write(headers, origin, vary);
      return response;
    } catch {
      // Immutable headers: a copy below.
    }
  }
  const copy = new Response(response.body, response);
  write(copy.headers, origin, vary);
  return copy;
}

function write(headers: Headers, origin: string | null, vary: string | null): void {
  if (vary === null) headers.set("vary", "Origin");
  else if (!VARIES.test(vary)) headers.set("vary", `${vary}, Origin`);
  if (origin === null) {
    headers.delete("access-control-allow-origin");
    headers.delete("access-control-allow-credentials");
  } else {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-credentials", "true");
  }
  headers.delete("access-control-expose-headers");
  headers.delete("access-control-allow-methods");
  headers.delete("access-control-allow-headers");
  headers.delete("access-control-max-age");
}
