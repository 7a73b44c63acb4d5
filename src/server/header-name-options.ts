import {
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../standard/headers.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";
import { checkList } from "./list-option.ts";

const NOT_A_TOKEN: Problem = ["invalid-header-name", "is not a token: write one header name"];

/** Checks the `allowedHeaders` option: the names. `"*"` stands for any but `Authorization`. */
export function checkAllowedHeaders(value: unknown, issues: Issues): readonly string[] {
  if (value === undefined) return ["*", "authorization"];
  if (value === "*") return ["*"];
  const hasWildcard = Array.isArray(value) && value.includes("*");
  return checkList("allowedHeaders", value, issues, (name) => {
    const lowerCase = name.toLowerCase();
    if (!isToken(name)) return NOT_A_TOKEN;
    if (hasWildcard && name !== "*" && lowerCase !== "authorization") {
      return ["wildcard-in-list", `is covered by the "*" beside it: remove one of them`];
    }
    if (/^access-control-(?!request-)/.test(lowerCase)) {
      return ["response-header-name", "is a header of responses: remove it"];
    }
    // Old documents list DNT, and it does no harm.
    if (isForbiddenRequestHeaderName(lowerCase) && lowerCase !== "dnt") {
      return ["forbidden-header-name", "is a forbidden request-header: remove it"];
    }
    return null;
  });
}

/** Checks the `exposedHeaders` option: the names, or `"*"` alone. */
export function checkExposedHeaders(value: unknown, credentials: boolean, issues: Issues): readonly string[] {
  if (value === undefined) return [];
  if (value === "*" && !credentials) return [value];
  if (value === "*") {
    issues.add("exposedHeaders", value, [
      "credentials-with-wildcard",
      "is a mere name with credentials: list the names",
    ]);
    return [];
  }
  return checkList("exposedHeaders", value, issues, (name) => {
    if (!isToken(name)) return NOT_A_TOKEN;
    if (name === "*") return ["wildcard-in-list", `stands alone: write exposedHeaders: "*"`];
    if (isForbiddenResponseHeaderName(name)) {
      return ["forbidden-header-name", "is a forbidden response-header name: remove it"];
    }
    return isRequestHeaderName(name) ? ["request-header-name", "is a header of requests: remove it"] : null;
  });
}

/** Checks the `vary` option: the names. */
export function checkVary(value: unknown, issues: Issues): readonly string[] {
  if (value === undefined) return [];
  return checkList("vary", value, issues, (name) => {
    if (!isToken(name)) return NOT_A_TOKEN;
    return name === "*" ? ["wildcard-in-list", "keeps caches from answering: write the names"] : null;
  });
}
