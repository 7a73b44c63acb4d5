import { defineConfig } from "vitest/config";

/** The behaviour suites alone, on one runtime: what they do not notice, no test of the behaviour notices. */
export default defineConfig({
  test: {
    isolate: false,
    include: ["test/{standard,server,browser}/**/*.test.ts"],
    testTimeout: 30_000,
    env: { FUZZ_PAIRS: "1000" },
  },
});
