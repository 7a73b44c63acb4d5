/**
 * Builds a request as a server receives it, on every runtime alike.
 *
 * Pages and service workers may not set `Origin` and `Access-Control-Request-*`: there the constructor of `Request` drops
 * them. `Headers` of no request are free of that rule, and an own property shows them in place of the request's. They are
 * not seen by the platform itself, so a clone of the request, or another Request made from it, is without them.
 */
export function request(
  method: string,
  url: string,
  headers: ConstructorParameters<typeof Headers>[0] = {},
  init: RequestInit = {},
): Request {
  const received = new Request(url, { ...init, method });
  return Object.defineProperty(received, "headers", { value: new Headers(headers) });
}
