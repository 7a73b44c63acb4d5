import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LifetimeName } from "./lifetimes.ts";
import { type Exception, type Exceptions, type ScenarioName, scenarios } from "./scenarios.ts";

/** The columns of the table in `examples/README.md`: what each host makes of the requests that hosts disagree about. */
const columns: (ScenarioName | LifetimeName)[] = [
  "what fetch() returned",
  "redirect",
  "a response that is sent to several origins at once",
  "several cookies",
  "HEAD",
  "304",
  "error",
  "a stream whose reader hangs up is cancelled",
  "a request that is aborted reaches the handler's signal",
];

/** A test that the row of a host says what its suite tests. Several ways to start it can differ: cells hold all of them. */
export function testRow(name: string, exceptions: Exceptions): void {
  test("its row in the table of examples/README.md is right", () => {
    const rows = readFileSync("examples/README.md", "utf8").split("\n").map((line) => line.split("|").slice(1, -1));
    const row = rows.find((cells) => cells.length === columns.length + 1 && cells[0]!.includes(`(${name})`));
    expect(row, `a row for ${name}`).toBeDefined();
    for (const [index, column] of columns.entries()) {
      expect(row![index + 1]!.trim().split(" / "), column).toContain(cellOf(column, exceptions[column]));
    }
  });
}

function cellOf(column: ScenarioName | LifetimeName, exception: Exception | undefined): string {
  if (exception === undefined) return "yes";
  if (exception.absent) return "–";
  if (!(column in scenarios)) return "no";
  const { status, body, cors } = exception;
  if (status !== undefined && status !== scenarios[column as ScenarioName].status) return `${status}`;
  if (body !== undefined && column === "error") return "own body";
  return cors === undefined ? "yes" : "own `Vary`";
}
