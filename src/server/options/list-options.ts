import {
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../../standard/headers.ts";
import { isCorsResponseHeaderName } from "../../standard/http-cors-protocol.ts";
import { isForbiddenMethod, normalizeMethod } from "../../standard/methods.ts";
import { isToken, parseList } from "../../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";
import type { CorsWaiver } from "./options.ts";

/**
 * Checks an option that is a list of names, each element by `findProblem`. A list in one string is not taken apart:
 * nothing is guessed.
 */
function checkList(
  path: string,
  value: unknown,
  issues: Issues,
  findProblem: (name: string) => Problem | null,
): readonly string[] {
  if (!Array.isArray(value)) {
    const list = typeof value === "string" ? JSON.stringify(parseList(value)) : "a list of names";
    issues.add(path, value, ["not-a-list", `write ${list}`]);
    return [];
  }
  return value.filter((name: unknown, index) => {
    const problem: Problem | null = typeof name === "string" ? findProblem(name) : ["not-a-string", "write a name"];
    if (problem !== null) issues.add(`${path}[${index}]`, name, problem);
    return problem === null;
  });
}

/** Checks the `methods` option: the methods, normalized, or `*` alone, or null where there is none. */
export function checkMethods(value: unknown, issues: Issues): readonly string[] | null {
  if (value === undefined) return null;
  return value === "*" ? [value] : checkList("methods", value, issues, findMethodProblem).map(normalizeMethod);
}

function findMethodProblem(method: string): Problem | null {
  if (method === "*") return ["wildcard-in-a-list", `write "*" alone`];
  if (!isToken(method)) return ["not-a-method", "write one token"];
  if (isForbiddenMethod(method)) return ["forbidden-method", "remove it"];
  if (/^patch$/i.test(method) && method !== "PATCH") {
    return ["lower-case-patch", `write "PATCH"`];
  }
  return null;
}

const NOT_A_HEADER_NAME: Problem = ["not-a-header-name", "write one token"];

/** Checks the `allowedHeaders` option: the names. `"*"` stands for any but `Authorization`. */
export function checkAllowedHeaders(value: unknown, issues: Issues): readonly string[] {
  if (value === undefined) return ["*", "authorization"];
  if (value === "*") return ["*"];
  const hasWildcard = Array.isArray(value) && value.includes("*");
  return checkList("allowedHeaders", value, issues, (name) => {
    const lowerCase = name.toLowerCase();
    if (!isToken(name)) return NOT_A_HEADER_NAME;
    if (hasWildcard && name !== "*" && lowerCase !== "authorization") {
      return ["wildcard-in-a-list", `remove it, or the "*"`];
    }
    if (isCorsResponseHeaderName(name)) {
      return ["response-header-name", "remove it"];
    }
    // Old documents list DNT, and it does no harm.
    if (isForbiddenRequestHeaderName(lowerCase) && lowerCase !== "dnt") {
      return ["forbidden-header-name", "remove it"];
    }
    return null;
  });
}

/** Checks the `exposedHeaders` option: the names, or `*` alone. */
export function checkExposedHeaders(value: unknown, issues: Issues): readonly string[] {
  if (value === undefined) return [];
  if (value === "*") return [value];
  return checkList("exposedHeaders", value, issues, (name) => {
    if (!isToken(name)) return NOT_A_HEADER_NAME;
    if (name === "*") return ["wildcard-in-a-list", `write "*" alone`];
    if (isForbiddenResponseHeaderName(name)) {
      return ["forbidden-header-name", "remove it"];
    }
    return isRequestHeaderName(name) ? ["request-header-name", "remove it"] : null;
  });
}

/** Checks the `vary` option: the names. */
export function checkVary(value: unknown, issues: Issues): readonly string[] {
  if (value === undefined) return [];
  return checkList("vary", value, issues, (name) => {
    if (!isToken(name)) return NOT_A_HEADER_NAME;
    return name === "*" ? ["wildcard-in-a-list", "write the names"] : null;
  });
}

const WAIVERS: readonly CorsWaiver[] = ["insecure-origin", "public-suffix", "unanchored-regexp"];

/** Checks the `dangerouslyAllow` option: the codes of the issues to put up with. */
export function checkWaivers(value: unknown = [], issues: Issues): readonly string[] {
  return checkList("dangerouslyAllow", value, issues, (code) => {
    return (WAIVERS as readonly string[]).includes(code) ? null : ["not-a-waiver", `write ${WAIVERS.join(", ")}`];
  });
}
