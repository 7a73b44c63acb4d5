import type { CorsExplanation } from "./explanation.ts";
import type { MaybePromise } from "./maybe-promise.ts";
import type { AnyContext, CorsOptions } from "./options/options.ts";
import { createPolicy, type Policy } from "./policy.ts";
import { checkRequest } from "./request-check.ts";
import { explainRequest, respond } from "./respond.ts";

/** A CORS policy, checked and compiled: to be shared by handlers, or used in the middleware of a framework. */
export interface Cors<Context extends readonly unknown[] = AnyContext> {
  /**
   * Answers a request by the policy, and by what is next in line where the policy has no answer of its own: an allowed
   * preflight gets its 2xx and a refused one its 403 without `next` being called; any other response of `next` is
   * decorated. What `next` answers at once is answered at once, unless an origin function is asynchronous.
   *
   * @example
   * ```ts
   * import { createCors } from "withcors";
   *
   * const cors = createCors({ origin: "https://app.example.com" });
   * const middleware = (request: Request, next: () => Promise<Response>) => cors.handle(request, next);
   * ```
   */
  handle<Result>(request: Request, next: () => Result, ...context: Context): Result;

  /**
   * What a browser will be told about a request, and why: as data and, in `text`, as a sentence. Calls the origin
   * functions, and nothing else. A promise where one of them answers a promise.
   *
   * @example
   * ```ts
   * import { createCors } from "withcors";
   *
   * const cors = createCors({ origin: "https://app.example.com" });
   * const request = new Request("https://api.example.com/", { headers: { origin: "https://evil.example" } });
   * const { allowed } = await cors.explain(request); // false
   * ```
   */
  explain(request: Request, ...context: Context): MaybePromise<CorsExplanation>;
}

const policies = new WeakMap<object, Policy>();

/**
 * Checks options and compiles them once, for many handlers.
 *
 * @throws {CorsOptionsError} with every mistake in the options
 */
export function createCors<Context extends readonly unknown[] = AnyContext>(
  options: CorsOptions<Context> = {},
): Cors<Context> {
  const policy = createPolicy(options);
  const cors: Cors<Context> = Object.freeze({
    handle<Result>(request: Request, next: () => Result, ...context: Context) {
      checkRequest(request);
      return respond({ policy, handler: () => next(), self: undefined, args: [request, ...context] }) as Result;
    },
    explain(...args: [request: Request, ...context: Context]) {
      checkRequest(args[0]);
      return explainRequest(policy, args);
    },
  });
  policies.set(cors, policy);
  return cors;
}

/** The policy behind a compiled `Cors`, if a value is one. */
export function policyOf(value: unknown): Policy | undefined {
  return policies.get(value as object);
}
