import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { send } from "./client.ts";
import { type ExampleOptions, exampleSuite } from "./example-suite.ts";
import { testLifetimes } from "./lifetimes.ts";
import { type Exception, type Exceptions, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
import type { Host } from "./start.ts";
import { testRow } from "./table.ts";

interface HostOptions extends ExampleOptions {
  exceptions?: Exceptions;
  /** Tests for what only this host has. */
  also?: (host: () => Host) => void;
}

/** Installs and starts `examples/<name>`, and sends it the request of every scenario. */
export function hostSuite(name: string, { exceptions = {}, also, ...options }: HostOptions = {}): void {
  exampleSuite(name, options, (host) => {
    for (const scenario of Object.keys(scenarios) as ScenarioName[]) {
      testScenario(scenario, exceptions[scenario], host);
    }
    testLifetimes(exceptions, host);
    also?.(host);
    testRow(name, exceptions);

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
