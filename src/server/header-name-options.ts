import {
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../standard/headers.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";
import { checkList } from "./list-option.ts";

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
    if (/^access-control-(?!request-)/.test(lowerCase)) {
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
