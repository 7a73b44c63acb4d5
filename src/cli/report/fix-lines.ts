import { type Fix, FIX_NAMES } from "../../diagnosis/fixes.ts";
import { section, wrap } from "./layout.ts";

interface FixOptions {
  readonly columns: number;
  /** Whether the traps of a recognized server are listed, too. */
  readonly verbose: boolean;
}

/** What to do where no server shows. */
export function unknownServerLines(columns: number): string[] {
  const text = `No known server shows in the answers. --fix NAME prints its configuration: ${FIX_NAMES.join(", ")}.`;
  return section("Fix", [text], columns);
}

/** The configurations to write. They are never wrapped, so that they can be copied. */
export function fixLines(fixes: readonly Fix[], { columns, verbose }: FixOptions): string[] {
  const lines = fixes.flatMap(({ server, evidence, parts }) => [
    ...wrap(evidence === null ? server.title : `${server.title} (${evidence})`, columns - 9),
    ...server.traps.length === 0 || !(verbose || evidence === null)
      ? []
      : wrap(`Mind: ${server.traps.join("; ")}.`, columns - 9, 2),
    ...parts.flatMap(({ place, text }) => [
      ...wrap(`${place}:`, columns - 9),
      ...text.split("\n").map((line) => `  ${line}`),
    ]),
  ]);
  return lines.map((line, index) => index === 0 ? `  Fix    ${line}` : `         ${line}`.trimEnd());
}
