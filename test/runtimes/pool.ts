import { type ChildProcess, execFile, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse, stringify } from "devalue";
import type { PoolRunnerInitializer } from "vitest/node";

const worker = fileURLToPath(new URL("worker.js", import.meta.url));

/**
 * A pool of Vitest whose workers are processes of another runtime.
 *
 * Vitest's own pool of processes talks in Node's binary serialization, which Deno and Bun cannot read, and plain JSON fails
 * on the cycles in test results. Hence devalue.
 */
export function runIn(runtime: string | (() => Promise<string>), ...execArgv: string[]): PoolRunnerInitializer {
  let path: string | Promise<string> | undefined;
  return {
    name: "another runtime",
    createPoolWorker({ env }) {
      let child: ChildProcess | undefined;
      return {
        name: "another runtime",
        async start() {
          const execPath = await (path ??= typeof runtime === "string" ? runtime : runtime());
          child = fork(worker, { execPath, execArgv, env: env as NodeJS.ProcessEnv, stdio: "inherit" });
        },
        stop: async () => void child?.kill(),
        send: (message) => void child?.send(stringify(message)),
        deserialize: (text) => parse(text as string),
        on: (event, callback) => void child?.on(event, callback),
        off: (event, callback) => void child?.off(event, callback),
      };
    },
  };
}

/**
 * Finds a major version of Node, downloading it once. The packages of the binaries themselves need no install script, which
 * npx does not run for the package `node`.
 */
export function node(version: number): () => Promise<string> {
  const prefix = process.platform === "darwin" ? "node-bin" : "node";
  const binary = `${prefix}-${process.platform}-${process.arch}@${version}`;
  return async () => (await promisify(execFile)("npx", ["-y", binary, "-p", "process.execPath"])).stdout.trim();
}
