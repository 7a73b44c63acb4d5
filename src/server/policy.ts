import { Issues } from "./options/errors.ts";
import { actualFields, type CorsField, type Grant, preflightFields, replaceGrant } from "./grant.ts";
import { checkOrigin } from "./origin/origin-option.ts";
import type { OriginRules } from "./origin/origin-rules.ts";
import { DEFAULTS, type ReadOptions, readOptions } from "./options/read-options.ts";
import { mergeVary } from "./vary.ts";

/**
 * All that the request path knows. There are three kinds:
 *
 * - `public`: every origin may read. The same headers go on every response.
 * - `single`: one origin may. The same headers go on every actual response: browsers do the comparing, and a cache keeps
 *   one entry for each URL.
 * - `dynamic`: everything else. Every response varies by `Origin`.
 */
export interface Policy {
  readonly options: ReadOptions;
  readonly kind: "public" | "single" | "dynamic";
  /** Null where every origin is allowed. */
  readonly rules: OriginRules | null;
  readonly methods: readonly string[];
  /** What an actual response says unless an origin made a difference and is allowed. */
  readonly grant: Grant;
  /** What an allowed actual response says beside `Access-Control-Allow-Origin`. */
  readonly fields: readonly CorsField[];
  /** What an answer to an allowed preflight says, as far as no request is needed to know it. */
  readonly preflightGrant: Grant;
  /** The answer to an allowed preflight, as far as no request is needed to know it, and to a refused one: to be cloned. */
  readonly preflight: Response;
  readonly refusal: Response;
  /** The answers to the first allowed origins that asked, by origin, each with its own in it: to be cloned, too. */
  readonly preflights: Map<string, Response>;
}

/**
 * Answers a frozen policy, or throws all mistakes in its options as one `CorsOptionsError`. `path` says where the options
 * came from.
 */
export function createPolicy(given: unknown, path = "options"): Policy {
  const issues = new Issues();
  const options = readOptions(given, path, issues);
  const { origin, credentials, enforce } = options;
  const isPublic = origin === "*";
  if (isPublic && credentials) {
    issues.add("origin", origin, ["wildcard-with-credentials", "name the origins, or leave credentials out"]);
  }
  if (isPublic && enforce) issues.add("origin", origin, ["not-enforceable", "name the origins, or leave enforce out"]);
  if (credentials && options.exposedHeaders.includes("*")) {
    issues.add("exposedHeaders", "*", ["wildcard-with-credentials", "name the headers, or leave credentials out"]);
  }
  const rules = isPublic ? null : checkOrigin(origin, options, issues);
  issues.throwUnless(options.dangerouslyAllow);
  const kind = rules === null ? "public" : rules.only === null || enforce ? "dynamic" : "single";
  return completePolicy(options, rules, kind, options.methods);
}

/** The policy as one of several that a request may meet: whatever it is by itself, its responses vary by `Origin`. */
export function toDynamicPolicy({ options, rules, methods }: Policy): Policy {
  return completePolicy(options, rules, "dynamic", methods);
}

/** The policy with these methods, where its options name none. */
export function withDefaultMethods(policy: Policy, methods: readonly string[]): Policy {
  const { options, rules, kind } = policy;
  return options.methods === DEFAULTS.methods ? completePolicy(options, rules, kind, methods) : policy;
}

/** What an actual response says to an origin that was found allowed or not. */
export function chooseGrant({ grant, fields }: Policy, origin: string | null, isAllowed: boolean): Grant {
  return isAllowed && grant.origin === null ? { origin, fields, vary: grant.vary } : grant;
}

function completePolicy(
  options: ReadOptions,
  rules: OriginRules | null,
  kind: Policy["kind"],
  methods: readonly string[],
): Policy {
  const origin = rules === null ? "*" : kind === "single" ? rules.only : null;
  // What `enforce` reads besides Origin, to tell the server's own pages apart.
  const addedVary = [...(options.enforce ? ["Sec-Fetch-Site"] : []), ...options.vary].join(", ");
  const varyByOrigin = mergeVary("Origin", addedVary);
  const fields = actualFields(options);
  const preflight = new Response(null, { status: options.preflightStatus });
  const preflightVary = kind === "public" ? addedVary : varyByOrigin;
  const preflightGrant = { origin, fields: preflightFields(options, methods), vary: preflightVary };
  replaceGrant(preflight.headers, preflightGrant);
  const refusal = new Response(null, { status: 403, headers: { vary: preflightVary } });
  const vary = kind === "dynamic" ? varyByOrigin : addedVary;
  const grant = { origin, fields: origin === null ? [] : fields, vary };
  const answers = { preflightGrant, preflight, refusal, preflights: new Map() };
  return Object.freeze({ options, kind, rules, methods, grant, fields, ...answers });
}
