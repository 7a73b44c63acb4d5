import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Demo {
  process: ChildProcess;
  /** What it printed, without colours: grows while it runs. */
  lines: string[];
  /** The exit code, and everything it wrote to stderr. */
  ended: Promise<{ code: number | null; errors: string }>;
}

const entry = fileURLToPath(new URL("../../examples/demo/start.ts", import.meta.url));

/** Starts the demo as `npm start` does, once that has built the package. */
export function startDemo(env: Record<string, string>): Demo {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  let errors = "";
  child.stderr.on("data", (chunk) => errors += chunk);
  return { process: child, lines, ended: once(child, "close").then(([code]) => ({ code, errors })) };
}
