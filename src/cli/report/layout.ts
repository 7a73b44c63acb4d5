import { printable } from "./printable.ts";

/** Breaks a text into lines of a width, at its spaces, and makes it printable. The lines behind the first are indented. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of printable(text).split(" ")) {
    const room = lines.length === 0 ? width : width - indent;
    if (line !== null && line.length + 1 + word.length > room) {
      lines.push(line.trimEnd());
      line = word;
    } else line = line === null ? word : `${line} ${word}`;
  }
  return [...lines, line ?? ""].map((line, index) => index === 0 ? line : " ".repeat(indent) + line);
}

/** A part of a report: a word in the margin, and lines beside it. */
export function section(title: string, lines: readonly string[], width: number): string[] {
  const margin = 9;
  return lines.flatMap((line) => wrapKeepingIndent(line, width - margin)).map((line, index) =>
    index === 0 ? `  ${title.padEnd(margin - 2)}${line}` : line === "" ? "" : " ".repeat(margin) + line
  );
}

function wrapKeepingIndent(line: string, width: number): string[] {
  const [indent = ""] = /^ */.exec(line) ?? [];
  return wrap(line.slice(indent.length), width - indent.length, 2).map((part) => indent + part);
}

/** Cuts a text to a width. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
}
