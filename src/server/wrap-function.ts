import { isCorsPreflightRequest } from "../standard/http-cors-protocol.ts";
import { decorate, decorateLater, rethrow } from "./actual-response.ts";
import { REFUSED } from "./grant.ts";
import type { Args, Handler } from "./handler.ts";
import { isPromise, type MaybePromise } from "./maybe-promise.ts";
import { chooseGrant, type Policy } from "./policy.ts";
import type { PolicySource } from "./policy-source.ts";
import { preflightResponse, refusedResponse } from "./preflight-response.ts";
import { checkRequest } from "./request-check.ts";
import { respond } from "./respond.ts";

// All that is wrapped has a parameter: Deno.serve hands nothing over to a function that has none.

/** The handler with CORS around it. */
export function wrapFunction(handler: Handler, source: PolicySource): Handler {
  if (typeof source === "function") return wrapWithChoice(handler, source);
  if (isPlain(source)) return wrapPlainly(handler, source);
  return function (request, ...context) {
    checkRequest(request);
    return respond({ policy: source, handler, self: this, args: [request, ...context] });
  };
}

/** Whether nothing but the policy has a say: no function of the user's, nor a handler that answers preflights. */
function isPlain({ options, rules }: Policy): boolean {
  return !options.enforce && !options.preflightContinue && options.onError === undefined &&
    options.onRefused === undefined && (rules === null || rules.functions.length === 0);
}

/** A shorter way to what {@link respond} would answer. It allocates next to nothing. */
function wrapPlainly(handler: Handler, policy: Policy): Handler {
  const { kind, rules } = policy;
  return function (request) {
    checkRequest(request);
    // Handed on as they are: to take the arguments apart and to spread them again costs up to 200 ns on Bun.
    const args = arguments as unknown as Args;
    const origin = kind === "dynamic" || request.method === "OPTIONS" ? request.headers.get("origin") : null;
    const isAllowed = origin !== null && (rules === null || rules.allow(origin) === true);
    if (isCorsPreflightRequest(request, origin)) {
      return isAllowed ? preflightResponse(policy, request, origin!) : refusedResponse(policy);
    }
    const grant = chooseGrant(policy, origin, isAllowed);
    let result: unknown;
    try {
      result = handler.apply(this, args);
    } catch (error) {
      return rethrow(error, grant, request, args[1]);
    }
    return isPromise(result)
      ? decorateLater(result, grant, request, args[1])
      : decorate(result, grant, request, args[1]);
  };
}

function wrapWithChoice(handler: Handler, choose: Exclude<PolicySource, Policy>): Handler {
  return function (request, ...context) {
    checkRequest(request);
    const args: Args = [request, ...context];
    const onError = (error: unknown) => rethrow(error, REFUSED, request, args[1]);
    const onPolicy = (policy: Policy) => respond({ policy, handler, self: this, args });
    let policy: MaybePromise<Policy>;
    try {
      policy = choose(args);
    } catch (error) {
      return onError(error);
    }
    return isPromise(policy) ? policy.then(onPolicy, onError) : onPolicy(policy);
  };
}
