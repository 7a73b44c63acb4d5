import {
  isCorsPreflightRequest,
  REQUEST_HEADERS,
  REQUEST_METHOD,
  type RequestHead,
} from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { isTupleOrigin } from "../standard/origins.ts";
import { isToken, parseList } from "../standard/tokens.ts";
import type { CorsExplanation, CorsRefusal } from "./explanation.ts";
import { isFromSameOrigin } from "./from-same-origin.ts";
import { printValue } from "./options/errors.ts";
import type { Policy } from "./policy.ts";
import { echoedHeaders, echoedMethods } from "./preflight-response.ts";

/** A text names no more refused headers than these: a stranger may ask for thousands. */
const MAX_NAMED = 5;

const MAX_LENGTH = 200;

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
  const grounds = origin === null
    ? "it has no Origin"
    : isAllowed
    ? `the origin option allows ${printValue(origin)}`
    : "it is from the same origin";
  return Object.freeze({
    // The verdict comes first, so that nothing a client writes can begin the line.
    text: allowed
      ? `allowed: ${describe(request, method, origin, isPreflight)}, because ${grounds}`
      : `refused: ${describe(request, method, origin, isPreflight)}, because ${reasonsOf(refusals)}`,
    kind: isPreflight ? "preflight" : "actual",
    method,
    origin,
    allowed,
    credentials: allowed && policy.options.credentials,
    refusals,
  });
}

/** A request in words. Whatever a browser would write in another way stands in quotes, so that it cannot pass for words. */
function describe({ url }: RequestHead, method: string, origin: string | null, isPreflight: boolean): string {
  const what = `${isPreflight ? "preflight for " : ""}${print(method, isToken(method))}`;
  // On Node, the URL is made of the header `Host` and the target as the client wrote them.
  const where = print(url, /^[!-~]+$/.test(url));
  return `${what} ${where}${
    origin === null ? "" : ` from ${print(origin, origin === "null" || isTupleOrigin(origin))}`
  }`;
}

function print(text: string, isHarmless: boolean): string {
  if (!isHarmless) return printValue(text);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function reasonsOf(refusals: readonly CorsRefusal[]): string {
  const reasons = (["origin", "methods", "allowedHeaders"] as const).map((option) => {
    const values = refusals.filter((refusal) => refusal.option === option).map(({ value }) => printValue(value));
    const named = values.slice(0, MAX_NAMED).join(", ");
    const more = values.length > MAX_NAMED ? ` and ${values.length - MAX_NAMED} more` : "";
    return values.length === 0 ? "" : `the ${option} option does not allow ${named}${more}`;
  });
  return reasons.filter((reason) => reason !== "").join(" and ");
}

function findPreflightRefusals(policy: Policy, request: RequestHead, method: string): CorsRefusal[] {
  const { credentials, allowedHeaders } = policy.options;
  // The names that the answer lists. With credentials, an echo stands in for `*`.
  const listed = (names: readonly string[], echoed: typeof echoedHeaders) =>
    credentials && names.includes("*") ? echoed(request, policy) : names;
  const methods = listed(policy.methods, echoedMethods);
  const headers = new Set(listed(allowedHeaders, echoedHeaders).map((name) => name.toLowerCase()));
  const refusals: CorsRefusal[] = [];
  if (!methods.includes(method) && !isCorsSafelistedMethod(method) && (credentials || !methods.includes("*"))) {
    refusals.push({ option: "methods", value: method });
  }
  for (const name of parseList((request.headers.get(REQUEST_HEADERS) ?? "").toLowerCase())) {
    const isAny = !credentials && headers.has("*") && name !== "authorization";
    if (!isAny && !headers.has(name)) refusals.push({ option: "allowedHeaders", value: name });
  }
  return refusals;
}
