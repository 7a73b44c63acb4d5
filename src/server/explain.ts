import { isCorsPreflightRequest, REQUEST_HEADERS, REQUEST_METHOD } from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { isTupleOrigin } from "../standard/origins.ts";
import { parseList } from "../standard/tokens.ts";
import { quote } from "./errors.ts";
import type { Policy } from "./policy.ts";
import { isSameOrigin } from "./same-origin.ts";

/** One thing that a policy does not allow a request. */
export interface CorsRefusal {
  readonly what: "origin" | "method" | "header";
  /** The origin, the method, or the name of the header. */
  readonly value: string;
  /** Why, and what to change in the policy if it should be allowed. */
  readonly reason: string;
}

/** What a browser will be told about a request, and why. */
export interface CorsExplanation {
  /** All of it in one sentence. */
  readonly text: string;
  /** A CORS-preflight request, or any other: the standard has no word for it. */
  readonly kind: "preflight" | "actual";
  /** The method; of a preflight, the one that it asks for. */
  readonly method: string;
  readonly url: string;
  /** The value of `Origin`, or null where there is none. */
  readonly origin: string | null;
  /** Whether a browser will send what a preflight asks for, or let the page read the response. */
  readonly allowed: boolean;
  /** Whether it will do so for a request with credentials, too. */
  readonly credentials: boolean;
  /** What is not allowed. Empty where all is. */
  readonly refusals: readonly CorsRefusal[];
  /** The status, where the policy answers in place of the handler. */
  readonly status: number | null;
}

/** Explains a request whose origin was found allowed or not. */
export function explain(policy: Policy, request: Request, origin: string | null, isAllowed: boolean): CorsExplanation {
  const isPreflight = isCorsPreflightRequest(request, origin);
  const method = isPreflight ? request.headers.get(REQUEST_METHOD)! : request.method;
  const refusals: CorsRefusal[] = [];
  if (origin !== null && !isAllowed && (isPreflight || !isSameOrigin(request, origin))) {
    refusals.push({ what: "origin", value: origin, reason: explainOrigin(origin) });
  } else if (isPreflight) {
    refusals.push(...findRefusedMethod(policy, method), ...findRefusedHeaders(policy, request));
  }
  const allowed = refusals.length === 0;
  const status = isPreflight ? preflightStatus(policy, isAllowed) : !allowed && policy.enforce ? 403 : null;
  const kind = isPreflight ? "preflight" : "actual";
  const facts = { kind, method, url: request.url, origin, allowed, refusals, status } as const;
  const credentials = allowed && policy.credentials;
  return Object.freeze({ text: explainInText(facts, isAllowed), ...facts, credentials });
}

function preflightStatus(policy: Policy, isAllowed: boolean): number | null {
  if (!isAllowed) return 403;
  return policy.preflightContinue ? null : policy.preflightStatus;
}

function explainOrigin(origin: string): string {
  if (origin === "null") return `the origin is opaque, as of a sandboxed frame or a file: only origin: "*" allows it`;
  if (!isTupleOrigin(origin)) return `${quote(origin)} is not a serialized origin: no browser sends it`;
  return `no rule allows the origin ${quote(origin)}: if it should be allowed, add it to the origin option`;
}

function findRefusedMethod(policy: Policy, method: string): CorsRefusal[] {
  if (policy.methods === "*" || policy.methods.includes(method) || isCorsSafelistedMethod(method)) return [];
  const reason = `the method ${quote(method)} is not among ${
    policy.methods.join(",")
  }: if it should be allowed, add it to the methods option`;
  return [{ what: "method", value: method, reason }];
}

function findRefusedHeaders(policy: Policy, request: Request): CorsRefusal[] {
  const { any, authorization, names } = policy.allowedHeaders;
  const allowed = new Set(names.map((name) => name.toLowerCase()));
  const isAllowedHeader = (name: string) => name === "authorization" ? authorization : any || allowed.has(name);
  return parseList(request.headers.get(REQUEST_HEADERS)?.toLowerCase() ?? "")
    .filter((name) => !isAllowedHeader(name))
    .map((name) => ({
      what: "header",
      value: name,
      reason: `the header ${quote(name)} is not allowed: if it should be, add it to the allowedHeaders option`,
    }));
}

type Facts = Omit<CorsExplanation, "text" | "credentials">;

function explainInText({ kind, method, url, origin, refusals, status }: Facts, isAllowed: boolean): string {
  const subject = `${kind === "preflight" ? "preflight for " : ""}${method} ${url} from ${origin ?? "no origin"}`;
  const reasons = refusals.map(({ reason }) => reason).join("; ");
  if (reasons !== "") return `${subject} is refused${status === 403 ? " with 403" : ""}, ${reasons}`;
  if (origin === null) return `${subject} is no business of CORS`;
  if (!isAllowed) return `${subject} is of the same origin, so that no permission is needed`;
  return `${subject} is allowed`;
}
