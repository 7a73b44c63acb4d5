import { type Cors, policyOf } from "./create-cors.ts";
import { printValue } from "./options/errors.ts";
import type { Args } from "./handler.ts";
import { chain, type MaybePromise } from "./maybe-promise.ts";
import type { AnyContext, CorsOptions } from "./options/options.ts";
import { createPolicy, type Policy, toDynamicPolicy, withDefaultMethods } from "./policy.ts";

/**
 * Chooses a policy for each request, sync or async: `false` refuses every origin. The answer of such a handler always
 * varies by `Origin`; a selector that reads other request headers names them in `vary` of all that it answers.
 */
export type CorsSelector<Context extends readonly unknown[] = AnyContext> = (
  request: Request,
  ...context: Context
) => MaybePromise<Cors<Context> | CorsOptions<Context> | false>;

/** A policy for all requests, or a function that chooses one for each. */
export type PolicySource = Policy | ((args: Args) => MaybePromise<Policy>);

/** Makes a source of the second argument of `withCors`. `methods` are those of policies whose options name none. */
export function toPolicySource(argument: unknown, methods?: readonly string[]): PolicySource {
  const compile = (given: unknown, path?: string): Policy => {
    const policy = policyOf(given) ?? createPolicy(given, path);
    return methods === undefined ? policy : withDefaultMethods(policy, methods);
  };
  return typeof argument === "function" ? toChoice(argument as CorsSelector, compile) : compile(argument);
}

function toChoice(select: CorsSelector, compile: (given: unknown, path: string) => Policy): PolicySource {
  const compiled = new WeakMap<object, Policy>();
  const refuseEveryOrigin = createPolicy({ origin: () => false });
  const toPolicy = (answer: unknown): Policy => {
    if (answer === false) return refuseEveryOrigin;
    if (typeof answer !== "object" || answer === null) {
      throw new TypeError(`withcors: a selector answered ${printValue(answer)}: answer options, a policy or false`);
    }
    let policy = compiled.get(answer);
    if (policy === undefined) {
      policy = toDynamicPolicy(compile(answer, "answer of the selector"));
      compiled.set(answer, policy);
    }
    return policy;
  };
  return (args) => chain<unknown, Policy>(select(...args), toPolicy);
}
