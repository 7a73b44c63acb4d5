import { Issues } from "./errors.ts";
import { actualFields, type CorsField, type Grant, NO_FIELDS, preflightFields, writeGrant } from "./grant.ts";
import { checkAllowedHeaders, checkExposedHeaders, checkVary } from "./header-name-options.ts";
import { checkMethods, DEFAULT_METHODS } from "./methods-option.ts";
import type { SharedCorsOptions } from "./options.ts";
import { checkOrigin } from "./origin-option.ts";
import type { OriginRules } from "./origin-rules.ts";
import { type GivenOptions, readOptions } from "./read-options.ts";
import { checkBoolean, checkFunction, checkInteger } from "./scalar-options.ts";
import { mergeVary } from "./vary.ts";
import { checkWaivers } from "./waivers-option.ts";

/** Options after all checks. */
interface CheckedOptions {
  /** Null where every origin is allowed. */
  readonly rules: OriginRules | null;
  readonly credentials: boolean;
  /** Null where the options name none. */
  readonly namedMethods: readonly string[] | null;
  readonly allowedHeaders: readonly string[];
  readonly maxAge: number;
  readonly preflightStatus: number;
  readonly preflightContinue: boolean;
  readonly enforce: boolean;
  /** What an allowed actual response says beside `Access-Control-Allow-Origin`. */
  readonly fields: readonly CorsField[];
  /** What the option adds to `Vary`. */
  readonly addedVary: string;
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
  readonly methods: readonly string[];
  /** What an actual response says unless an origin made a difference and is allowed. */
  readonly grant: Grant;
  /** The headers of an allowed preflight response as far as no request is needed to know them. */
  readonly preflightHeaders: Headers;
}

/**
 * Answers a frozen policy, or throws all mistakes in its options as one `CorsOptionsError`. `path` says where the options
 * came from.
 */
export function createPolicy(options: unknown, path = "options"): Policy {
  const issues = new Issues();
  const given = readOptions(options, path, issues);
  const waivers = checkWaivers(given.dangerouslyAllow, issues);
  const checked = checkOptions(given, issues);
  issues.throwUnless(waivers);
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

function completePolicy(checked: CheckedOptions, kind: Policy["kind"], defaultMethods: readonly string[]): Policy {
  const { rules, fields, addedVary } = checked;
  const methods = checked.namedMethods ?? defaultMethods;
  const origin = rules === null ? "*" : kind === "single" ? rules.only : null;
  const varyByOrigin = mergeVary("Origin", addedVary);
  const vary = kind === "dynamic" ? varyByOrigin : addedVary;
  const preflightHeaders = new Headers();
  const preflightVary = kind === "public" ? addedVary : varyByOrigin;
  writeGrant(preflightHeaders, { origin, fields: preflightFields(checked, methods), vary: preflightVary }, null);
  const grant = { origin, fields: origin === null ? NO_FIELDS : fields, vary };
  return Object.freeze({ ...checked, kind, methods, grant, preflightHeaders });
}

function checkOptions(given: GivenOptions, issues: Issues): CheckedOptions {
  const credentials = checkBoolean("credentials", given.credentials, issues);
  const enforce = checkBoolean("enforce", given.enforce, issues);
  const isPublicSuffix = checkFunction("isPublicSuffix", given.isPublicSuffix, issues) ?? (() => false);
  const isPublic = !("origin" in given) || given.origin === "*";
  if (isPublic && credentials) {
    issues.add("origin", "*", [
      "wildcard-with-credentials",
      "name the origins",
    ]);
  }
  if (isPublic && enforce) issues.add("origin", "*", ["not-enforceable", "name the origins"]);
  return {
    rules: isPublic ? null : checkOrigin(given.origin, credentials ? isPublicSuffix : null, issues),
    credentials,
    namedMethods: checkMethods(given.methods, issues),
    allowedHeaders: checkAllowedHeaders(given.allowedHeaders, issues),
    maxAge: checkInteger("maxAge", given.maxAge, [7200, 0, 86400], "invalid-max-age", issues),
    preflightStatus: checkInteger(
      "preflightStatus",
      given.preflightStatus,
      [204, 200, 299],
      "not-an-ok-status",
      issues,
    ),
    preflightContinue: checkBoolean("preflightContinue", given.preflightContinue, issues),
    enforce,
    fields: actualFields(credentials, checkExposedHeaders(given.exposedHeaders, credentials, issues)),
    addedVary: checkVary(given.vary, issues).join(", "),
    onError: checkFunction("onError", given.onError, issues),
    onRefused: checkFunction("onRefused", given.onRefused, issues),
  };
}
