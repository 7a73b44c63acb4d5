import type { Deviations } from "./deviations/deviation.ts";

/** A real browser, that loads pages from real servers. */
export interface Engine extends Deviations {
  readonly name: string;
  /** What of Debian's packages is not there. */
  readonly missing: readonly string[];
  start(): Promise<RunningEngine>;
}

export interface RunningEngine {
  readonly version: string;
  /** Opens a page, and answers what an expression comes to there: a promise of plain data. */
  evaluate(url: string, expression: string): Promise<unknown>;
  stop(): Promise<void>;
}
