import { isOkStatus } from "../standard/statuses.ts";
import type { Issues } from "./errors.ts";
import { checkList } from "./list-option.ts";
import type { CorsWaiver } from "./options.ts";

const WAIVERS: readonly CorsWaiver[] = ["insecure-origin", "public-suffix", "unanchored-regexp"];

/** Checks an option that is a boolean, `false` by default. */
export function checkBoolean(path: string, value: unknown, issues: Issues): boolean {
  if (value !== undefined && typeof value !== "boolean") {
    issues.add("invalid-type", path, value, `is not a boolean: write ${value === "false" ? "false" : "true"}`);
  }
  return value === true;
}

/** Checks an option that is a function, or absent. */
// deno-lint-ignore no-explicit-any -- of any function: what it takes is told where the option is declared
export function checkFunction(path: string, value: unknown, issues: Issues): ((...given: any[]) => any) | undefined {
  if (value === undefined || typeof value === "function") return value as undefined;
  issues.add("invalid-type", path, value, "is not a function: write a function, or leave the option out");
  return undefined;
}

/** Checks the `maxAge` option. */
export function checkMaxAge(value: unknown, issues: Issues): number {
  if (value === undefined) return 7200;
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 86400) return value as number;
  const seconds = (value as number) / 1000;
  const advice = Number.isInteger(seconds) && seconds > 86 && seconds <= 86400
    ? `write ${seconds} if these are milliseconds`
    : "write 7200, or 0 for an answer that no browser keeps";
  issues.add("invalid-max-age", "maxAge", value, `is no integer of seconds from 0 to 86400: ${advice}`);
  return 0;
}

/** Checks the `preflightStatus` option. */
export function checkPreflightStatus(value: unknown, issues: Issues): number {
  if (value === undefined) return 204;
  if (Number.isInteger(value) && isOkStatus(value as number)) return value as number;
  issues.add(
    "invalid-status",
    "preflightStatus",
    value,
    "is not an ok status, 200 to 299, that browsers demand: write 204",
  );
  return 204;
}

/** Checks the `dangerouslyAllow` option. */
export function checkWaivers(value: unknown, issues: Issues): void {
  if (value === undefined) return;
  checkList("dangerouslyAllow", value, "insecure-origin", issues, (code, path) => {
    if ((WAIVERS as readonly string[]).includes(code)) return;
    issues.add(
      "unknown-waiver",
      path,
      code,
      `cannot be waived: write ${WAIVERS.join(", ")}, or change what it is about`,
    );
  });
}
