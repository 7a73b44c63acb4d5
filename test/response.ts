/**
 * Builds a response as a server sends it, on every runtime alike.
 *
 * Inside pages and service workers the constructor of `Response` drops `Set-Cookie`. `Headers` of no response are free of
 * that rule, and an own property shows them in place of the response's.
 */
export function response(
  body: BodyInit | null = null,
  { status = 200, headers = {} }: { status?: number; headers?: ConstructorParameters<typeof Headers>[0] } = {},
): Response {
  return Object.defineProperty(new Response(body, { status }), "headers", { value: new Headers(headers) });
}
