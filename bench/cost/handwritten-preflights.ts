import { ORIGINS } from "./cases.ts";

/** Of all ways to a new Response, cloning one that is ready costs least on every runtime. */
function ready(origin: string, vary: boolean, credentials: boolean): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET,PUT,DELETE",
      "access-control-allow-headers": "authorization,content-type,x-request-id",
      "access-control-max-age": "600",
      ...(vary && { vary: "Origin" }),
      ...(credentials && { "access-control-allow-credentials": "true" }),
    },
  });
}

export const toAnyone = ready("*", false, false);

/** One for each origin, so that nothing is set on the way. */
export const withoutCredentials = ORIGINS.map((origin) => ready(origin, true, false));
export const withCredentials = ORIGINS.map((origin) => ready(origin, true, true));

const refusal = new Response(null, { status: 403, headers: { vary: "Origin" } });

export function preflightOf(ready: readonly Response[], origin: string | null): Response {
  if (origin === ORIGINS[0]) return ready[0]!.clone();
  if (origin === ORIGINS[1]) return ready[1]!.clone();
  if (origin === ORIGINS[2]) return ready[2]!.clone();
  return refusal.clone();
}

/** Origins that nobody can list. */
export function preflightTo(origin: string | null): Response {
  if (origin === null) return refusal.clone();
  const response = withoutCredentials[0]!.clone();
  response.headers.set("access-control-allow-origin", origin);
  return response;
}

/** One origin alone. */
export function preflightToFirst(origin: string | null): Response {
  return (origin === ORIGINS[0] ? withoutCredentials[0]! : refusal).clone();
}
