import { isOkStatus } from "../standard/statuses.ts";
import type { Issues } from "./errors.ts";
import { checkList } from "./list-option.ts";
import type { CorsWaiver } from "./options.ts";

const WAIVERS: readonly CorsWaiver[] = ["insecure-origin", "public-suffix", "unanchored-regexp"];

/** Checks an option that is a boolean, `false` by default. */
export function checkBoolean(path: string, value: unknown = false, issues: Issues): boolean {
  if (typeof value !== "boolean") issues.add(path, value, ["invalid-type", "is not a boolean: write true or false"]);
  return value === true;
}

/** Checks an option that is a function, or absent. */
// deno-lint-ignore no-explicit-any -- of any function: what it takes is told where the option is declared
export function checkFunction(path: string, value: unknown, issues: Issues): ((...given: any[]) => any) | undefined {
  if (value === undefined || typeof value === "function") return value as undefined;
  issues.add(path, value, ["invalid-type", "is not a function: write one"]);
  return undefined;
}

/** Checks the `maxAge` option. */
export function checkMaxAge(value: unknown = 7200, issues: Issues): number {
  const seconds = value as number;
  if (Number.isInteger(value) && seconds >= 0 && seconds <= 86400) return seconds;
  const advice = seconds > 86400 ? `write ${Math.min(seconds / 1000, 86400)} if these are milliseconds` : "write 7200";
  issues.add("maxAge", value, ["invalid-max-age", `is not an integer of seconds from 0 to 86400: ${advice}`]);
  return 0;
}

/** Checks the `preflightStatus` option. */
export function checkPreflightStatus(value: unknown = 204, issues: Issues): number {
  if (Number.isInteger(value) && isOkStatus(value as number)) return value as number;
  issues.add("preflightStatus", value, ["invalid-status", "is not an ok status, from 200 to 299: write 204"]);
  return 204;
}

/** Checks the `dangerouslyAllow` option. */
export function checkWaivers(value: unknown = [], issues: Issues): void {
  checkList("dangerouslyAllow", value, issues, (code) => {
    if ((WAIVERS as readonly string[]).includes(code)) return null;
    return ["unknown-waiver", `is not to be waived: write ${WAIVERS.join(", ")}`];
  });
}
