import process from "node:process";
// Node 20.11 has no styleText, so that an import by its name would not link.
import * as util from "node:util";

/** Marks a part of a text for a terminal. */
type Style = (text: string) => string;

/** What the parts of a report mean. */
export interface Styles {
  readonly good: Style;
  readonly bad: Style;
  readonly weak: Style;
  readonly strong: Style;
}

/** Styles for standard output: colours for a terminal, nothing for a pipe. `NO_COLOR` and `FORCE_COLOR` decide first. */
export function createStyles(): Styles {
  const style = (format: "green" | "red" | "dim" | "bold"): Style => (text) =>
    hasColors() && typeof util.styleText === "function"
      ? util.styleText(format, text, { validateStream: false })
      : text;
  return { good: style("green"), bad: style("red"), weak: style("dim"), strong: style("bold") };
}

function hasColors(): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return process.stdout.isTTY === true && TERM !== "dumb";
}
