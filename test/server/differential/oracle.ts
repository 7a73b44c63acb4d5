import { type HandlerModel, type PolicyModel, REG_EXP, type RequestModel, type RuleModel } from "./model.ts";

// The behaviour table of the README, spelt out naively and without a line of src/: the second opinion on every answer.

export interface Expected {
  readonly status: number;
  readonly handlerRuns: boolean;
  /** The CORS response headers, all of them. */
  readonly cors: Readonly<Record<string, string>>;
  /** What `Vary` has to name besides what the handler's response names, in lower case. */
  readonly vary: readonly string[];
}

const DEFAULT_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The keys of the map of methods that the test builds. */
export const MAP_METHODS = ["GET", "POST", "PUT"];

export function expectedAnswer(policy: PolicyModel, handler: HandlerModel, request: RequestModel): Expected {
  const origin = request.headers["origin"] ?? null;
  const isAllowed = policy.rules === "*" || (origin !== null && isAllowedBy(policy.rules, origin));
  const asked = request.headers["access-control-request-method"];
  if (request.method === "OPTIONS" && origin !== null && asked !== undefined) {
    return isAllowed ? allowedPreflight(policy, handler, request, origin) : refusal(policy);
  }
  if (policy.enforce && !isAllowed && origin !== null && !isSameOrigin(request, origin)) return refusal(policy);
  const cors: Record<string, string> = {};
  const constant = isSingle(policy) ? (policy.rules[0] as { origin: string }).origin : null;
  const granted = policy.rules === "*" ? "*" : constant ?? (isAllowed ? origin : null);
  if (granted !== null) {
    cors["access-control-allow-origin"] = granted;
    if (policy.credentials) cors["access-control-allow-credentials"] = "true";
    if (policy.exposedHeaders.length > 0) cors["access-control-expose-headers"] = policy.exposedHeaders.join(",");
  }
  const vary = [...(isDynamic(policy) ? ["origin"] : []), ...enforced(policy), ...lowerCase(policy.vary)];
  // A map of methods without an OPTIONS of its own answers one by itself.
  const ownOptions = handler.shape === "map of methods" && request.method === "OPTIONS";
  return { status: ownOptions ? 204 : handler.status, handlerRuns: !ownOptions, cors, vary };
}

function allowedPreflight(policy: PolicyModel, handler: HandlerModel, request: RequestModel, origin: string): Expected {
  const cors: Record<string, string> = { "access-control-allow-origin": policy.rules === "*" ? "*" : origin };
  const vary = [...(isPublic(policy) ? [] : ["origin"]), ...enforced(policy), ...lowerCase(policy.vary)];
  if (policy.credentials) cors["access-control-allow-credentials"] = "true";
  const defaultMethods = handler.shape === "map of methods" ? ["GET", "POST", "PUT", "HEAD"] : DEFAULT_METHODS;
  let methods = (policy.methods === "*" ? ["*"] : policy.methods ?? defaultMethods).join(",");
  if (policy.credentials && methods === "*") {
    methods = request.headers["access-control-request-method"]!;
    vary.push("access-control-request-method");
  }
  if (methods !== "") cors["access-control-allow-methods"] = methods;
  const names = policy.allowedHeaders === "*" ? ["*"] : policy.allowedHeaders ?? ["*", "authorization"];
  let headers = names.join(",");
  if (policy.credentials && names.includes("*")) {
    headers = echo(request.headers["access-control-request-headers"] ?? "", names.length > 1);
    vary.push("access-control-request-headers");
  }
  if (headers !== "") cors["access-control-allow-headers"] = headers;
  cors["access-control-max-age"] = String(policy.maxAge ?? 7200);
  const status = policy.preflightContinue ? handler.status : policy.preflightStatus ?? 204;
  const ownOptions = handler.shape === "map of methods" && policy.preflightContinue;
  return { status: ownOptions ? 204 : status, handlerRuns: policy.preflightContinue && !ownOptions, cors, vary };
}

function refusal(policy: PolicyModel): Expected {
  const vary = ["origin", ...enforced(policy), ...lowerCase(policy.vary)];
  return { status: 403, handlerRuns: false, cors: {}, vary };
}

/** The names that were asked for: a list of RFC 9110, whose empty elements mean nothing. */
function echo(asked: string, withAuthorization: boolean): string {
  if (asked.length > 4096) return "";
  const names = asked.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (names.some((name) => !/^[\w-]+$/.test(name))) return "";
  return names.filter((name) => withAuthorization || name !== "authorization").join(",");
}

function isAllowedBy(rules: readonly RuleModel[], origin: string): boolean {
  return isWellFormed(origin) && rules.some((rule) => matches(rule, origin));
}

function matches(rule: RuleModel, origin: string): boolean {
  const [, scheme, host, port = ""] = /^([^:]+):\/\/(\[.*\]|[^:]*)(:\d+)?$/.exec(origin)!;
  switch (rule.kind) {
    case "exact":
      return origin === rule.origin;
    case "pattern":
      return scheme === rule.scheme && host!.endsWith(`.${rule.below}`) && (rule.port === ":*" || rule.port === port);
    case "any-port":
      return scheme === rule.scheme && host === rule.host;
    case "regexp":
      return REG_EXP.test(origin);
    case "function":
      return rule.accepted.includes(origin);
  }
}

/**
 * What a browser serializes: `URL` writes it back. It knows no origin of a custom scheme; no page is at port 0, and no name
 * has an empty label.
 */
function isWellFormed(origin: string): boolean {
  if (origin === "tauri://localhost") return true;
  if (!/^https?:/.test(origin) || origin.length > 326 || /:0$|\/\.|\.\./.test(origin)) return false;
  try {
    return new URL(origin).origin === origin;
  } catch {
    return false;
  }
}

function isSameOrigin(request: RequestModel, origin: string): boolean {
  if (origin !== "null" && !(isWellFormed(origin) && /^https?:/.test(origin))) return false;
  const site = request.headers["sec-fetch-site"];
  return site === undefined ? origin === "https://api.example.com" : site === "same-origin" || site === "none";
}

function isChosen({ given }: PolicyModel): boolean {
  return given === "selector" || given === "async selector";
}

function isPublic(policy: PolicyModel): boolean {
  return policy.rules === "*" && !isChosen(policy);
}

function isSingle(policy: PolicyModel): policy is PolicyModel & { rules: readonly RuleModel[] } {
  return policy.rules !== "*" && policy.rules.length === 1 && policy.rules[0]!.kind === "exact" && !policy.enforce &&
    !isChosen(policy);
}

function isDynamic(policy: PolicyModel): boolean {
  return !isPublic(policy) && !isSingle(policy);
}

/** What `enforce` reads besides `Origin`. */
function enforced({ enforce }: PolicyModel): string[] {
  return enforce ? ["sec-fetch-site"] : [];
}

function lowerCase(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}
