import { median } from "../report/spread.ts";
import type { Construction } from "./construction.ts";
import type { ListCost } from "./lists.ts";
import type { Match } from "./matching.ts";

/** What one process measured, or the medians of several. */
export interface Growth {
  readonly matching: readonly Match[];
  readonly lists: readonly ListCost[];
  readonly construction: readonly Construction[];
}

export interface RuntimeGrowth extends Growth {
  readonly runtime: string;
}

/** What `results/growth.json` holds. */
export interface GrowthResults {
  readonly processes: number;
  readonly rounds: number;
  readonly runtimes: readonly RuntimeGrowth[];
}

/** Every process measures the same in the same order. */
export function mediansOf(all: readonly Growth[]): Growth {
  const [first] = all;
  return {
    matching: first!.matching.map((match, row) => ({
      ...match,
      ns: median(all.map((each) => each.matching[row]!.ns)),
    })),
    lists: first!.lists.map((list, row) => ({
      ...list,
      ns: median(all.map((each) => each.lists[row]!.ns)),
    })),
    construction: first!.construction.map((construction, row) => ({
      ...construction,
      ns: median(all.map((each) => each.construction[row]!.ns)),
      bytes: median(all.map((each) => each.construction[row]!.bytes)),
    })),
  };
}
