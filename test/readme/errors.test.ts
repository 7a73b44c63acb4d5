import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("docs/errors.md", "utf8");
const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading!);

/** A line of a console with the addresses of the page of documents. */
const withAddresses = (line: string) =>
  line.replace(/http:\/\/api\.localhost:8000\/\d+\/items/g, "https://api.example.com/items")
    .replace(/http:\/\/(u:p@)?third\.localhost:8000\/\d+\/items/g, "https://$1cdn.example.net/items")
    .replaceAll("http://app.localhost:8000", "https://app.example.com");

test("docs/errors.md has a heading for each kind of failure, to which the command line links", () => {
  const source = readFileSync("src/browser/failure-kind.ts", "utf8");
  const kinds = [...source.matchAll(/^ {2}\| "([^"]+)"/gm)].map(([, kind]) => kind!);
  expect(kinds.length).toBeGreaterThan(40);
  expect(kinds.filter((kind) => !headings.includes(kind))).toEqual([]);
  expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
});

test("docs/errors.md quotes nothing but what the engines print", () => {
  const recorded: Record<string, Record<string, string[]>> = JSON.parse(
    readFileSync("test/diagnosis/samples/console-lines.json", "utf8"),
  );
  const printed = new Set(Object.values(recorded).flatMap((engine) => Object.values(engine).flat()).map(withAddresses));
  const quoted = [...page.matchAll(/```text\n([^]*?)```/g)].flatMap(([, block]) => block!.split("\n")).filter(Boolean);
  expect(quoted.length).toBeGreaterThan(50);
  expect(quoted.filter((line) => !printed.has(line))).toEqual([]);
});
