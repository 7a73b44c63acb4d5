import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("docs/failures.md lists each kind of failure, in the order of the type", () => {
  const kinds = [...readFileSync("src/browser/failure-kind.ts", "utf8").matchAll(/^ {2}\| "([^"]+)"/gm)];
  const rows = [...readFileSync("docs/failures.md", "utf8").split("## ").slice(1).join("").matchAll(/^\| `([^`]+)`/gm)];
  expect(kinds.length).toBeGreaterThan(40);
  expect(rows.map(([, kind]) => kind)).toEqual(kinds.map(([, kind]) => kind));
});
