import { parseList } from "../standard/tokens.ts";
import type { Issues } from "./errors.ts";

/**
 * Checks an option that is a list of names, each element by `check`. A list in one string is not taken apart: nothing is
 * guessed. Answers each name once, in the spelling that came first.
 */
export function checkList(
  path: string,
  value: unknown,
  example: string,
  issues: Issues,
  check: (name: string, path: string) => void,
): readonly string[] {
  if (!Array.isArray(value)) {
    const list = typeof value === "string" && value !== "" ? parseList(value) : [example];
    issues.add("not-a-list", path, value, `is not a list of strings: write ${JSON.stringify(list)}`);
    return [];
  }
  const names = new Map<string, string>();
  value.forEach((name: unknown, index) => {
    const elementPath = `${path}[${index}]`;
    if (typeof name !== "string") {
      issues.add("invalid-type", elementPath, name, `is not a string: write ${JSON.stringify(example)}`);
      return;
    }
    check(name, elementPath);
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  });
  return [...names.values()];
}
