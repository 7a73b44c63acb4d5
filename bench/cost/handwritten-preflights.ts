/** Headers that are ready cost least on Node and Bun, and headers that are set one by one on Deno. */
const isDeno = "Deno" in globalThis;
const METHODS = "GET,PUT,DELETE";
const NAMES = "authorization,content-type,x-request-id";

const lists = {
  "access-control-allow-methods": METHODS,
  "access-control-allow-headers": NAMES,
};
const ready = new Headers({ ...lists, "access-control-max-age": "600" });
const readyVarying = new Headers([...ready, ["vary", "Origin"]]);
const readyWithCredentials = new Headers([...readyVarying, [
  "access-control-allow-credentials",
  "true",
]]);

/** The answer to a preflight of the three methods, the three names and ten minutes. */
export function preflight(
  origin: string,
  vary: "Origin" | null,
  credentials: boolean,
): Response {
  return (isDeno ? setOneByOne : copyReady)(origin, vary, credentials);
}

function copyReady(
  origin: string,
  vary: "Origin" | null,
  credentials: boolean,
): Response {
  const headers = credentials ? readyWithCredentials : vary === null ? ready : readyVarying;
  const response = new Response(null, { status: 204, headers });
  response.headers.set("access-control-allow-origin", origin);
  return response;
}

function setOneByOne(
  origin: string,
  vary: "Origin" | null,
  credentials: boolean,
): Response {
  const response = new Response(null, { status: 204 });
  const { headers } = response;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-allow-methods", METHODS);
  headers.set("access-control-allow-headers", NAMES);
  headers.set("access-control-max-age", "600");
  if (vary !== null) headers.set("vary", vary);
  if (credentials) headers.set("access-control-allow-credentials", "true");
  return response;
}

export function refuse(): Response {
  const response = new Response(null, { status: 403 });
  response.headers.set("vary", "Origin");
  return response;
}
