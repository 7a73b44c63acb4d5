import { fileURLToPath } from "node:url";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { chromium, inChromium } from "./runtimes/chromium.ts";
import { node, runIn } from "./runtimes/pool.ts";

/** The behaviour of the package: written with the Fetch API alone, so that every runtime can run it. */
const include = [
  "test/standard/**/*.test.ts",
  "test/server/**/*.test.ts",
  "test/browser/**/*.test.ts",
  "test/diagnosis/**/*.test.ts",
];
const inServiceWorker = "test/runtimes/service-worker/*.test.ts";

/** What starts browsers, caches, and the applications of others. */
const systems = ["test/{cache,demo,engines,hosts,servers}/**/*.test.ts"];

/** The first project runs what any Node can run beside the behaviour: the package, its types, documents, servers. */
const here: TestProjectConfiguration = {
  test: {
    name: "node",
    include: ["test/**/*.test.ts"],
    exclude: [inServiceWorker, ...systems],
    testTimeout: 30_000,
    // Documents and examples import the package by its name.
    alias: [
      { find: /^withcors$/, replacement: fileURLToPath(new URL("../src/index.ts", import.meta.url)) },
      { find: /^withcors\/node$/, replacement: fileURLToPath(new URL("../src/node.ts", import.meta.url)) },
      { find: /^withcors\/testing$/, replacement: fileURLToPath(new URL("../src/testing.ts", import.meta.url)) },
    ],
    typecheck: {
      enabled: true,
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "test/tsconfig.json",
      ignoreSourceErrors: true, // `npm run check` reports those
    },
  },
};

const otherRuntimes: TestProjectConfiguration[] = [
  ...[20, 22, 24].map((version) => ({ test: { name: `node ${version}`, include, pool: runIn(node(version)) } })),
  { test: { name: "deno", include, pool: runIn("deno", "run", "-A") } },
  { test: { name: "bun", include, pool: runIn("bun") } },
  { test: { name: "edge", include, environment: "edge-runtime", execArgv: ["--no-experimental-webstorage"] } },
  {
    plugins: [
      cloudflareTest({ miniflare: { compatibilityDate: "2026-06-01", compatibilityFlags: ["nodejs_compat"] } }),
    ],
    test: { name: "workerd", include },
  },
];

const browsers: TestProjectConfiguration[] = [
  {
    test: {
      name: "chromium",
      include,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: inChromium,
        instances: [{ browser: "chromium", name: "chromium" }],
      },
    },
  },
  { test: { name: "service worker", include: [inServiceWorker] } },
];

export default defineConfig({
  test: {
    isolate: false,
    projects: [
      here,
      { test: { name: "systems", include: systems } },
      ...otherRuntimes,
      ...(chromium === undefined ? [] : browsers),
    ],
    globalSetup: chromium === undefined ? ["test/runtimes/without-chromium.ts"] : [],
    coverage: {
      include: ["src/**"],
      // The command line runs as processes of its own.
      exclude: ["src/cli.ts", "src/cli/**"],
      thresholds: {
        "src/{standard,browser}/**": { lines: 100, branches: 100 },
        // What is missing is for other runtimes, which coverage does not see.
        "src/server/**": { lines: 99, branches: 98 },
        "src/{node,diagnosis}/**": { lines: 98, branches: 91 },
      },
    },
  },
});
