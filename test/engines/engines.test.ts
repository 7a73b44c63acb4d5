import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { redirectScenarios } from "../browser/redirect-scenarios.ts";
import { scenarios } from "../browser/scenarios.ts";
import { openssl } from "./certificate.ts";
import { chromium } from "./chromium.ts";
import { cookieScenarios } from "./cookie-scenarios.ts";
import type { RunningEngine } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { runInProcess } from "./in-process.ts";
import { placesOf, settleAll } from "./test-origins.ts";
import { originScenarios } from "./origin-scenarios.ts";
import { policyScenarios } from "./policy-scenarios.ts";
import { preflightCacheScenarios } from "./preflight-cache-scenarios.ts";
import { requestScenarios } from "./request-scenarios.ts";
import { type Row, toRow } from "./rows.ts";
import { type Servers, startServers } from "./servers.ts";
import { type Observation, outcomesOf, runEngine, runOurBrowser } from "./run-engine.ts";
import { wayScenarios } from "./redirect-and-mode-scenarios.ts";
import { webkit } from "./webkit.ts";

const rows: readonly Row[] = [
  ...[...scenarios, ...redirectScenarios, ...requestScenarios].map(toRow),
  ...originScenarios,
  ...policyScenarios,
  ...cookieScenarios,
  ...wayScenarios,
  ...preflightCacheScenarios,
];
const named = rows.map((row, index) => [row.name, row, index] as const);

test("the names of the rows are unique", () => {
  const names = rows.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("our browser", () => {
  test.each(named)("%s", async (_, row, index) => {
    const places = placesOf(row.secure ? "https" : "http", [8000, 8001, 8002]);
    const { received, outcomes } = settleAll(row, places, index);
    const observation = await runInProcess(row, places, index);
    expect(outcomesOf(row, observation)).toEqual({ received, outcomes });
  });
});

describe.each([chromium, firefox, webkit])("$name", (engine) => {
  const missing = [...engine.missing, ...openssl === undefined ? ["openssl"] : []];
  if (missing.length > 0) return reportMissing(missing);

  const { name: engineName, seenIn, deviations } = engine;
  let servers: Servers;
  let running: RunningEngine;
  let observations: Observation[];

  beforeAll(async () => {
    [servers, running] = await Promise.all([startServers(rows), engine.start()]);
    observations = await runEngine(running, rows, servers);
  }, 60_000);

  afterAll(async () => {
    servers?.close();
    await running?.stop();
  });

  test("deviates in rows that there are, once in each", () => {
    const names = deviations.flatMap(({ rows }) => Object.keys(rows));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  });

  for (const [name, row, index] of named) {
    const deviation = deviations.find(({ rows }) => Object.hasOwn(rows, name));
    test(deviation === undefined ? name : `${name}, but in ${engineName} ${seenIn} ${deviation.but}`, async () => {
      const ours = await runOurBrowser(row, servers, index);
      const different = settleAll(deviation?.rows[name] ?? {}, servers.placesOf(row), index);
      expect(observations[index]).toEqual({ ...ours, ...different });
      if (deviation !== undefined) expect(observations[index]).not.toEqual(ours);
    });
  }
});

/** Tells what to install where an engine is missing. */
function reportMissing(missing: string[]): void {
  const message = `apt-get install ${missing.join(" ")}`;
  if (process.env["CI"]) test(message, () => expect.fail(message));
  else test.skip(message, () => {});
}
