import { readFile } from "node:fs/promises";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "./client.ts";
import { installExample, typeErrors } from "./package.ts";
import { type Exception, type Exceptions, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
import { type Host, startExample } from "./start.ts";

interface HostOptions {
  /** The script of package.json that starts it. */
  start?: string;
  env?: Record<string, string>;
  exceptions?: Exceptions;
  /** Takes long to install or to build: runs in CI, or with HOSTS=all. */
  heavy?: boolean;
  /** Tests of what only this host has. They get the host that is running. */
  also?: (host: () => Host) => void;
}

export const all = process.env["CI"] === "true" || process.env["HOSTS"] === "all";

/** Installs and starts `examples/<name>`, and asks it every scenario. */
export function hostSuite(name: string, options: HostOptions = {}): void {
  const { start = "start", env = {}, exceptions = {}, heavy = false, also } = options;
  const skipped = heavy && !all;
  const title = `examples/${name}, by npm run ${start}${skipped ? " (skipped: heavy, set HOSTS=all)" : ""}`;

  describe.skipIf(skipped)(title, () => {
    let folder: string;
    let host: Host;
    beforeAll(async () => {
      folder = await installExample(name);
      host = await startExample(folder, start, env);
    }, heavy ? 600_000 : 180_000);
    afterAll(() => host?.stop());

    for (const scenario of Object.keys(scenarios) as ScenarioName[]) {
      testScenario(scenario, exceptions[scenario], () => host);
    }
    also?.(() => host);

    if (start === "start") {
      test("types hold without a cast", { timeout: 60_000 }, async () => {
        expect(await typeErrors(folder)).toBe("");
      });
    }

    if (Object.keys(exceptions).length === 0) return;
    test("what does not fit stands in the README", async () => {
      const readme = (await readFile(`examples/${name}/README.md`, "utf8")).replace(/\s+/g, " ");
      for (const { reason } of Object.values(exceptions)) expect(readme).toContain(reason);
    });
  });
}

function testScenario(name: ScenarioName, exception: Exception | undefined, host: () => Host): void {
  const { request, status, cors, endless, ...rest }: Scenario = { ...scenarios[name], ...exception };
  const title = exception === undefined ? name : `${name} (${exception.reason})`;

  test.skipIf(exception?.absent)(title, { timeout: 20_000 }, async () => {
    const answer = await send(host().port, request, endless ? "first chunk" : "whole");
    expect({ status: answer.status, cors: answer.cors }, host().output()).toEqual({ status, cors });
    if (rest.cookies !== undefined) expect(answer.cookies).toEqual(rest.cookies);
    if (typeof rest.body === "string" && endless) {
      expect(answer.body.slice(0, rest.body.length)).toBe(rest.body); // on a busy machine more of it comes at once
    } else if (rest.body !== undefined) {
      expect(typeof rest.body === "string" ? answer.body : JSON.parse(answer.body)).toEqual(rest.body);
    }
    for (const [header, value] of Object.entries(rest.headers ?? {})) {
      const line = answer.lines.find((line) => line.startsWith(`${header}: `));
      expect(line?.slice(header.length + 2)).toMatch(value);
    }
  });
}
