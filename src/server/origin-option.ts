import { isHttpScheme, isLoopbackHost } from "../standard/origins.ts";
import { type Issues, quote } from "./errors.ts";
import type { OriginFunction } from "./options.ts";
import { checkOriginRegExp } from "./origin-reg-exp.ts";
import { hostOf, OriginRules, schemeOf } from "./origin-rules.ts";
import { isWellKnownPublicSuffix } from "./public-suffixes.ts";
import type { GivenOptions } from "./read-options.ts";
import { checkFunction } from "./scalar-options.ts";
import { findOriginProblem, isOriginPattern, type OriginProblem } from "./serialized-origin.ts";

const WILDCARD_IN_LIST: OriginProblem = { code: "wildcard-in-list", problem: `stands alone: write origin: "*"` };

/** What makes an origin rule dangerous beyond its form. */
interface Risks {
  readonly credentials: boolean;
  readonly isPublicSuffix: (domain: string) => unknown;
}

/** Checks the `origin` option and what it must not stand beside: the rules, or null where every origin is allowed. */
export function checkOriginOption(
  given: GivenOptions,
  credentials: boolean,
  enforce: boolean,
  issues: Issues,
): OriginRules | null {
  const isPublicSuffix = checkFunction("isPublicSuffix", given.isPublicSuffix, issues) ?? (() => false);
  if ("origin" in given && given.origin !== "*") {
    return checkRules(given.origin, { credentials, isPublicSuffix }, issues);
  }
  const subject = "origin" in given ? undefined : `origin "*", the default,`;
  if (credentials) {
    issues.add(
      "credentials-with-wildcard",
      "origin",
      given.origin,
      `is refused by browsers with credentials: name the origins, ["https://example.com"]`,
      subject,
    );
  }
  if (enforce) {
    issues.add(
      "nothing-to-enforce",
      "origin",
      given.origin,
      `allows every origin, so that nothing is refused: name the origins, or remove enforce`,
      subject,
    );
  }
  return null;
}

function checkRules(value: unknown, risks: Risks, issues: Issues): OriginRules {
  const rules = new OriginRules();
  const regExps: [RegExp, string][] = [];
  const check = (rule: unknown, path: string): void => {
    if (typeof rule === "string" && rule !== "") checkString(rule, path, rules, risks, issues);
    else if (typeof rule === "function") rules.addFunction(rule as OriginFunction);
    else if (isRegExp(rule)) regExps.push([rule, path]);
    else {
      issues.add(
        "missing-origin",
        path,
        rule,
        `is no origin: name one, "https://example.com", or leave the option out to allow every origin`,
      );
    }
  };
  if (Array.isArray(value) && value.length > 0) value.forEach((rule, index) => check(rule, `origin[${index}]`));
  else check(value, "origin");
  // After the strings, whichever came first: with credentials they tell which hosts are trusted.
  for (const [regExp, path] of regExps) {
    checkOriginRegExp(regExp, path, risks.credentials ? rules.exact : [], issues);
    rules.addRegExp(regExp);
  }
  return rules;
}

function checkString(value: string, path: string, rules: OriginRules, risks: Risks, issues: Issues): void {
  const problem = value === "*" ? WILDCARD_IN_LIST : findOriginProblem(value);
  if (problem !== null) issues.add(problem.code, path, value, problem.problem);
  else if (isOriginPattern(value)) rules.addPattern(value);
  else rules.addExact(value);
  if (problem === null && risks.credentials) checkRisks(value, path, risks, issues);
}

/** With credentials, whoever can serve a page from an allowed origin can act as its visitor. */
function checkRisks(value: string, path: string, risks: Risks, issues: Issues): void {
  const scheme = schemeOf(value);
  const host = hostOf(value);
  const domain = host.replace(/^\*\./, "");
  if (scheme === "http" && !isLoopbackHost(domain)) {
    issues.add(
      "insecure-origin",
      path,
      value,
      `lets anyone on the network act with credentials: write "https${value.slice(scheme.length)}"`,
    );
  }
  if (domain === host || !isHttpScheme(scheme) || domain === "localhost") return;
  if (isWellKnownPublicSuffix(domain) || risks.isPublicSuffix(domain)) {
    issues.add(
      "public-suffix",
      path,
      value,
      `covers ${quote(domain)}, where anyone can register a name: write "${scheme}://*.your-name.${domain}"`,
    );
  }
}

/** Also of another realm. */
function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}
