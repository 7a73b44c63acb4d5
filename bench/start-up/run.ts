import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Runtime, runtimes } from "../socket/runtimes.ts";
import { libraries, nothing } from "./libraries.ts";
import type { StartUpResults } from "./results.ts";
import { measureSizes } from "./sizes.ts";

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    quick: { type: "boolean", default: false },
    runtime: { type: "string" },
  },
});

if (values.help) {
  console.log("node bench/start-up/run.ts, with --quick for few processes; --runtime bun is printed, and not kept");
} else {
  await run();
}

async function run(): Promise<void> {
  const names = values.runtime === undefined ? Object.keys(runtimes) as Runtime[] : [values.runtime as Runtime];
  const cold: Partial<Record<Runtime, Record<string, number[]>>> = {};
  const warm: Partial<Record<Runtime, Record<string, number[]>>> = {};
  for (const runtime of names) {
    cold[runtime] = await startCold(runtime, values.quick ? 3 : 10);
    warm[runtime] = await buildWarm(runtime, values.quick ? 1 : 5);
  }
  const results: StartUpResults = { sizes: await measureSizes(), cold, warm };
  const round = (_key: string, value: unknown) => typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
  const text = JSON.stringify(results, round, 2);
  console.log(text);
  if (values.runtime !== undefined) return;
  await mkdir(new URL("../results/", import.meta.url), { recursive: true });
  await writeFile(new URL("../results/start-up.json", import.meta.url), `${text}\n`);
}

/** One library a process; the first round, which fills the caches of disk and runtime, does not count. */
async function startCold(runtime: Runtime, rounds: number): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round++) {
    for (const file of [nothing, ...Object.keys(libraries)]) {
      const time = Number(await output(runtime, "cold.ts", file));
      if (round > 0) (times[file] ??= []).push(time);
    }
  }
  return times;
}

async function buildWarm(runtime: Runtime, rounds: number): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++) {
    const medians = JSON.parse(await output(runtime, "warm.ts")) as Record<string, number>;
    for (const [file, time] of Object.entries(medians)) (times[file] ??= []).push(time);
  }
  return times;
}

async function output(runtime: Runtime, file: string, ...args: string[]): Promise<string> {
  const [command, ...options] = runtimes[runtime];
  const path = fileURLToPath(new URL(file, import.meta.url));
  return (await promisify(execFile)(command, [...options, path, ...args])).stdout;
}
