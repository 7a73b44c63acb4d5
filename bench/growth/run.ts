import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Runtime, runtimes } from "../socket/runtimes.ts";
import { type Growth, type GrowthResults, mediansOf, type RuntimeGrowth } from "./results.ts";

const usage = `node bench/growth/run.ts, with the Node of the project and after npm run build, and any of
  --quick          one process of few rounds
  --runtime node,deno,bun
  --processes 2 --rounds 9
With --runtime the figures are printed, and not kept.`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    quick: { type: "boolean", default: false },
    runtime: { type: "string", default: "node,deno,bun" },
    processes: { type: "string" },
    rounds: { type: "string" },
  },
});

const withGc: Readonly<Record<Runtime, readonly string[]>> = {
  node: ["--expose-gc"],
  deno: ["--v8-flags=--expose-gc"],
  bun: [],
};

if (values.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  const processes = Number(values.processes ?? (values.quick ? 1 : 2));
  const rounds = Number(values.rounds ?? (values.quick ? 5 : 9));
  const measured: RuntimeGrowth[] = [];
  for (const runtime of values.runtime.split(",") as Runtime[]) {
    const all: Growth[] = [];
    for (let turn = 0; turn < processes; turn++) {
      all.push(await runProcess(runtime, rounds));
    }
    const growth = { runtime, ...mediansOf(all) };
    measured.push(growth);
    print(growth);
  }
  if (measured.length < Object.keys(runtimes).length) return;
  const results: GrowthResults = { processes, rounds, runtimes: measured };
  await writeFile(new URL("../results/growth.json", import.meta.url), `${JSON.stringify(results, round)}\n`);
}

async function runProcess(runtime: Runtime, rounds: number): Promise<Growth> {
  const [command, ...args] = runtimes[runtime];
  const file = fileURLToPath(new URL("process.ts", import.meta.url));
  const job = JSON.stringify({ rounds });
  const { stdout } = await promisify(execFile)(command, [...args, ...withGc[runtime], file, job], { timeout: 600_000 });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

function print({ runtime, matching, lists, construction }: RuntimeGrowth): void {
  console.log(`\n${runtime}`);
  for (const { kind, size, subject, query, ns } of matching) {
    const rules = `${String(size).padStart(7)} ${kind}`;
    console.log(`${rules.padEnd(17)} ${query.padEnd(14)} ${subject.padEnd(15)} ${ns.toFixed(0).padStart(8)} ns`);
  }
  for (const { what, names, ns } of lists) {
    console.log(`${what.padEnd(27)} ${names} names: ${ns.toFixed(0)} ns`);
  }
  for (const { kind, size, ns, bytes } of construction) {
    console.log(`construction ${size} ${kind}: ${ns.toFixed(0)} ns and ${bytes.toFixed(0)} bytes for each rule`);
  }
}

/** Nanoseconds and bytes have no digits that matter behind the point. */
function round(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value) : value;
}
