import type { Issues, Problem } from "../options/errors.ts";
import type { OriginFunction } from "../options/options.ts";
import { findOriginProblem, orAll, type RulePlace } from "./origin-problem.ts";
import { findRegExpFaults, isRegExp, type OriginContext } from "./origin-reg-exp.ts";
import { printRules, repairOrigins } from "./origin-repair.ts";
import { OriginRules } from "./origin-rules.ts";
import { findRisks, isWellFormed, normalizeOrigin, splitOrigin } from "./origin-string.ts";

/** Checks the `origin` option, where it is not `"*"`. What has a risk is a rule all the same: the risk may be waived. */
export function checkOrigin(value: unknown, context: OriginContext, issues: Issues): OriginRules {
  const rules = new OriginRules();
  const isList = Array.isArray(value) && value.length > 0;
  const given: readonly unknown[] = isList ? value : [value];
  const all = context.credentials || context.enforce ? "" : `"*"${isList ? " alone" : ""} for everybody`;
  const place = { isElement: isList, isRemovable: given.some(isRule), all };
  for (const [index, rule] of given.entries()) { // also finds the holes of a list
    const problems = addRule(rules, rule, context, place);
    for (const problem of problems) issues.add(isList ? `origin[${index}]` : "origin", rule, problem);
  }
  return rules;
}

const NONE: readonly Problem[] = [];

function addRule(rules: OriginRules, rule: unknown, context: OriginContext, place: RulePlace): readonly Problem[] {
  if (typeof rule === "function") {
    rules.functions.push(rule as OriginFunction);
    return NONE;
  }
  if (isRegExp(rule)) {
    // With g or y, lastIndex would make the same origin pass one time and fail the next.
    const regExp = new RegExp(rule.source, rule.flags.replace(/[gy]/g, ""));
    rules.regExps.push(regExp);
    return withAdvice(findRegExpFaults(regExp, context), regExp, context, place);
  }
  const problem = findOriginProblem(rule, context, place);
  if (problem === null) {
    if ((rule as string).includes("*")) rules.patterns.add(rule as string);
    else rules.addExact(rule as string);
  }
  if (!context.credentials || typeof rule !== "string") return problem === null ? NONE : [problem];
  if (problem === null) return withAdvice(findRisks(rule, context.isPublicSuffix), rule, context, place);
  if (!problem[0].startsWith("not-a")) return [problem];
  // The risks of what a malformed string means are reported with it, so that one error is enough.
  const meant = normalizeOrigin(splitOrigin(rule, true)) ??
    (/^http:.*(?:\/[a-z*.]*[a-z]|\d\.)/i.test(rule) ? rule : "");
  return [problem, ...withAdvice(findRisks(meant, context.isPublicSuffix), meant, context, place)];
}

function withAdvice(
  faults: readonly (readonly [code: Problem[0], predicate: string, ...unknown[]])[],
  rule: unknown,
  context: OriginContext,
  place: RulePlace,
): readonly Problem[] {
  if (faults.length === 0) return NONE;
  const better = repairOrigins(rule, context);
  const advice = better.length > 0 ? `write ${printRules(better)}` : orAll("name the origins", place);
  return faults.map(([code, predicate]) => [code, predicate, advice]);
}

function isRule(rule: unknown): boolean {
  return typeof rule === "string" ? isWellFormed(rule) : typeof rule === "function" || isRegExp(rule);
}
