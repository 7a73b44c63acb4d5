import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installExample, typeErrors } from "./package.ts";
import { type Host, startExample } from "./start.ts";

export interface ExampleOptions {
  /** The script of package.json that starts it. */
  start?: string;
  env?: Record<string, string>;
  /** Takes long to install or to build: runs in CI, or with HOSTS=all. */
  heavy?: boolean;
}

const all = process.env["CI"] === "true" || process.env["HOSTS"] === "all";

/** Installs and starts `examples/<name>`, checks its types, and runs tests that send requests to it. */
export function exampleSuite(name: string, options: ExampleOptions, tests: (host: () => Host) => void): void {
  const { start = "start", env = {}, heavy = false } = options;
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

    tests(() => host);

    if (start === "start") {
      test("types hold without a cast", { timeout: 60_000 }, async () => {
        expect(await typeErrors(folder)).toBe("");
      });
    }
  });
}
