import { Issues } from "./errors.ts";
import { actualFields, type CorsField, type Grant, grantHeaders, NO_FIELDS, preflightFields } from "./grant.ts";
import { checkAllowedHeaders, checkExposedHeaders, checkVary } from "./header-name-options.ts";
import { checkMethods, DEFAULT_METHODS } from "./methods-option.ts";
import type { SharedCorsOptions } from "./options.ts";
import { checkOrigin } from "./origin-option.ts";
import type { OriginRules } from "./origin-rules.ts";
import { checkOptionNames, type GivenOptions, readOptions } from "./read-options.ts";
import { checkBoolean, checkFunction, checkMaxAge, checkPreflightStatus, checkWaivers } from "./scalar-options.ts";

/** Options after all checks. */
interface CheckedOptions {
  /** Null where every origin is allowed. */
  readonly rules: OriginRules | null;
  readonly credentials: boolean;
  /** Null where the options name none. */
  readonly namedMethods: readonly string[] | "*" | null;
  readonly allowedHeaders: readonly string[];
  readonly maxAge: number;
  readonly preflightStatus: number;
  readonly preflightContinue: boolean;
  readonly enforce: boolean;
  readonly addedVary: readonly string[];
  /** What an allowed actual response says beside `Access-Control-Allow-Origin`. */
  readonly fields: readonly CorsField[];
  readonly onError: SharedCorsOptions["onError"];
  readonly onRefused: SharedCorsOptions["onRefused"];
}

/**
 * All that the request path knows. There are three kinds:
 *
 * - `public`: every origin may read. The same headers go on every response.
 * - `single`: one origin may. The same headers go on every actual response: browsers do the comparing, and a cache keeps
 *   one entry for each URL.
 * - `dynamic`: everything else. Every response varies by `Origin`.
 */
export interface Policy extends CheckedOptions {
  readonly kind: "public" | "single" | "dynamic";
  readonly methods: readonly string[] | "*";
  /** `Access-Control-Allow-Origin` of every response that has it, or null where it depends on the request. */
  readonly allowOrigin: string | null;
  /** The names that `Vary` of every actual response holds. */
  readonly vary: readonly string[];
  /** The names that `Vary` of every preflight response holds. */
  readonly preflightVary: readonly string[];
  /** What an actual response says unless an origin made a difference and is allowed. */
  readonly grant: Grant;
  /** What an allowed preflight response says beside `Access-Control-Allow-Origin`, before anything is echoed. */
  readonly preflightFields: readonly CorsField[];
  /** Whether preflights are answered with what they ask for in place of a `*`. */
  readonly isEchoing: boolean;
  /** The headers of an allowed preflight response as far as no request is needed to know them. */
  readonly preflightHeaders: Headers;
}

/**
 * Answers a frozen policy, or throws all mistakes in its options as one `CorsOptionsError`. `path` says where the options
 * came from.
 */
export function createPolicy(options: unknown, path = "options"): Policy {
  const given = readOptions(options, path);
  const issues = new Issues(Array.isArray(given.dangerouslyAllow) ? given.dangerouslyAllow : []);
  const checked = checkOptions(given, issues);
  issues.throwIfAny();
  const { rules, enforce } = checked;
  const kind = rules === null ? "public" : rules.only === null || enforce ? "dynamic" : "single";
  return completePolicy(checked, kind, DEFAULT_METHODS);
}

/** The policy as one of several that a request may meet: whatever it is by itself, its responses vary by `Origin`. */
export function toDynamicPolicy(policy: Policy): Policy {
  return completePolicy(policy, "dynamic", policy.methods);
}

/** The policy with these methods, where its options name none. */
export function withDefaultMethods(policy: Policy, methods: readonly string[]): Policy {
  return completePolicy(policy, policy.kind, methods);
}

function completePolicy(checked: CheckedOptions, kind: Policy["kind"], defaultMethods: Policy["methods"]): Policy {
  const { rules, credentials, allowedHeaders, fields, addedVary } = checked;
  const methods = checked.namedMethods ?? defaultMethods;
  const allowOrigin = rules === null ? "*" : kind === "single" ? rules.only : null;
  const vary = kind === "dynamic" ? ["Origin", ...addedVary] : addedVary;
  const preflightVary = kind === "public" ? addedVary : ["Origin", ...addedVary];
  const preflight = {
    origin: allowOrigin,
    fields: preflightFields(credentials, methods === "*" ? ["*"] : methods, allowedHeaders, checked.maxAge),
    vary: preflightVary,
  };
  return Object.freeze({
    ...checked,
    kind,
    methods,
    allowOrigin,
    vary,
    preflightVary,
    grant: { origin: allowOrigin, fields: allowOrigin === null ? NO_FIELDS : fields, vary },
    preflightFields: preflight.fields,
    isEchoing: credentials && (methods === "*" || allowedHeaders.includes("*")),
    preflightHeaders: grantHeaders(preflight),
  });
}

function checkOptions(given: GivenOptions, issues: Issues): CheckedOptions {
  checkOptionNames(given, issues);
  checkWaivers(given.dangerouslyAllow, issues);
  const credentials = checkBoolean("credentials", given.credentials, issues);
  const enforce = checkBoolean("enforce", given.enforce, issues);
  const isPublicSuffix = checkFunction("isPublicSuffix", given.isPublicSuffix, issues) ?? (() => false);
  const isPublic = !("origin" in given) || given.origin === "*";
  if (isPublic && credentials) {
    issues.add("origin", "*", [
      "credentials-with-wildcard",
      "is refused by browsers with credentials: name the origins",
    ]);
  }
  if (isPublic && enforce) {
    issues.add("origin", "*", ["nothing-to-enforce", "allows every origin: name the origins, or remove enforce"]);
  }
  return {
    rules: isPublic ? null : checkOrigin(given.origin, credentials ? isPublicSuffix : null, issues),
    credentials,
    namedMethods: checkMethods(given.methods, issues),
    allowedHeaders: checkAllowedHeaders(given.allowedHeaders, issues),
    maxAge: checkMaxAge(given.maxAge, issues),
    preflightStatus: checkPreflightStatus(given.preflightStatus, issues),
    preflightContinue: checkBoolean("preflightContinue", given.preflightContinue, issues),
    enforce,
    addedVary: checkVary(given.vary, issues),
    fields: actualFields(credentials, checkExposedHeaders(given.exposedHeaders, credentials, issues)),
    onError: checkFunction("onError", given.onError, issues),
    onRefused: checkFunction("onRefused", given.onRefused, issues),
  };
}
