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
export interface CorsSelector<Context extends readonly unknown[] = AnyContext> {
  (request: Request, ...context: Context): MaybePromise<Cors<Context> | CorsOptions<Context> | false>;
  /** A selector has no options. Without this, compilers would mark all options where the value of one is wrong. */
  readonly credentials?: never;
}

/** A policy for all requests, or a function that chooses one for each. */
export type PolicySource = Policy | ((args: Args) => MaybePromise<Policy>);

/** Makes a source of the second argument of `withCors`. */
export function toPolicySource(argument: unknown): PolicySource {
  return typeof argument === "function" ? toChoice(argument as CorsSelector) : compile(argument);
}

/** The source with these methods in place of the default ones. */
export function withMethods(source: PolicySource, methods: readonly string[]): PolicySource {
  if (typeof source !== "function") return withDefaultMethods(source, methods);
  const adapted = new WeakMap<Policy, Policy>();
  const adapt = (policy: Policy): Policy => {
    if (!adapted.has(policy)) adapted.set(policy, withDefaultMethods(policy, methods));
    return adapted.get(policy)!;
  };
  return (args) => chain(source(args), adapt);
}

function compile(given: unknown, path?: string): Policy {
  return policyOf(given) ?? createPolicy(given, path);
}

function toChoice(select: CorsSelector): PolicySource {
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
