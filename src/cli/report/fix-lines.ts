import type { Fix } from "../../diagnosis/fixes.ts";
import { wrap } from "./layout.ts";

/** The configurations to write. They are never wrapped, so that they can be copied. */
export function fixLines(fixes: readonly Fix[], columns: number): string[] {
  const lines = fixes.flatMap(({ server, evidence, parts }) => [
    ...wrap(evidence === null ? server.title : `${server.title} (${evidence})`, columns - 9),
    ...server.traps.length === 0 ? [] : wrap(`Mind: ${server.traps.join("; ")}.`, columns - 9, 2),
    ...parts.flatMap(({ place, text }) => [
      ...wrap(`${place}:`, columns - 9),
      ...text.split("\n").map((line) => `  ${line}`),
    ]),
  ]);
  return lines.map((line, index) => index === 0 ? `  Fix    ${line}` : `         ${line}`.trimEnd());
}
