import { isForbiddenMethod, normalizeMethod } from "../standard/methods.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";
import { checkList } from "./list-option.ts";

export const DEFAULT_METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Checks the `methods` option: the methods, normalized, or `"*"`, or null where there is none. */
export function checkMethods(value: unknown, issues: Issues): readonly string[] | "*" | null {
  if (value === undefined) return null;
  return value === "*" ? value : checkList("methods", value, issues, findMethodProblem).map(normalizeMethod);
}

function findMethodProblem(method: string): Problem | null {
  if (method === "*") return ["wildcard-in-list", `stands alone: write methods: "*"`];
  if (!isToken(method)) return ["invalid-method", `is not a token: write one method`];
  if (isForbiddenMethod(method)) return ["forbidden-method", "is a forbidden method: remove it"];
  if (/^patch$/i.test(method) && method !== "PATCH") {
    return ["lower-case-patch", `is not normalized by browsers: write "PATCH"`];
  }
  return null;
}
