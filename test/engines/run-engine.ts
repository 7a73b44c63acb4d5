import type { Scenario } from "../browser/scenarios.ts";
import { type ReceivedRequest, tell, tellAll } from "./received-requests.ts";
import type { RunningEngine } from "./engine.ts";
import { type InProcess, runInProcess } from "./in-process.ts";
import { scriptFor, type Seen } from "./page-script.ts";
import { settleAll } from "./test-origins.ts";
import type { Row } from "./rows.ts";
import type { Servers } from "./servers.ts";

/** What the servers of a row received, and what the page saw, fetch by fetch. */
export interface Observation {
  readonly received: readonly string[];
  readonly seen: readonly Seen[];
}

/** Headers that come of Node and of the connection. */
const OF_THE_CONNECTION = ["connection", "content-length", "date", "keep-alive", "transfer-encoding", "x-firefox-spdy"];

/** Runs every row in an engine, with one page for each origin. */
export async function runEngine(engine: RunningEngine, rows: readonly Row[], servers: Servers): Promise<Observation[]> {
  const seen: Seen[][] = [];
  const pages = Map.groupBy(rows.keys(), (index) => servers.placesOf(rows[index]!)[rows[index]!.page ?? "{page}"]);
  for (const [page, indexes] of pages) {
    const script = scriptFor(indexes.map((index) => ({
      fetches: settleAll(rows[index]!.fetches, servers.placesOf(rows[index]!), index),
      opaque: rows[index]!.page === null,
    })));
    const results = await engine.evaluate(`${page}/`, script) as Seen[][];
    indexes.forEach((index, position) => seen[index] = results[position]!);
  }
  return rows.map((row, index) => toObservation(row, servers.arrivals[index]!, seen[index]!));
}

/** What our own browser does with a row, with which every engine is compared. */
export async function runOurBrowser(row: Row, servers: Servers, folder: number): Promise<Observation> {
  const { arrivals, seen } = await runInProcess(row, servers.placesOf(row), folder);
  return toObservation(row, arrivals, seen);
}

/** The same in terms of the tables, which know where our browser refuses. */
export function outcomesOf(row: Row, { arrivals, seen, refusals }: InProcess): Pick<Row, "received" | "outcomes"> {
  const refused = [...refusals];
  return {
    received: arrivals.map(tell),
    outcomes: seen.map((each, index): Scenario["outcome"] => {
      if (typeof each === "string") return refused.shift()!;
      const { redirected, headers, ...shown } = each;
      return {
        ...shown,
        ...redirected && { redirected },
        ..."headers" in row.outcomes[index]! && { headers: headers.map(([name]) => name) },
      };
    }),
  };
}

function toObservation(row: Row, arrivals: readonly ReceivedRequest[], seen: readonly Seen[]): Observation {
  return {
    received: arrivals.map((arrival) => tellAll(arrival, row)),
    seen: seen.map((each) =>
      typeof each === "string"
        ? each
        : { ...each, headers: each.headers.filter(([name]) => !OF_THE_CONNECTION.includes(name)) }
    ),
  };
}
