import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type KindServer, startKindServer } from "../cli/kind-server.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../src/diagnosis/diagnosis.ts";
import { createTransport } from "../../src/cli/transport/transport.ts";
import { toPage } from "../diagnosis/in-memory.ts";
import { type KindScenario, kindScenarios } from "../diagnosis/kind-scenarios.ts";
import { chromium as executable, launchOptions } from "../runtimes/chromium.ts";
import { chromium } from "./chromium.ts";
import type { RunningEngine } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { webkit } from "./webkit.ts";

let server: KindServer;

beforeAll(async () => {
  server = await startKindServer();
});

afterAll(() => server.close());

async function diagnoseRow(scenario: KindScenario): Promise<Diagnosis> {
  const { page, api } = server.placesOf(scenario);
  const transport = createTransport({ insecure: false, maxTime: 10, resolve: [], browserHeaders: [] });
  return await diagnose({ page: { ...toPage(scenario), url: api, origin: page }, transport, send: true });
}

/** The call of `fetch` in a page, which comes to what the page gets. */
function callOf(scenario: KindScenario): string {
  const { api } = server.placesOf(scenario);
  const init = JSON.stringify(scenario.request ?? {});
  return `fetch(${JSON.stringify(api)}, ${init}).then(() => "shared", () => "not-shared")`;
}

describe.each([chromium, firefox, webkit])("$name", (engine) => {
  if (engine.missing.length > 0) return test.skip(`apt-get install ${engine.missing.join(" ")}`, () => {});
  const name = ({ Chromium: "chromium", Firefox: "firefox", WebKitGTK: "webkit" } as const)[engine.name]!;
  let running: RunningEngine;
  let outcomes: unknown[];

  beforeAll(async () => {
    running = await engine.start();
    const { page } = server.placesOf(kindScenarios[0]!);
    const expression = `(async () => { const outcomes = []; for (const call of [${
      kindScenarios.map((scenario) => `() => ${callOf(scenario)}`).join(", ")
    }]) outcomes.push(await call()); return outcomes; })()`;
    outcomes = await running.evaluate(`${page}/`, expression) as unknown[];
  }, 60_000);

  afterAll(() => running?.stop());

  test.each(kindScenarios.map((scenario, index) => [scenario.name, scenario, index] as const))(
    "gives the page what the diagnosis tells: %s",
    async (_, scenario, index) => {
      const { engines } = await diagnoseRow(scenario);
      expect(engines[name]).toBe(outcomes[index]);
    },
  );
});

describe.skipIf(executable === undefined)("Chromium's developer tools", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await puppeteer.launch(launchOptions);
  });

  afterAll(() => browser?.close());

  test.each(kindScenarios)("name it as the diagnosis does: $name", async (scenario) => {
    const page = await browser.newPage();
    await page.goto(`${server.placesOf(scenario).page}/`);
    const session = await page.createCDPSession();
    const corsErrors: string[] = [];
    const netErrors: string[] = [];
    session.on("Network.loadingFailed", ({ corsErrorStatus, errorText }) => {
      if (corsErrorStatus !== undefined) corsErrors.push(corsErrorStatus.corsError);
      if (errorText !== "net::ERR_ABORTED") netErrors.push(errorText); // a body that nobody reads
    });
    await session.send("Network.enable");
    await page.evaluate(callOf(scenario));
    const { failures } = await diagnoseRow(scenario);
    // The developer tools may hear of it after the page.
    await vi.waitFor(() => expect([...corsErrors, ...netErrors][0]).toBe(scenario.chromium));
    expect(failures[0]?.names.chromium ?? undefined).toBe(scenario.chromium);
    await page.close();
  });
});
