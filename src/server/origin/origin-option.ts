import { hostOf, isHttpScheme, isLoopbackHost, schemeOf } from "../../standard/origins.ts";
import { isWellKnownPublicSuffix } from "../../standard/public-suffixes.ts";
import type { Issues, Problem } from "../options/errors.ts";
import type { OriginFunction, SharedCorsOptions } from "../options/options.ts";
import { checkOriginRegExp } from "./origin-reg-exp.ts";
import { OriginRules } from "./origin-rules.ts";
import { findOriginProblem } from "./origin-string.ts";

type IsPublicSuffix = SharedCorsOptions["isPublicSuffix"];

/** Checks the `origin` option, where it is not `"*"`. */
export function checkOrigin(
  value: unknown,
  credentials: boolean,
  isPublicSuffix: IsPublicSuffix,
  issues: Issues,
): OriginRules {
  const rules = new OriginRules();
  const regExps: [RegExp, string][] = [];
  const given: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  given.forEach((rule, index) => {
    const path = () => given === value ? `origin[${index}]` : "origin"; // for one in a hundred thousand
    if (typeof rule === "function") rules.functions.push(rule as OriginFunction);
    else if (isRegExp(rule)) regExps.push([rule, path()]);
    else {
      const problem = findRuleProblem(rule);
      if (problem !== null) {
        issues.add(path(), rule, problem);
        return;
      }
      // A risk may be waived, so the rule is added all the same.
      if (credentials) { for (const risk of findRisks(rule as string, isPublicSuffix)) issues.add(path(), rule, risk); }
      if ((rule as string).includes("*")) rules.patterns.add(rule as string);
      else rules.addExact(rule as string);
    }
  });
  // After the strings, whichever came first: with credentials they tell which hosts are trusted.
  for (const [regExp, path] of regExps) {
    rules.regExps.push(checkOriginRegExp(regExp, path, credentials ? [...rules.exact] : [], issues));
  }
  return rules;
}

/** Those of another realm are, too. */
function isRegExp(rule: unknown): rule is RegExp {
  return typeof rule === "object" && Object.prototype.toString.call(rule) === "[object RegExp]";
}

function findRuleProblem(rule: unknown): Problem | null {
  // An environment variable that is not set leaves undefined, "" or [].
  if (typeof rule !== "string" || rule === "") {
    return ["missing-origin", `write "https://example.com", or leave the option out`];
  }
  return rule === "*" ? ["wildcard-in-a-list", `write "*" alone`] : findOriginProblem(rule);
}

/** With credentials, whoever can serve a page from an allowed origin acts as its visitor. */
function findRisks(value: string, isPublicSuffix: IsPublicSuffix): Problem[] {
  const domain = hostOf(value).replace("*.", "");
  const risks: Problem[] = [];
  if (isLoopbackHost(domain) || !isHttpScheme(schemeOf(value))) return risks;
  if (value.includes("*.") && (isWellKnownPublicSuffix(domain) || isPublicSuffix?.(domain))) {
    risks.push(["public-suffix", `write "https://*.yours.${domain}"`]);
  }
  if (value.startsWith("http:")) risks.push(["insecure-origin", `write "https${value.slice(4)}"`]);
  return risks;
}
