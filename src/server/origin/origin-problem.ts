import type { Problem } from "../options/errors.ts";
import type { OriginContext } from "./origin-reg-exp.ts";
import { printRules, repairOrigins } from "./origin-repair.ts";
import { isUnset, isWellFormed, normalizeOrigin, splitOrigin } from "./origin-string.ts";

const OPAQUE = /^(?:null$|(?:file|data|blob|about|javascript):)/i;

/** Where a rule stands. */
export interface RulePlace {
  /** Whether it is an element of a list. */
  readonly isElement: boolean;
  /** Whether a right rule stands beside it, so that it can be removed. */
  readonly isRemovable: boolean;
  /** What to write to allow every origin, or nothing where that is not possible. */
  readonly all: string;
}

/** An advice, or to allow every origin instead. */
export function orAll(advice: string, { all }: RulePlace): string {
  return all === "" ? advice : `${advice}, or write ${all}`;
}

/** Whether there is no rule at all, as in variables that are not set. */
function isMissing(rule: unknown): boolean {
  return rule === undefined || rule === null || rule === "" || Array.isArray(rule) && rule.length === 0;
}

/** Finds what is wrong with a rule that is neither a RegExp nor a function. */
export function findOriginProblem(rule: unknown, context: OriginContext, place: RulePlace): Problem | null {
  if (typeof rule === "string" && isWellFormed(rule)) return null;
  const setVariable = `set the variable, or ${
    place.isRemovable ? "remove it" : `write () => false for nobody${place.all && ` or ${place.all}`}`
  }`;
  const nameOrigins = orAll("name the origins", place);
  if (isMissing(rule)) return ["missing-origin", "is missing", setVariable];
  const text = typeof rule === "string" || typeof rule === "boolean" ? String(rule) : "";
  if (text === "*") {
    return [
      "wildcard-in-a-list",
      "stands beside other origins",
      place.isRemovable ? orAll("remove it", place) : nameOrigins,
    ];
  }
  if (text === "null") return ["opaque-origin", "is what files and sandboxed frames send", setVariable];
  if (OPAQUE.test(text)) return ["opaque-origin", place.isRemovable ? "remove it" : nameOrigins];
  if (isUnset(text)) return ["missing-origin", "holds a variable that is not set", setVariable];
  if (/^(?:true|all|any)$/i.test(text)) return ["missing-origin", "is not an origin", nameOrigins];
  if (/^'?(?:false|none|self|same-origin)'?$/i.test(text)) {
    return ["missing-origin", "is not an origin", place.isRemovable ? "remove it" : "write () => false for nobody"];
  }
  const rules = repairOrigins(rule, context);
  const advice = rules[0] === "*" ? nameOrigins : rules.length > 0 ? adviseRules(rule, rules, place) : undefined;
  if (typeof rule !== "string") return ["missing-origin", "is not an origin", advice ?? adviseObject(rule)];
  const parts = splitOrigin(rule, false);
  const isPattern = rule.includes("*") && (parts.authority.includes("*") || normalizeOrigin(parts) === null);
  const code = isPattern ? "not-an-origin-pattern" : "not-a-serialized-origin";
  return [code, advice ?? (isPattern ? nameOrigins : "write what location.origin is in the page")];
}

/** What to write in place of a rule: the rules that it means. */
function adviseRules(rule: unknown, rules: readonly (string | RegExp)[], { isElement }: RulePlace): string {
  if (rule === `${rules[0]}/`) return `remove the trailing "/"`;
  const code = printRules(rules);
  const write = `write ${rules.length === 1 || isElement ? code : `[${code}]`}`;
  return /^\[?\s*["'`]|^\s|[\s"'`]$/.test(String(rule)) ? `remove the quotes and white space and ${write}` : write;
}

/** What to write in place of an object that is not an origin. */
function adviseObject(rule: unknown): string {
  const { then, [Symbol.iterator]: iterator } = rule as { then?: unknown; [Symbol.iterator]?: unknown };
  if (typeof then === "function") return "await it";
  const name = Object.prototype.toString.call(rule).slice("[object ".length, -1).toLowerCase();
  return typeof iterator === "function" ? `write [...${name}]` : "write a string, a RegExp or a function";
}
