import { isCorsPreflightRequest } from "../standard/http-cors-protocol.ts";
import { decorate, isResponse } from "./actual-response.ts";
import { type CorsExplanation, explain } from "./explain.ts";
import { type Grant, toGrant } from "./grant.ts";
import { attempt, chain, type MaybePromise } from "./maybe-promise.ts";
import type { Policy } from "./policy.ts";
import { preflightResponse, refusedResponse } from "./preflight-response.ts";
import { isSameOrigin } from "./same-origin.ts";

/** A request on its way through a policy. */
export interface Exchange {
  readonly policy: Policy;
  readonly request: Request;
  /** What the handler gets after the request. */
  readonly context: readonly unknown[];
  /** Calls the handler. */
  readonly next: () => unknown;
}

/**
 * The way of a request: its origin is allowed or not; a preflight is answered; the handler is called; its response is
 * decorated. Synchronous as long as the handler and the rules are.
 */
export function respond(exchange: Exchange): unknown {
  const { policy, request, context } = exchange;
  const origin = request.headers.get("origin");
  return attempt(
    () => isAllowed(policy, request, origin, context),
    (allowed) => answer(exchange, origin, allowed),
    (error) => recover(exchange, error, policy.grant),
  );
}

/** What {@link respond} would tell a browser, and why. */
export function explainRequest(
  policy: Policy,
  request: Request,
  context: readonly unknown[],
): MaybePromise<CorsExplanation> {
  const origin = request.headers.get("origin");
  return chain(isAllowed(policy, request, origin, context), (allowed) => explain(policy, request, origin, allowed));
}

function isAllowed(
  { rules }: Policy,
  request: Request,
  origin: string | null,
  context: readonly unknown[],
): MaybePromise<boolean> {
  if (rules === null) return true;
  return origin !== null && rules.allow(origin, request, context);
}

function answer(exchange: Exchange, origin: string | null, allowed: boolean): unknown {
  const { policy, request, context } = exchange;
  const { onRefused, preflightContinue, enforce } = policy.options;
  if (onRefused !== undefined) {
    const explanation = explain(policy, request, origin, allowed);
    if (!explanation.allowed) onRefused(explanation, request, ...context);
  }
  if (isCorsPreflightRequest(request, origin)) {
    if (!allowed) return refusedResponse(policy);
    const response = preflightResponse(policy, request, origin!);
    return preflightContinue ? callHandler(exchange, toGrant(response.headers)) : response;
  }
  if (!allowed && enforce && origin !== null && !isSameOrigin(request, origin)) return refusedResponse(policy);
  const { grant, fields } = policy;
  return callHandler(exchange, allowed && grant.origin === null ? { origin, fields, vary: grant.vary } : grant);
}

function callHandler(exchange: Exchange, grant: Grant): unknown {
  return attempt(exchange.next, (result) => decorate(result, grant), (error) => recover(exchange, error, grant));
}

/** A thrown Response is a response. Of any other error the caller hears, unless the policy has an answer to it. */
function recover({ policy, request, context }: Exchange, error: unknown, grant: Grant): unknown {
  if (isResponse(error)) throw decorate(error, grant);
  const { onError } = policy.options;
  if (onError === undefined) throw error;
  return chain(onError(error, request, ...context), (response) => decorate(response, grant));
}
