import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("docs/audit.md has a section for each code of a finding", () => {
  const union = /export type FindingCode =([^;]+);/.exec(readFileSync("src/diagnosis/audit/finding.ts", "utf8"))![1]!;
  const codes = [...union.matchAll(/"([^"]+)"/g)].map(([, code]) => code);
  const sections = [...readFileSync("docs/audit.md", "utf8").matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(codes).not.toEqual([]);
  expect(sections).toEqual(codes);
});
