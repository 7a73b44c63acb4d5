import { setImmediate } from "node:timers/promises";
import { processorTime } from "../processor-time.ts";
import { createPolicy } from "../../src/server/policy.ts";
import { median } from "../report/spread.ts";
import { createQueries, createRules, type Kind, kinds, queries, type Query, type Rules } from "./origins.ts";

/** Nanoseconds for one origin. */
export interface Match {
  readonly kind: Kind;
  readonly size: number;
  readonly subject: string;
  readonly query: Query;
  readonly ns: number;
}

interface Subject {
  readonly name: string;
  readonly match: (origin: string) => unknown;
  /** No more than this are asked in a row: some take long. */
  readonly count: number;
}

const asked: [Request] = [new Request("https://api.example.com/")];

/** The rules of the library, taken from the source: from outside they cannot be met without a request around them. */
function subjectsOf(kind: Kind, { rules, listed }: Rules): Subject[] {
  const ours = createPolicy({ origin: rules, enforce: true }).rules!;
  const set = new Set(listed);
  const subjects: Subject[] = [
    {
      name: "ours",
      match: (origin) => ours.allow(origin, asked),
      count: 3000,
    },
    { name: "Set.has", match: (origin) => set.has(origin), count: 3000 },
  ];
  if (kind === "exact") {
    subjects.push({
      name: "array.includes",
      match: (origin) => listed.includes(origin),
      count: 50,
    });
  }
  if (rules.length <= 1000) {
    const union = new RegExp(`^(?:${rules.map(toSource).join("|")})$`);
    subjects.push({
      name: "RegExp union",
      match: (origin) => union.test(origin),
      count: 200,
    });
  }
  return subjects;
}

/** Making long origins is what takes time here. */
function countOf({ count }: Subject, query: Query): number {
  return query.startsWith("hostile") ? Math.min(count, 500) : count;
}

const toSource = (rule: string) => rule.replaceAll(".", "\\.").replace("*", "(?:[a-z0-9_-]+\\.)*[a-z0-9_-]+");

const sink: { value: unknown } = { value: null };

export async function measureMatching(sizes: readonly number[], rounds: number): Promise<Match[]> {
  const matches: Match[] = [];
  for (const size of sizes) {
    for (const kind of kinds) {
      const rules = createRules(kind, size);
      const subjects = subjectsOf(kind, rules);
      for (const query of queries) {
        // The slow ones have shown enough by hits and misses.
        const asked = query.startsWith("hostile") ? subjects.slice(0, 2) : subjects;
        const medians = await measureQuery(query, rules, asked, rounds);
        asked.forEach(({ name }, index) => matches.push({ kind, size, subject: name, query, ns: medians[index]! }));
      }
    }
  }
  return matches;
}

async function measureQuery(
  query: Query,
  rules: Rules,
  subjects: readonly Subject[],
  rounds: number,
): Promise<number[]> {
  const samples = subjects.map((): number[] => []);
  // The first rounds are for the compiler.
  for (let round = -3; round < rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      const ns = await time(subject, createQueries(query, rules, countOf(subject, query)));
      if (round >= 0) samples[index]!.push(ns);
    }
  }
  return samples.map(median);
}

async function time({ match }: Subject, origins: readonly string[]): Promise<number> {
  await setImmediate();
  const start = processorTime();
  for (const origin of origins) sink.value = match(origin);
  return ((processorTime() - start) * 1e6) / origins.length;
}
