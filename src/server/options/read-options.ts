import { isPromise } from "../maybe-promise.ts";
import { printRules, repairOrigins } from "../origin/origin-repair.ts";
import { type Issues, refuse } from "./errors.ts";
import {
  checkAllowedHeaders,
  checkExposedHeaders,
  checkMethods,
  checkVary,
  checkWaivers,
  isWildcard,
} from "./list-options.ts";
import type { CorsOptions, SharedCorsOptions } from "./options.ts";
import { checkBoolean, checkFunction, checkMaxAge, checkPreflightStatus, meansTrue } from "./scalar-options.ts";

/** The options, each checked by itself. */
export interface ReadOptions {
  /** As it was given, except that a list of `*` is `*`: what it may be depends on other options. */
  readonly origin: unknown;
  /** `*` alone is any. The very list of {@link DEFAULTS} if the option is absent. */
  readonly methods: readonly string[];
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

/** What absent options mean. */
export const DEFAULTS: ReadOptions = Object.freeze({
  origin: "*",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  allowedHeaders: ["*", "authorization"],
  exposedHeaders: [],
  credentials: false,
  maxAge: 7200,
  preflightStatus: 204,
  preflightContinue: false,
  vary: [],
  enforce: false,
  onError: undefined,
  onRefused: undefined,
  isPublicSuffix: undefined,
  dangerouslyAllow: [],
});

type Check = (value: unknown, issues: Issues, path: string, credentials: boolean) => unknown;

/**
 * For each option, a pattern that recognizes misspellings and the names of other libraries, and its check. The first pattern
 * that matches counts.
 */
const OPTIONS: Readonly<Record<keyof CorsOptions, readonly [hint: RegExp, check: Check]>> = {
  origin: [/origin|domain|host|(?:white|allow)_?list/i, (value) => isWildcard(value) ? "*" : value],
  methods: [/method/i, checkMethods],
  allowedHeaders: [/^(?!.*(?:expos|vary)).*header/i, checkAllowedHeaders],
  exposedHeaders: [/expos/i, checkExposedHeaders],
  credentials: [/credential/i, checkBoolean],
  maxAge: [/max/i, checkMaxAge],
  preflightStatus: [/status/i, checkPreflightStatus],
  preflightContinue: [/continue|pass/i, checkBoolean],
  vary: [/vary/i, checkVary],
  enforce: [/force/i, checkBoolean],
  onError: [/error/i, checkFunction],
  onRefused: [/refus|debug/i, checkFunction],
  isPublicSuffix: [/suffix/i, checkFunction],
  dangerouslyAllow: [/danger/i, checkWaivers],
};

const NAMES = Object.keys(OPTIONS) as (keyof CorsOptions)[];

/**
 * Reads each option once, inherited ones included, so that later changes of the object have no effect. `path` says where
 * the options came from.
 */
export function readOptions(options: unknown, path: string, issues: Issues): ReadOptions {
  if (!isOptions(options)) {
    return refuse(path, options, ["not-an-object", "is not an object of options", adviseOptions(options)]);
  }
  const given = readNames(options, issues);
  const read: Record<string, unknown> = { ...DEFAULTS };
  for (const name of NAMES) {
    const value = given.get(name);
    // Only an undefined origin differs from an absent one: an unset variable must not allow every origin.
    if (value !== undefined || (name === "origin" && given.has(name))) {
      read[name] = OPTIONS[name][1](value, issues, name, meansTrue(given.get("credentials")));
    }
  }
  return read as unknown as ReadOptions;
}

/** Refuses every unknown name, and reads its value as that of the option that it most likely means. */
function readNames(options: Record<string, unknown>, issues: Issues): Map<string, unknown> {
  const given = new Map<string, unknown>();
  for (const name of NAMES) if (name in options) given.set(name, options[name]);
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(OPTIONS, name)) continue;
    const value = options[name];
    const meant = NAMES.find((each) => OPTIONS[each][0].test(name));
    const advice = meant === undefined ? `remove it, or write one of ${NAMES.join(", ")}` : `did you mean "${meant}"`;
    issues.add(name, value, ["not-an-option", advice]);
    if (meant !== undefined && !given.has(meant)) given.set(meant, value);
  }
  return given;
}

/** Whether a value is a plain object of any realm, a module, or an instance of a class that has one of the options. */
function isOptions(value: unknown): value is Record<string, unknown> {
  // The built-in classes have tags of their own: a URL has an `origin`, and a Request has `credentials`.
  if (!/Object|Module/.test(Object.prototype.toString.call(value)) || isPolicy(value) || isPromise(value)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain || NAMES.some((name) => name in (value as object));
}

function isPolicy(value: unknown): boolean {
  return typeof (value as { explain?: unknown } | null)?.explain === "function";
}

function adviseOptions(value: unknown): string {
  if (isPromise(value)) return "await it";
  if (isPolicy(value)) return "write the policy itself in place of options";
  const rules = repairOrigins(value, DEFAULTS);
  if (rules.length > 1) return `write { origin: [${printRules(rules)}] }`;
  const isSet = value instanceof Set;
  return `write { origin: ${rules.length === 1 ? printRules(rules) : isSet ? "[...set]" : `"https://example.com"`} }`;
}

/** Whether this is the name of an option. */
export function isOptionName(name: string): boolean {
  return Object.hasOwn(OPTIONS, name);
}
