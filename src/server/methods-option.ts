import { isForbiddenMethod, normalizeMethod } from "../standard/methods.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues } from "./errors.ts";
import { checkList } from "./list-option.ts";

export const DEFAULT_METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Checks the `methods` option: the methods, normalized, or `"*"`. */
export function checkMethods(value: unknown, issues: Issues): readonly string[] | "*" {
  if (value === "*") return "*";
  return checkList("methods", value, "GET", issues, (method, path) => {
    if (method === "*") {
      issues.add("wildcard-in-list", path, method, `stands alone: write methods: "*"`);
    } else if (!isToken(method)) {
      issues.add("invalid-method", path, method, `is not a token: write one method, "GET"`);
    } else if (isForbiddenMethod(method)) {
      issues.add("forbidden-method", path, method, "is a forbidden method, which no page can send: remove it");
    } else if (method !== "PATCH" && method.toUpperCase() === "PATCH") {
      issues.add("lower-case-patch", path, method, `is sent by browsers as it is written, unlike "put": write "PATCH"`);
    }
  }).map(normalizeMethod);
}
