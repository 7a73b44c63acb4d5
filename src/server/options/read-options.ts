import { type Issues, printValue, refuse } from "./errors.ts";
import { checkAllowedHeaders, checkExposedHeaders, checkVary } from "./list-options.ts";
import { checkMethods } from "./list-options.ts";
import type { CorsOptions, SharedCorsOptions } from "./options.ts";
import { checkBoolean, checkFunction, checkMaxAge, checkPreflightStatus } from "./scalar-options.ts";
import { checkWaivers } from "./list-options.ts";

/** The options, each checked by itself. */
export interface ReadOptions {
  /** As it was given: what it may be depends on others. */
  readonly origin: unknown;
  /** Null where none are named; `*` alone is any. */
  readonly methods: readonly string[] | null;
  readonly allowedHeaders: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAge: number;
  readonly preflightStatus: number;
  readonly preflightContinue: boolean;
  readonly vary: readonly string[];
  readonly enforce: boolean;
  readonly onError: SharedCorsOptions["onError"];
  readonly onRefused: SharedCorsOptions["onRefused"];
  readonly isPublicSuffix: SharedCorsOptions["isPublicSuffix"];
  readonly dangerouslyAllow: readonly string[];
}

type Check = (value: unknown, issues: Issues, path: string) => unknown;

/** All options: what in another name, of another library or mistyped, tells that this one is meant; and its check. */
const OPTIONS: Readonly<Record<keyof CorsOptions, readonly [hint: RegExp, check: Check]>> = {
  exposedHeaders: [/expos/i, checkExposedHeaders],
  vary: [/vary/i, checkVary],
  allowedHeaders: [/header/i, checkAllowedHeaders],
  methods: [/method/i, checkMethods],
  credentials: [/credential/i, checkBoolean],
  origin: [/origin/i, (value) => value],
  maxAge: [/max/i, checkMaxAge],
  preflightStatus: [/status/i, checkPreflightStatus],
  preflightContinue: [/continue|pass/i, checkBoolean],
  onRefused: [/debug/i, checkFunction],
  onError: [/error/i, checkFunction],
  enforce: [/force/i, checkBoolean],
  isPublicSuffix: [/suffix/i, checkFunction],
  dangerouslyAllow: [/danger/i, checkWaivers],
};

const CHECKS = Object.entries(OPTIONS);

/**
 * Reads each option once, inherited ones included, so that nothing that happens to the object afterwards matters. Refuses
 * what is no option, and says which was probably meant. `path` says where the options came from.
 */
export function readOptions(options: unknown, path: string, issues: Issues): ReadOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    return refuse(path, options, ["not-an-object", `write { origin: "https://example.com" }`]);
  }
  const given = options as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const [name, [, check]] of CHECKS) {
    // Only of the origin, undefined is not as good as nothing: a variable that was not set must not open the door.
    read[name] = check(name === "origin" && !(name in given) ? "*" : given[name], issues, name);
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(OPTIONS, name)) issues.add(name, given[name], ["not-an-option", advise(name)]);
  }
  return read as unknown as ReadOptions;
}

function advise(name: string): string {
  const meant = CHECKS.find(([, [hint]]) => hint.test(name));
  return meant === undefined
    ? `write one of ${Object.keys(OPTIONS).join(", ")}`
    : `did you mean ${printValue(meant[0])}`;
}

/** Whether this is the name of an option. */
export function isOptionName(name: string): boolean {
  return Object.hasOwn(OPTIONS, name);
}
