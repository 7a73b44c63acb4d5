import { isResponse } from "../server/actual-response.ts";
import { decide, isAllowed } from "../server/decide.ts";
import { type Grant, REFUSED } from "../server/grant.ts";
import type { Args, Call } from "../server/handler.ts";
import { chain, isPromise, type MaybePromise } from "../server/maybe-promise.ts";
import { printValue } from "../server/options/errors.ts";
import { chooseGrant, type Policy } from "../server/policy.ts";
import type { PolicySource } from "../server/policy-source.ts";
import { preflightGrant } from "../server/preflight-response.ts";
import { type NodeRequest, NodeRequestHead } from "./request-head.ts";
import { governHead, type NodeResponse, type ResponseHead } from "./response-head.ts";

/** What a policy decides: a status for an answer without a body, a response of the user's, or null to go on. */
export type Verdict = number | Response | null;

/** A request of a server and the response to it, on their way through a policy. */
export class NodeExchange implements Call {
  readonly #request: NodeRequestHead;
  readonly #response: ResponseHead;
  readonly #context: unknown[];
  #policy: Policy | undefined;
  #args: Args | undefined;

  /** `context` is what functions of the user's get after the Request. */
  constructor(request: NodeRequest, response: NodeResponse, ...context: unknown[]) {
    this.#request = new NodeRequestHead(request);
    this.#response = governHead(response, REFUSED);
    this.#context = context;
  }

  /** Built only when a function of the user's is called. */
  get args(): Args {
    return this.#args ??= [this.#request.toRequest(), ...this.#context];
  }

  /** Decides by a policy. An error is one of a function of the user's that `onError` did not answer. */
  judge(source: PolicySource): MaybePromise<Verdict> {
    try {
      const verdict = typeof source === "function"
        ? chain(source(this.args), (policy) => this.#apply(policy))
        : this.#apply(source);
      return isPromise(verdict) ? Promise.resolve(verdict).catch((error) => this.recover(error)) : verdict;
    } catch (error) {
      return this.recover(error);
    }
  }

  #apply(policy: Policy): MaybePromise<Verdict> {
    this.#policy = policy;
    this.#response.grant = policy.grant;
    const origin = this.#request.get("origin");
    return chain(isAllowed(policy, origin, this), (allowed) => this.#decide(policy, origin, allowed));
  }

  #decide(policy: Policy, origin: string | null, allowed: boolean): Verdict {
    const decision = decide(policy, this.#request, this, origin, allowed);
    this.#response.grant = this.#chooseGrant(policy, origin, decision, allowed);
    if (decision === "refuse") return 403;
    return decision === "pass" || policy.options.preflightContinue ? null : policy.options.preflightStatus;
  }

  #chooseGrant(policy: Policy, origin: string | null, decision: string, allowed: boolean): Grant {
    switch (decision) {
      case "refuse":
        return { ...REFUSED, vary: policy.preflightGrant.vary };
      case "pass":
        return chooseGrant(policy, origin, allowed);
      default:
        return preflightGrant(policy, this.#request, origin!);
    }
  }

  /** A thrown Response is a response. Any other error is the caller's, unless the policy answers it. */
  recover(error: unknown): MaybePromise<Response> {
    if (isResponse(error)) return checkBody(error);
    const onError = this.#policy?.options.onError;
    if (onError === undefined) throw error;
    return chain<unknown, Response>(onError(error, ...this.args), (response) => {
      if (isResponse(response)) return checkBody(response);
      throw new TypeError(`withcors: onError returned ${printValue(response)}: return a Response`);
    });
  }
}

/** A body can be sent once. A response without one can be sent again. */
function checkBody(response: Response): Response {
  if (!response.bodyUsed && !response.body?.locked) return response;
  throw new TypeError("withcors: the body of the response was already read: return a new Response each time");
}
