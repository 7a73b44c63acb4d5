import { parseList } from "../standard/tokens.ts";
import type { Issues, Problem } from "./errors.ts";

/**
 * Checks an option that is a list of names, each element by `findProblem`. A list in one string is not taken apart:
 * nothing is guessed.
 */
export function checkList(
  path: string,
  value: unknown,
  issues: Issues,
  findProblem: (name: string) => Problem | null,
): readonly string[] {
  if (!Array.isArray(value)) {
    const list = typeof value === "string" ? JSON.stringify(parseList(value)) : "a list of names";
    issues.add(path, value, ["not-a-list", `write ${list}`]);
    return [];
  }
  return value.filter((name: unknown, index) => {
    const problem: Problem | null = typeof name === "string" ? findProblem(name) : ["not-a-string", "write a name"];
    if (problem !== null) issues.add(`${path}[${index}]`, name, problem);
    return problem === null;
  });
}
