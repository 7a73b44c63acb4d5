import { type Issues, printValue } from "./errors.ts";

/** Whether a value most likely stands for `true`. Options that come out of variables are strings. */
export function meansTrue(value: unknown): boolean {
  return /^"?(?:true|1|yes|on|include)"?$/i.test(printValue(value));
}

/** Checks an option that is a boolean. The other checks go on with what was meant. */
export function checkBoolean(value: unknown, issues: Issues, path: string): boolean {
  const isTrue = meansTrue(value);
  if (typeof value !== "boolean") issues.add(path, value, ["not-a-boolean", `write ${isTrue}`]);
  return isTrue;
}

/** Checks an option that is a function. */
export function checkFunction(value: unknown, issues: Issues, path: string): unknown {
  if (typeof value === "function") return value;
  issues.add(path, value, ["not-a-function", "write a function, or leave the option out"]);
  return undefined;
}

/** Checks the `maxAge` option. */
export function checkMaxAge(value: unknown, issues: Issues, path: string): unknown {
  if (isIntegerFrom(0, 86400, value)) return value;
  const number = toNumber(value);
  const seconds = number / 1000;
  const nearest = Number.isNaN(number) ? 7200 : Math.min(Math.max(Math.round(number), 0), 86400);
  const ifMilliseconds = isIntegerFrom(87, 86400, seconds) ? `, or ${seconds} if this is in milliseconds` : "";
  issues.add(path, value, [
    "invalid-max-age",
    "is not an integer from 0 to 86400, in seconds",
    `write ${nearest}${ifMilliseconds}`,
  ]);
  return value;
}

/** Checks the `preflightStatus` option. */
export function checkPreflightStatus(value: unknown, issues: Issues, path: string): unknown {
  if (isIntegerFrom(200, 299, value)) return value;
  const number = toNumber(value);
  issues.add(path, value, [
    "not-an-ok-status",
    "is not an integer from 200 to 299",
    `write ${isIntegerFrom(200, 299, number) ? number : 204}`,
  ]);
  return value;
}

function isIntegerFrom(least: number, most: number, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** The number that a value is or spells, else NaN. `Number` alone makes 0 of null, and throws for a symbol. */
function toNumber(value: unknown): number {
  return Number(/^"?(-?(?:[\d.]+|Infinity))"?$/.exec(printValue(value))?.[1]);
}
