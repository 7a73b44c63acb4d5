import {
  isCorsPreflightRequest,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  type RequestHead,
} from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { parseList } from "../standard/tokens.ts";
import type { CorsExplanation, CorsRefusal } from "./explanation.ts";
import { printValue } from "./options/errors.ts";
import type { Policy } from "./policy.ts";
import { isFromSameOrigin } from "./from-same-origin.ts";

/** Explains a request whose origin was found allowed or not. */
export function explain(
  policy: Policy,
  request: RequestHead,
  origin: string | null,
  isAllowed: boolean,
): CorsExplanation {
  const isPreflight = isCorsPreflightRequest(request, origin);
  const method = isPreflight ? request.headers.get(REQUEST_METHOD)! : request.method;
  const refusals = isPreflight && isAllowed ? findPreflightRefusals(policy, request, method) : [];
  if (!isAllowed && origin !== null && (isPreflight || !isFromSameOrigin(request, origin))) {
    refusals.push({ option: "origin", value: origin });
  }
  const allowed = refusals.length === 0;
  const reasons = refusals.map(({ option, value }) => `the ${option} option does not allow ${printValue(value)}`);
  const grounds = origin === null
    ? "it has no Origin"
    : isAllowed
    ? `the origin option allows ${printValue(origin)}`
    : "it is of the same origin";
  const verdict = allowed ? `allowed, since ${grounds}` : `refused, since ${reasons.join(" and ")}`;
  const subject = `${isPreflight ? "preflight for " : ""}${method} ${request.url}`;
  const text = `${subject}${origin === null ? "" : ` from ${origin}`}: ${verdict}`;
  const kind = isPreflight ? "preflight" : "actual";
  return Object.freeze({
    text,
    kind,
    method,
    origin,
    allowed,
    credentials: allowed && policy.options.credentials,
    refusals,
  });
}

function findPreflightRefusals({ methods, options }: Policy, request: RequestHead, method: string): CorsRefusal[] {
  const allowed = options.allowedHeaders.map((name) => name.toLowerCase());
  const refusals: CorsRefusal[] = parseList((request.headers.get(REQUEST_HEADERS) ?? "").toLowerCase())
    .filter((name) => !allowed.includes(name) && (name === "authorization" || !allowed.includes("*")))
    .map((value) => ({ option: "allowedHeaders", value }));
  if (!methods.includes("*") && !methods.includes(method) && !isCorsSafelistedMethod(method)) {
    refusals.unshift({ option: "methods", value: method });
  }
  return refusals;
}
