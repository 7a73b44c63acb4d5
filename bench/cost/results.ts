import { median } from "../report/spread.ts";
import type { Report } from "./process.ts";

/** Nanoseconds: the median of the processes, and the least and the greatest of them. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

export interface SubjectResults {
  readonly name: string;
  readonly base: string | null;
  readonly cost: Figure;
  /** What it costs more than its base, by the differences within each round. */
  readonly added: Figure | null;
}

export interface CaseResults {
  readonly name: string;
  readonly isPreflight: boolean;
  readonly subjects: readonly SubjectResults[];
  readonly wrong: readonly string[];
}

export interface RuntimeResults {
  readonly runtime: string;
  readonly version: string;
  readonly cases: readonly CaseResults[];
}

/** What no stop-watch tells, about one case with a synchronous handler, on Node. */
export interface Proof {
  readonly name: string;
  /** How often the policy looks for the headers of a request. */
  readonly headerReads: number;
  /** Promises that come into being beside those of the handler. */
  readonly promises: number;
  /** Bytes of heap for each request. */
  readonly bytes: {
    readonly bare: number;
    readonly handwritten: number;
    readonly ours: number;
  };
}

/** What `results/cost.json` holds. */
export interface CostResults {
  readonly processes: number;
  readonly rounds: number;
  readonly runtimes: readonly RuntimeResults[];
  readonly proofs: readonly Proof[];
}

/** Medians over the rounds of a process, and of these over the processes. */
export function summarize(
  name: string,
  isPreflight: boolean,
  reports: readonly Report[],
): CaseResults {
  const subjects = Object.keys(reports[0]!.samples).map(
    (subject): SubjectResults => {
      const base = baseOf(subject);
      const hasBase = base !== null && base in reports[0]!.samples;
      const cost = toFigure(
        reports.map(({ samples }) => median(samples[subject]!)),
      );
      const added = hasBase
        ? toFigure(reports.map(({ samples }) => {
          const basis = samples[base]!;
          return median(
            samples[subject]!.map((ns, round) => ns - basis[round]!),
          );
        }))
        : null;
      return { name: subject, base, cost, added };
    },
  );
  return { name, isPreflight, subjects, wrong: reports[0]!.wrong };
}

function baseOf(subject: string): string | null {
  if (subject === "ours" || subject === "handwritten") return "bare";
  return subject.endsWith("+cors") ? subject.slice(0, -"+cors".length) : null;
}

function toFigure(values: readonly number[]): Figure {
  return {
    median: median(values),
    least: Math.min(...values),
    greatest: Math.max(...values),
  };
}
