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
  /** What ours costs, as a multiple of what the hand-written code costs, in each process. Null where one is missing. */
  readonly ratio: Figure | null;
  readonly wrong: readonly string[];
  readonly silent: readonly string[];
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
    /** Of the handler and the operations on headers alone. */
    readonly operations: number;
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
export function summarize(name: string, isPreflight: boolean, reports: readonly Report[]): CaseResults {
  const [{ samples, wrong, silent }] = reports as [Report, ...Report[]];
  const subjects = Object.keys(samples).map((subject): SubjectResults => {
    const base = baseOf(subject);
    const cost = toFigure(reports.map((report) => median(report.samples[subject]!)));
    const added = base !== null && base in samples ? toFigure(reports.map((report) => addedBy(subject, report))) : null;
    return { name: subject, base, cost, added };
  });
  const isComplete = "ours" in samples && "handwritten" in samples && (isPreflight || "bare" in samples);
  const ratio = isComplete ? toFigure(reports.map((report) => ratioOf(isPreflight, report))) : null;
  return { name, isPreflight, subjects, ratio, wrong, silent };
}

function addedBy(subject: string, { samples }: Report): number {
  const basis = samples[baseOf(subject)!]!;
  return median(samples[subject]!.map((ns, round) => ns - basis[round]!));
}

/** Within a process, so that what slows a process down as a whole does not matter. */
function ratioOf(isPreflight: boolean, report: Report): number {
  const [ours, limit] = ["ours", "handwritten"].map((subject) =>
    isPreflight ? median(report.samples[subject]!) : addedBy(subject, report)
  );
  return ours! / limit!;
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
