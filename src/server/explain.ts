import { isCorsPreflightRequest, REQUEST_HEADERS, REQUEST_METHOD } from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { parseList } from "../standard/tokens.ts";
import { quote } from "./errors.ts";
import type { Policy } from "./policy.ts";
import { isSameOrigin } from "./same-origin.ts";

/** One thing of a request that a policy does not allow. */
export interface CorsRefusal {
  /** The option that would have to allow it. */
  readonly option: "origin" | "methods" | "allowedHeaders";
  /** The origin, the method, or the name of the header. */
  readonly value: string;
}

/** What a browser will be told about a request, and why. */
export interface CorsExplanation {
  /** All of it in a sentence. */
  readonly text: string;
  /** Whether it is a CORS-preflight request, or any other: the standard has no word for those. */
  readonly kind: "preflight" | "actual";
  /** The method; of a preflight, the one that is asked for. */
  readonly method: string;
  /** The value of `Origin`, or null where there is none. */
  readonly origin: string | null;
  /** Whether a browser will let the page send what a preflight asks for, or read the response. */
  readonly allowed: boolean;
  /** Whether it will do so with credentials, too. */
  readonly credentials: boolean;
  /** What is not allowed. Empty where all is. */
  readonly refusals: readonly CorsRefusal[];
}

/** Explains a request whose origin was found allowed or not. */
export function explain(policy: Policy, request: Request, origin: string | null, isAllowed: boolean): CorsExplanation {
  const isPreflight = isCorsPreflightRequest(request, origin);
  const method = isPreflight ? request.headers.get(REQUEST_METHOD)! : request.method;
  const refusals = isPreflight && isAllowed ? findPreflightRefusals(policy, request, method) : [];
  if (!isAllowed && origin !== null && (isPreflight || !isSameOrigin(request, origin))) {
    refusals.push({ option: "origin", value: origin });
  }
  const allowed = refusals.length === 0;
  const reasons = refusals.map(({ option, value }) => `the ${option} option does not allow ${quote(value)}`);
  const grounds = origin === null
    ? "it has no Origin"
    : isAllowed
    ? `the origin option allows ${quote(origin)}`
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

function findPreflightRefusals({ methods, options }: Policy, request: Request, method: string): CorsRefusal[] {
  const allowed = options.allowedHeaders.map((name) => name.toLowerCase());
  const refusals: CorsRefusal[] = parseList((request.headers.get(REQUEST_HEADERS) ?? "").toLowerCase())
    .filter((name) => !allowed.includes(name) && (name === "authorization" || !allowed.includes("*")))
    .map((value) => ({ option: "allowedHeaders", value }));
  if (!methods.includes("*") && !methods.includes(method) && !isCorsSafelistedMethod(method)) {
    refusals.unshift({ option: "methods", value: method });
  }
  return refusals;
}
