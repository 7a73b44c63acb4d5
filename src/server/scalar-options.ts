import type { CorsOptionsCode, Issues } from "./errors.ts";

/** Checks an option that is a boolean, `false` by default. */
export function checkBoolean(path: string, value: unknown = false, issues: Issues): boolean {
  if (typeof value !== "boolean") issues.add(path, value, ["not-a-boolean", "write true or false"]);
  return value === true;
}

/** Checks an option that is a function, or absent. */
// deno-lint-ignore no-explicit-any -- of any function: what it takes is told where the option is declared
export function checkFunction(path: string, value: unknown, issues: Issues): ((...given: any[]) => any) | undefined {
  if (value === undefined || typeof value === "function") return value as undefined;
  issues.add(path, value, ["not-a-function", "write one, or leave the option out"]);
  return undefined;
}

/** Checks an option that is an integer of a range, the first of which is the default. */
export function checkInteger(
  path: string,
  value: unknown,
  [fallback, least, most]: readonly [number, number, number],
  code: CorsOptionsCode,
  issues: Issues,
): number {
  if (value === undefined) return fallback;
  const number = value as number;
  if (Number.isInteger(value) && number >= least && number <= most) return number;
  const advice = number > 86400 ? `, ${number / 1000} if this is milliseconds` : "";
  issues.add(path, value, [code, `write an integer from ${least} to ${most}${advice}`]);
  return fallback;
}
