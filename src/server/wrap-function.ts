import { decorate } from "./actual-response.ts";
import { type PolicySource, REFUSE_EVERY_ORIGIN } from "./policy-source.ts";
import type { Grant } from "./grant.ts";
import { attempt, isPromise } from "./maybe-promise.ts";
import type { Policy } from "./policy.ts";
import { respond } from "./respond.ts";

/** A handler of any runtime: what it gets and what it answers is handed on. */
export type AnyHandler = (this: unknown, request: Request, ...context: unknown[]) => unknown;

/** The handler with CORS around it. */
export function wrapFunction(handler: AnyHandler, source: PolicySource): AnyHandler {
  if (typeof source === "function") return wrapWithChoice(handler, source);
  const policy = source;
  const wrapped: AnyHandler = function (request, ...context) {
    return respond({ policy, request, context, next: () => handler.call(this, request, ...context) });
  };
  return isConstant(policy) ? wrapWithGrant(handler, policy.grant, wrapped) : wrapped;
}

/** Whether the policy says the same on every actual response, and nobody wants to be told. */
function isConstant({ kind, options }: Policy): boolean {
  return kind !== "dynamic" && options.onError === undefined && options.onRefused === undefined;
}

/** A shorter way for requests that are no OPTIONS: nothing of them is read, and nothing is allocated for them. */
function wrapWithGrant(handler: AnyHandler, grant: Grant, wrapped: AnyHandler): AnyHandler {
  const onValue = (result: unknown) => decorate(result, grant);
  const onError = rethrowWith(grant);
  return function (request, ...context) {
    if (request.method === "OPTIONS") return wrapped.call(this, request, ...context);
    let result: unknown;
    try {
      result = handler.call(this, request, ...context);
    } catch (error) {
      return onError(error);
    }
    return isPromise(result) ? Promise.resolve(result).then(onValue, onError) : onValue(result);
  };
}

function wrapWithChoice(handler: AnyHandler, choose: Exclude<PolicySource, Policy>): AnyHandler {
  return function (request, ...context) {
    const next = () => handler.call(this, request, ...context);
    return attempt(
      () => choose(request, context),
      (policy) => respond({ policy, request, context, next }),
      rethrowWith(REFUSE_EVERY_ORIGIN.grant),
    );
  };
}

/** A thrown Response is a response; any other error is left as it is. */
function rethrowWith(grant: Grant): (error: unknown) => never {
  return (error) => {
    throw decorate(error, grant);
  };
}
