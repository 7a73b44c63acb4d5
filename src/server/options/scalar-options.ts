import type { CorsOptionsCode, Issues } from "./errors.ts";

/** Checks an option that is a boolean, `false` by default. */
export function checkBoolean(value: unknown = false, issues: Issues, path: string): boolean {
  if (typeof value !== "boolean") issues.add(path, value, ["not-a-boolean", "write true or false"]);
  return value === true;
}

/** Checks an option that is a function, or absent. */
export function checkFunction(value: unknown, issues: Issues, path: string): unknown {
  if (value !== undefined && typeof value !== "function") {
    issues.add(path, value, ["not-a-function", "write one, or leave the option out"]);
  }
  return value;
}

/** Checks the `maxAge` option. */
export function checkMaxAge(value: unknown = 7200, issues: Issues): unknown {
  const advice = (value as number) > 86400 ? `, ${(value as number) / 1000} if this is milliseconds` : "";
  return checkInteger("maxAge", value, 0, 86400, ["invalid-max-age", advice], issues);
}

/** Checks the `preflightStatus` option. */
export function checkPreflightStatus(value: unknown = 204, issues: Issues): unknown {
  return checkInteger("preflightStatus", value, 200, 299, ["not-an-ok-status", ""], issues);
}

function checkInteger(
  path: string,
  value: unknown,
  least: number,
  most: number,
  [code, advice]: readonly [CorsOptionsCode, string],
  issues: Issues,
): unknown {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    issues.add(path, value, [code, `write an integer from ${least} to ${most}${advice}`]);
  }
  return value;
}
