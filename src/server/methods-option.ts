import { isForbiddenMethod, normalizeMethod } from "../standard/methods.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";
import { checkList } from "./list-option.ts";

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
