import type { RunnerTestFile, RunnerTestSuite, SerializedConfig } from "vitest";

/** What became of one test of a suite, or of a file or group that failed as a whole. */
export interface Result {
  file: string;
  name: string;
  state: "pass" | "fail" | "skip";
  errors: { name?: string; message: string; stack?: string }[];
}

/** The test files in the bundle, by their path. */
export type Suites = Record<string, () => Promise<unknown>>;

/**
 * Runs test files under Vitest's own runner, in a place that Vitest has no pool for.
 *
 * The state that its pools prepare is global, and is looked up while `vitest` loads: hence the late imports. Snapshots are
 * left out, since they need files to be written.
 */
export async function runSuites(suites: Suites, config: SerializedConfig): Promise<Result[]> {
  const state = {
    config,
    ctx: { pool: "service-worker" },
    environment: { name: "service-worker" },
    durations: { fetch: 0 },
    onCleanup() {},
  };
  Object.assign(globalThis, { __vitest_worker__: state });
  const { expect, TestRunner } = await import("vitest");
  const { startTests } = await import("vitest/internal/browser");

  class Runner extends TestRunner {
    override importFile = (path: string) => suites[path]!();
    override trace = <T>(_name: string, attributes: object | (() => T), run = attributes as () => T) => run();
    override onBeforeRunSuite = async () => {};
    override onAfterRunSuite = async () => {};
    override onBeforeTryTask = () => expect.setState(noAssertions);
    override onAfterRunFiles = () => {};
  }
  const files = await startTests(Object.keys(suites), new Runner(config));
  return files.flatMap((file) => resultsOf(file, file.filepath, []));
}

/** What `expect.assertions` counts from, anew for each test. */
const noAssertions = {
  assertionCalls: 0,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
};

function resultsOf(suite: RunnerTestFile | RunnerTestSuite, file: string, path: string[]): Result[] {
  const own = suite.result?.errors ?? [];
  return [
    ...own.map((error): Result => ({
      file,
      name: [...path, "(outside of tests)"].join(" > "),
      state: "fail",
      errors: [error],
    })),
    ...suite.tasks.flatMap((task): Result[] => {
      const names = [...path, task.name];
      if (task.type === "suite") return resultsOf(task, file, names);
      const state = task.mode === "skip" || task.mode === "todo"
        ? "skip"
        : task.result?.state === "pass"
        ? "pass"
        : "fail";
      return [{ file, name: names.join(" > "), state, errors: task.result?.errors ?? [] }];
    }),
  ];
}
