/** A line of the table of targets: what was promised, and what was measured. */
export interface Target {
  /** What is measured, with the runtime and the case where there are several: `"public GET, Bun: added cost"`. */
  readonly what: string;
  /** The promise: `"at most 1.15 of hand-written"`. */
  readonly target: string;
  /** What was measured, with its unit: `"1.08"`. */
  readonly figure: string;
  readonly met: boolean;
}

/**
 * A chapter of RESULTS.md. `report/<name>.ts` exports one as `section`, and is given what `results/<name>.json` holds;
 * a chapter without that file is left out.
 */
export interface Section<Results> {
  /** Also the name of the JSON file, without its ending. */
  readonly name: "cost" | "growth" | "socket" | "session" | "start-up";
  /** Markdown below a heading of level 2 that stands in it. */
  markdown(results: Results): string;
  targets(results: Results): readonly Target[];
}
