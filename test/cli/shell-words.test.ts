import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitShellWords } from "../../src/diagnosis/inputs/shell-words.ts";

/** What bash makes of a command: the words behind the name of the command, each behind a NUL. */
function bash(command: string): string[] {
  return execFileSync("/bin/bash", ["-c", `printf '%s\\0' ${command}`], { encoding: "utf8" }).split("\0").slice(0, -1);
}

const text = fc.string({ unit: fc.constantFrom(..."ab \\'\"`${}!#%^&*()|;<>~?\t\n=é✓".split("")), maxLength: 12 });

const single = text.map((value) => `'${value.replace(/'/g, "")}'`);
const double = text.map((value) => `"${value.replace(/[\\"`$!]/g, "\\$&")}"`);
const ansi = text.map((value) =>
  `$'${
    value.replace(/[\\']/g, "\\$&").replace(/\n/g, "\\n").replace(/!/g, "\\u0021").replace(/%/g, "\\x25").replace(
      /#/g,
      "\\043",
    )
  }'`
);
const plain = fc.stringMatching(/^[a-z0-9:/._-]{1,8}$/);

/** Words as browsers write them, and as people do: quoted in any way, joined, and with lines that go on. */
const command = fc.array(
  fc.array(fc.oneof(single, double, ansi, plain, fc.constant("\\ ")), { minLength: 1, maxLength: 3 }).map((parts) =>
    parts.join("")
  ),
  { minLength: 1, maxLength: 5 },
).map((words) => words.join(" \\\n  "));

test("commands are split as bash splits them", () => {
  fc.assert(
    fc.property(command, (given) => {
      expect(splitShellWords(given)).toEqual(bash(given));
    }),
    { numRuns: 300 },
  );
});
