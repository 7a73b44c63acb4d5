import type { Cors } from "./create-cors.ts";
import type { AnyContext, CorsOptions } from "./options/options.ts";
import type { CorsSelector } from "./policy-source.ts";
import { wrapHandler } from "./wrap-handler.ts";

// Handlers are written as methods, whose parameters are compared both ways: a handler may demand more of its request than
// Request has, as NextRequest and BunRequest do, and one without annotations still gets a Request.

/** A function that gets a request. */
// deno-lint-ignore no-explicit-any -- whatever the runtime hands over
export type FetchFunction = { handle(request: Request, ...context: any[]): unknown }["handle"];

/** An object with `fetch`: the default export of Workers, Deno and Bun, or the app of a framework. */
export interface FetchObject {
  // deno-lint-ignore no-explicit-any -- whatever the runtime hands over
  fetch?(request: Request, ...context: any[]): unknown;
  /** Those of `Bun.serve`, or whatever a framework has under this name. */
  routes?: Record<string, FetchFunction | Methods | object | false | undefined> | object;
}

/** A class with `fetch`, whose instances a runtime makes: `WorkerEntrypoint` and `DurableObject` of Workers. */
// deno-lint-ignore no-explicit-any -- whatever the runtime hands over
export type FetchClass = abstract new (...args: any[]) => FetchObject;

/** A map of HTTP methods to handlers. */
export interface Methods {
  [method: string]: FetchFunction;
}

/** All that `withCors` takes beside functions. */
export type HandlerObject = FetchObject | FetchClass | Methods;

/** The arguments that a handler gets after the request. */
// deno-lint-ignore no-explicit-any -- whatever the class is made with
export type ContextOf<Handler> = Handler extends abstract new (...args: any[]) => { fetch?: infer Fetch }
  ? ContextOfFunction<Fetch>
  : Handler extends (...args: never) => unknown ? ContextOfFunction<Handler>
  : "fetch" extends keyof Handler ? ContextOfFunction<Handler["fetch"]>
  : "routes" extends keyof Handler ? AnyContext
  : MethodsContext<Handler>;

// deno-lint-ignore no-explicit-any -- matches every request class
type ContextOfFunction<Fetch> = Fetch extends (request: any, ...context: infer Context) => unknown ? Context : never;

/** The same for a map of methods, some of whose handlers may take none of them. */
export type MethodsContext<Methods> = [Exclude<ContextOfFunction<Methods[keyof Methods]>, []>] extends [never] ? []
  : Exclude<ContextOfFunction<Methods[keyof Methods]>, []>;

/** What a handler becomes: a map of methods has an `OPTIONS` then, which answers preflights. */
export type WrappedObject<Handler> = Handler extends FetchClass | FetchFunction ? Handler
  : [keyof Handler & ("fetch" | "routes" | "OPTIONS")] extends [never]
    ? Handler & { OPTIONS: (request: Request, ...context: MethodsContext<Handler>) => Response }
  : Handler;

/** Functions leave `Handler` uninferred, so that it is all that it could be. */
type IfFunction<Handler, Then, Else> = [HandlerObject] extends [Handler] ? Then
  : [Handler] extends [never] ? Then
  : Else;

/** What a handler is wrapped with: options, a compiled policy, or a function that chooses for each request. */
export type CorsArgument<Context extends readonly unknown[] = AnyContext> =
  | CorsOptions<Context>
  | (Cors<Context> & { readonly credentials?: never })
  | CorsSelector<Context>;

/**
 * Adds CORS to a handler. Without options every origin may read the responses, anonymously:
 * `Access-Control-Allow-Origin: *`.
 *
 * A function becomes a function that takes the same `this` and the same arguments, and answers synchronously where the
 * handler does. Preflights and refusals are answered synchronously even if the handler is async, and an async origin
 * function makes every answer a promise. Servers accept both; `await` the result where you call it yourself.
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
 *
 * An object with `fetch` becomes an object that stands in for it: `fetch` has CORS, and every other member is the
 * original's and runs on it. The handlers, the maps of methods, the responses and the files in `routes` of `Bun.serve` have
 * CORS, too. A class with `fetch`, such as a `WorkerEntrypoint`, becomes a subclass.
 *
 * @example The default export of Workers, Deno and Bun
 * ```ts
 * import { withCors } from "withcors";
 *
 * export default withCors({
 *   port: 3000,
 *   fetch: (request: Request) => new Response(`hello from ${request.url}`),
 * });
 * ```
 *
 * In a map of HTTP methods each handler is wrapped, and `OPTIONS` answers preflights. Other OPTIONS requests go to the map's
 * own `OPTIONS`, or get a 204 with `Allow`. The `methods` option defaults to the keys of the map, and HEAD beside GET.
 *
 * @example A route handler of Next.js
 * ```ts
 * import { withCors } from "withcors";
 *
 * export const { GET, PUT, OPTIONS } = withCors({
 *   GET: () => Response.json({ name: "Ada" }),
 *   PUT: async (request: Request) => Response.json(await request.json()),
 * }, { origin: "https://app.example.com", credentials: true });
 * ```
 * @throws {CorsOptionsError} with every mistake in the options, or for a value that cannot be a handler
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function withCors<
  Req extends Request,
  Context extends AnyContext,
  Result,
  Handler extends HandlerObject,
  This = unknown,
>(
  handler: ((this: This, request: Req, ...context: Context) => Result) | Handler,
  policy?: CorsArgument<IfFunction<Handler, Context, ContextOf<Handler>>>,
): IfFunction<Handler, (this: This, request: Req, ...context: Context) => Result, WrappedObject<Handler>>;
// The return type of one signature is computed from the handler, which no implementation can prove to return.
export function withCors(handler: unknown, policy: unknown = {}): unknown {
  return wrapHandler(handler, policy);
}
