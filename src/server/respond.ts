import { decorate, decorateLater, isResponse, rethrow } from "./actual-response.ts";
import { decide, isAllowed } from "./decide.ts";
import { explain } from "./explain.ts";
import type { CorsExplanation } from "./explanation.ts";
import { type Grant, grantFromHeaders } from "./grant.ts";
import type { Args, Handler } from "./handler.ts";
import { chain, isPromise, type MaybePromise } from "./maybe-promise.ts";
import { chooseGrant, type Policy } from "./policy.ts";
import { preflightResponse, refusedResponse } from "./preflight-response.ts";

/** A call of a handler on its way through a policy. */
export interface Exchange {
  readonly policy: Policy;
  readonly handler: Handler;
  /** The `this` of the handler. */
  readonly self: unknown;
  readonly args: Args;
}

/**
 * The way of a request: its origin is allowed or not; a preflight is answered; the handler is called; its response is
 * decorated. Synchronous as long as the handler and the rules are.
 */
export function respond(exchange: Exchange): unknown {
  const { policy, args } = exchange;
  const origin = args[0].headers.get("origin");
  let allowed: MaybePromise<boolean>;
  try {
    allowed = isAllowed(policy, origin, exchange);
  } catch (error) {
    return recover(exchange, error, policy.grant);
  }
  if (!isPromise(allowed)) return answer(exchange, origin, allowed);
  return allowed.then(
    (allowed) => answer(exchange, origin, allowed),
    (error) => recover(exchange, error, policy.grant),
  );
}

/** What {@link respond} would tell a browser, and why. */
export function explainRequest(policy: Policy, args: Args): MaybePromise<CorsExplanation> {
  const origin = args[0].headers.get("origin");
  return chain(isAllowed(policy, origin, { args }), (allowed) => explain(policy, args[0], origin, allowed));
}

function answer(exchange: Exchange, origin: string | null, allowed: boolean): unknown {
  const { policy, args: [request] } = exchange;
  const decision = decide(policy, request, exchange, origin, allowed);
  if (decision === "refuse") return refusedResponse(policy);
  if (decision === "pass") return callHandler(exchange, chooseGrant(policy, origin, allowed));
  const response = preflightResponse(policy, request, origin!);
  return policy.options.preflightContinue ? callHandler(exchange, grantFromHeaders(response.headers)) : response;
}

function callHandler(exchange: Exchange, grant: Grant): unknown {
  let result: unknown;
  try {
    result = exchange.handler.apply(exchange.self, exchange.args);
  } catch (error) {
    return recover(exchange, error, grant);
  }
  const [request, info] = exchange.args;
  if (!isPromise(result)) return decorate(result, grant, request, info);
  return Promise.resolve(result).then(
    (value) => decorate(value, grant, request, info),
    (error) => recover(exchange, error, grant),
  );
}

/** A thrown Response is a response. Any other error is rethrown, unless `onError` answers for it. */
function recover({ policy, args }: Exchange, error: unknown, grant: Grant): unknown {
  const { onError } = policy.options;
  if (onError === undefined || isResponse(error)) return rethrow(error, grant, args[0], args[1]);
  let answer: MaybePromise<Response>;
  try {
    answer = onError(error, ...args);
  } catch (thrown) {
    return rethrow(thrown, grant, args[0], args[1]);
  }
  return isPromise(answer) ? decorateLater(answer, grant, args[0], args[1]) : decorate(answer, grant, args[0], args[1]);
}
