import { isCorsPreflightRequest, type RequestHead } from "../standard/http-cors-protocol.ts";
import { explain } from "./explain.ts";
import { isFromSameOrigin } from "./from-same-origin.ts";
import type { Call } from "./handler.ts";
import { isPromise, type MaybePromise } from "./maybe-promise.ts";
import type { Policy } from "./policy.ts";

/** Whether a policy grants an allowed preflight, refuses a request, or passes it on to the handler. */
export type Decision = "grant-preflight" | "refuse" | "pass";

export function isAllowed({ rules }: Policy, origin: string | null, call: Call): MaybePromise<boolean> {
  return rules === null || (origin !== null && rules.allow(origin, call));
}

/** Decides about a request whose origin was found allowed or not, and reports a refusal to `onRefused`. */
export function decide(
  policy: Policy,
  request: RequestHead,
  call: Call,
  origin: string | null,
  allowed: boolean,
): Decision {
  const { enforce, onRefused } = policy.options;
  if (onRefused !== undefined) {
    const explanation = explain(policy, request, origin, allowed);
    if (!explanation.allowed) report(() => onRefused(explanation, ...call.args));
  }
  if (isCorsPreflightRequest(request, origin)) return allowed ? "grant-preflight" : "refuse";
  return !allowed && enforce && origin !== null && !isFromSameOrigin(request, origin) ? "refuse" : "pass";
}

/**
 * Calls a hook that watches and decides nothing. What it throws or rejects with is printed: to pass it on would let any
 * stranger's request stop the answer or, as an unhandled rejection, the process.
 */
function report(hook: () => unknown): void {
  try {
    const result = hook();
    if (isPromise(result)) result.then(undefined, printError);
  } catch (error) {
    printError(error);
  }
}

function printError(error: unknown): void {
  console.error("withcors: onRefused failed:", error);
}
