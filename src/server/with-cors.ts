import type { Cors } from "./create-cors.ts";
import type { AnyContext, CorsOptions } from "./options/options.ts";
import type { CorsSelector } from "./policy-source.ts";
import { wrapHandler } from "./wrap-handler.ts";

/** The arguments that a handler gets after the request. */
// deno-lint-ignore no-explicit-any -- matches every request class
export type ContextOf<Handler> = Handler extends (request: any, ...context: infer Context) => unknown ? Context : never;

/** The same for a map of methods, some of whose handlers may take none of them. */
export type MethodsContext<Methods> = [Exclude<ContextOf<Methods[keyof Methods]>, []>] extends [never] ? []
  : Exclude<ContextOf<Methods[keyof Methods]>, []>;

// Written as methods, whose parameters are compared both ways: a handler may demand more of its request than Request has,
// as NextRequest and BunRequest do, and one without annotations still gets a Request.

/** An object with `fetch`: the default export of Workers, Deno and Bun, or the app of a framework. */
export interface FetchObject {
  // deno-lint-ignore no-explicit-any -- whatever the runtime hands over
  fetch?(request: Request, ...context: any[]): unknown;
}

/** A map of HTTP methods to handlers. */
export interface Methods {
  // deno-lint-ignore no-explicit-any -- whatever the runtime hands over
  [method: string]: { handle(request: Request, ...context: any[]): unknown }["handle"];
}

/** What a map of methods becomes: it has an `OPTIONS` then, which answers preflights. */
export type MethodsWithOptions<Map extends Methods> = "OPTIONS" extends keyof Map ? Map
  : Map & { OPTIONS: (request: Request, ...context: MethodsContext<Map>) => Response };

/** What a handler is wrapped with: options, a compiled policy, or a function that chooses for each request. */
export type CorsArgument<Context extends readonly unknown[] = AnyContext> =
  | CorsOptions<Context>
  | Cors<Context>
  | CorsSelector<Context>;

/**
 * Adds CORS to a handler. The result takes the same arguments and `this`, and answers at once where the handler does.
 * Without options every origin may read the responses, anonymously: `Access-Control-Allow-Origin: *`.
 *
 * Preflights and refusals are answered at once, also in place of a handler that answers promises; an origin function that
 * answers promises makes every answer one. Servers take both; call the result with `await` where you call it yourself.
 *
 * @example
 * ```ts
 * import { withCors } from "withcors";
 *
 * const handler = withCors((request: Request) => new Response(`hello from ${request.url}`), {
 *   origin: ["https://app.example.com", "https://*.example.org"],
 *   credentials: true,
 * });
 * ```
 * @throws {CorsOptionsError} with every mistake in the options, or for a handler of no known shape
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function withCors<Req extends Request, Context extends AnyContext, Result, This = unknown>(
  handler: (this: This, request: Req, ...context: Context) => Result,
  policy?: CorsArgument<Context>,
): (this: This, request: Req, ...context: Context) => Result;

/**
 * Adds CORS to an object with `fetch`. The result is a copy with `fetch` wrapped and everything else kept; `fetch` is
 * called on the original. The handlers, the maps of methods and the responses in `routes` of `Bun.serve` are wrapped, too.
 *
 * @example
 * ```ts
 * import { withCors } from "withcors";
 *
 * export default withCors({
 *   port: 3000,
 *   fetch: (request: Request) => new Response(`hello from ${request.url}`),
 * });
 * ```
 */
export function withCors<Handler extends FetchObject>(
  handler: Handler,
  policy?: CorsArgument<ContextOf<NonNullable<Handler["fetch"]>>>,
): Handler;

/**
 * Adds CORS to a map of HTTP methods. Each handler is wrapped, and `OPTIONS` answers preflights: what is none goes to the
 * map's own `OPTIONS`, or gets a 204 with `Allow`. The `methods` option defaults to the keys of the map, HEAD beside GET.
 *
 * @example In a route handler of Next.js
 * ```ts
 * import { withCors } from "withcors";
 *
 * export const { GET, PUT, OPTIONS } = withCors({
 *   GET: () => Response.json({ name: "Ada" }),
 *   PUT: async (request: Request) => Response.json(await request.json()),
 * }, { origin: "https://app.example.com", credentials: true });
 * ```
 */
export function withCors<Map extends Methods>(
  handler: Map,
  policy?: CorsArgument<MethodsContext<Map>>,
): MethodsWithOptions<Map>;

export function withCors(handler: unknown, policy: unknown = {}): unknown {
  return wrapHandler(handler, policy);
}
