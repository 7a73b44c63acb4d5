import { globSync, readFileSync } from "node:fs";

/** A block of code in a document, or in the docstring of a source. */
export interface Block {
  /** `README.md:12`, the line of its fence. */
  name: string;
  code: string;
}

/** What an example without imports leaves to its reader. */
const surroundings = `import process from "node:process";
import { createCors, type Origin, withCors } from "withcors";
import { createBrowser } from "withcors/testing";
const handler = () => new Response("hello");
`;

/**
 * The rule is the language of the fence: what says `ts` is type-checked and runs, and nothing else does. Commands (`sh`)
 * and what programs print (`text`) are not run.
 */
function blocksOf(path: string): Block[] {
  const lines = readFileSync(path, "utf8").split("\n").map((line) => path.endsWith(".ts") ? docstringLine(line) : line);
  return lines.flatMap((line, start) => {
    if (line !== "```ts") return [];
    const code = lines.slice(start + 1, lines.indexOf("```", start + 1)).join("\n");
    return [{ name: `${path}:${start + 1}`, code: /^import /m.test(code) ? code : surroundings + code }];
  });
}

/** The languages of the fences that a document opens. */
export function languagesOf(path: string): string[] {
  return readFileSync(path, "utf8").split("\n").filter((line) => /^ *```/.test(line)).filter((_, index) =>
    index % 2 === 0
  ).map((line) => line.trim().slice("```".length));
}

export const documents: string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  ...globSync("docs/*.md").sort(),
  ...globSync("examples/{*/,}README.md").sort(),
];
export const blocks: Block[] = [...documents, ...globSync("src/**/*.ts").sort()].flatMap(blocksOf);

function docstringLine(line: string): string {
  return line.replace(/^ *\* ?/, "");
}
