import type { FixTarget } from "./server.ts";

/** A list in a header value. */
export function listed(names: readonly string[]): string {
  return names.join(", ");
}

/** A list of strings in JavaScript, Python or JSON. */
export function quotedList(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
}

/** The lines of a text, each behind an indentation, without those that are false. */
export function lines(indentation: string, ...given: readonly (string | false)[]): string {
  return given.filter((line) => line !== false).map((line) => `${indentation}${line}`).join("\n");
}

/** Seconds that browsers may keep the answer to a preflight: Chromium's cap. */
export const MAX_AGE = 7200;

/** The header fields of an answered preflight besides `Access-Control-Allow-Origin`. */
export function preflightFields({ methods, headers }: FixTarget): readonly (readonly [name: string, value: string])[] {
  const fields: [string, string][] = [["Access-Control-Allow-Methods", listed(methods)]];
  if (headers.length > 0) fields.push(["Access-Control-Allow-Headers", listed(headers)]);
  fields.push(["Access-Control-Max-Age", String(MAX_AGE)]);
  return fields;
}
