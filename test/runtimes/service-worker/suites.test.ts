import { describe, expect, type SerializedConfig, test } from "vitest";
import { bundle } from "./bundle.ts";
import { runInServiceWorker } from "./chromium.ts";
import type { Result } from "./run-suites.ts";

declare const __vitest_worker__: { config: SerializedConfig };

// The worker runs with the configuration of this run, but whole: a pattern of names filters the tests below.
const config = { ...__vitest_worker__.config, testNamePattern: undefined };
const results = await runInServiceWorker(await bundle(config.root), config);

test("every behaviour suite ran inside the service worker", () => {
  expect(results).not.toEqual([]);
});

for (const [file, ofFile] of Map.groupBy(results, ({ file }) => file)) {
  describe(file, () => {
    for (const { name, state, errors } of ofFile) {
      test.skipIf(state === "skip")(name, () => {
        if (state === "fail") throw errorOf(errors);
      });
    }
  });
}

function errorOf([first = { message: "The test did not pass, and left no error" }]: Result["errors"]): Error {
  return Object.assign(new Error(first.message), first);
}
