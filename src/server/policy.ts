import { Issues } from "./errors.ts";
import { actualFields, type CorsField, type Grant, grantHeaders, NO_FIELDS, preflightFields } from "./grant.ts";
import {
  type AllowedHeaders,
  ANY_HEADER,
  checkAllowedHeaders,
  checkExposedHeaders,
  checkVary,
} from "./header-name-options.ts";
import { checkMethods, DEFAULT_METHODS } from "./methods-option.ts";
import type { SharedCorsOptions } from "./options.ts";
import { checkOriginOption } from "./origin-option.ts";
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
  readonly allowedHeaders: AllowedHeaders;
  readonly maxAge: number;
  readonly preflightStatus: number;
  readonly preflightContinue: boolean;
  readonly enforce: boolean;
  readonly vary: readonly string[];
  /** What an allowed actual response says beside `Access-Control-Allow-Origin`. */
  readonly actualFields: readonly CorsField[];
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
  /** What an actual response of an allowed origin says, or null where it depends on the origin. */
  readonly grant: Grant | null;
  /** What any other actual response says. */
  readonly refusal: Grant;
  readonly methods: readonly string[] | "*";
  /** What an allowed preflight response says beside `Access-Control-Allow-Origin`, before anything is echoed. */
  readonly preflightFields: readonly CorsField[];
  /** The names that `Vary` of an answered preflight holds, before anything is echoed. */
  readonly preflightVary: readonly string[];
  /** Whether preflights are answered with what they ask for in place of a `*`. */
  readonly isEchoing: boolean;
  /** The headers of the answer to an allowed preflight as far as no request is needed to know them. */
  readonly preflightHeaders: Headers;
  /** The headers of a refusal before the handler. */
  readonly refusedHeaders: Headers;
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
  const { rules, credentials, allowedHeaders, actualFields, maxAge } = checked;
  const methods = checked.namedMethods ?? defaultMethods;
  const allowOrigin = rules === null ? "*" : kind === "single" ? rules.only : null;
  const varying = ["Origin", ...checked.vary];
  const vary = kind === "dynamic" ? varying : checked.vary;
  const preflightVary = kind === "public" ? checked.vary : varying;
  const fields = preflightFields(credentials, methods, allowedHeaders.names, maxAge);
  const isEchoing = credentials && (methods === "*" || allowedHeaders.any);
  const grant = allowOrigin === null ? null : { origin: allowOrigin, fields: actualFields, vary };
  return Object.freeze({
    ...checked,
    kind,
    methods,
    grant,
    refusal: grant ?? { origin: null, fields: NO_FIELDS, vary },
    preflightFields: fields,
    preflightVary,
    isEchoing,
    preflightHeaders: grantHeaders({ origin: allowOrigin, fields: isEchoing ? [] : fields, vary: preflightVary }),
    refusedHeaders: grantHeaders({ origin: null, fields: [], vary: preflightVary }),
  });
}

function checkOptions(given: GivenOptions, issues: Issues): CheckedOptions {
  checkOptionNames(given, issues);
  checkWaivers(given.dangerouslyAllow, issues);
  const credentials = checkBoolean("credentials", given.credentials, issues);
  const enforce = checkBoolean("enforce", given.enforce, issues);
  const allowedHeaders = given.allowedHeaders === undefined
    ? ANY_HEADER
    : checkAllowedHeaders(given.allowedHeaders, issues);
  const exposedHeaders = given.exposedHeaders === undefined
    ? null
    : checkExposedHeaders(given.exposedHeaders, credentials, issues);
  return {
    rules: checkOriginOption(given, credentials, enforce, issues),
    credentials,
    namedMethods: given.methods === undefined ? null : checkMethods(given.methods, issues),
    allowedHeaders,
    maxAge: checkMaxAge(given.maxAge, issues),
    preflightStatus: checkPreflightStatus(given.preflightStatus, issues),
    preflightContinue: checkBoolean("preflightContinue", given.preflightContinue, issues),
    enforce,
    vary: given.vary === undefined ? [] : checkVary(given.vary, issues),
    actualFields: actualFields(credentials, exposedHeaders),
    onError: checkFunction("onError", given.onError, issues),
    onRefused: checkFunction("onRefused", given.onRefused, issues),
  };
}
