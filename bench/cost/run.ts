import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Runtime, runtimes } from "../socket/runtimes.ts";
import { median } from "../report/spread.ts";
import { type Case, cases } from "./cases.ts";
import type { Plan } from "./measure.ts";
import type { Job, Report } from "./process.ts";
import { type CaseResults, type CostResults, type Proof, type RuntimeResults, summarize } from "./results.ts";
import { toTable } from "./table.ts";

const usage = `node bench/cost/run.ts, with the Node of the project and after npm run build, and any of
  --quick                           one process of few rounds
  --runtime node,deno,bun
  --case list,preflight-public      names of cost/cases.ts, or beginnings of them with a * behind
  --subjects bare,handwritten,ours
  --processes 3 --rounds 72 --batch 1.5
With --runtime, --case or --subjects the figures are printed, and not kept.`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    quick: { type: "boolean", default: false },
    runtime: { type: "string", default: "" },
    case: { type: "string", default: "" },
    subjects: { type: "string", default: "" },
    processes: { type: "string" },
    rounds: { type: "string" },
    batch: { type: "string" },
  },
});

if (values.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  const processes = Number(values.processes ?? (values.quick ? 1 : 3));
  const plan: Plan = {
    rounds: Number(values.rounds ?? (values.quick ? 16 : 72)),
    batchMs: Number(values.batch ?? (values.quick ? 1 : 1.5)),
    warmUpMs: values.quick ? 60 : 250,
  };
  const chosen = cases.filter(({ name }) => isChosen(name, values.case));
  const all: RuntimeResults[] = [];
  for (const runtime of Object.keys(runtimes) as Runtime[]) {
    if (isChosen(runtime, values.runtime)) {
      all.push(await runIn(runtime, chosen, processes, plan));
    }
  }
  if (values.runtime !== "" || values.case !== "" || values.subjects !== "") {
    return;
  }
  const results: CostResults = {
    processes,
    rounds: plan.rounds,
    runtimes: all,
    proofs: await prove(),
  };
  await writeFile(new URL("../results/cost.json", import.meta.url), `${JSON.stringify(results, round)}\n`);
}

/** Each case in processes of its own, and the cases in turns, so that a noisy minute meets all of them. */
async function runIn(
  runtime: Runtime,
  chosen: readonly Case[],
  processes: number,
  plan: Plan,
): Promise<RuntimeResults> {
  const { stdout } = await promisify(execFile)(runtimes[runtime][0], ["--version"]);
  const version = /\d+\.\d+\.\d+/.exec(stdout)![0];
  console.log(`\n${runtime} ${version}`);
  const reports = new Map<string, Report[]>(chosen.map(({ name }) => [name, []]));
  for (let turn = 0; turn < processes; turn++) {
    for (const { name } of chosen) {
      const report = await runProcess(runtime, {
        case: name,
        subjects: list(values.subjects),
        plan,
      });
      reports.get(name)!.push(report);
    }
  }
  const summaries = chosen.map(({ name, isPreflight }): CaseResults =>
    summarize(name, isPreflight, reports.get(name)!)
  );
  for (const summary of summaries) console.log(toTable(summary));
  return { runtime, version, cases: summaries };
}

async function runProcess(runtime: Runtime, job: Job): Promise<Report> {
  return (await lastLineOf(runtime, "process.ts", JSON.stringify(job))) as Report;
}

/** Of V8 in Node: the others do not say what they allocate. What its compilers see through differs between processes. */
async function prove(): Promise<Proof[]> {
  const runs: Proof[][] = [];
  for (let turn = 0; turn < 5; turn++) runs.push((await lastLineOf("node", "proofs.ts")) as Proof[]);
  return runs[0]!.map((proof, row) => {
    const bytesOf = (subject: keyof Proof["bytes"]) => median(runs.map((proofs) => proofs[row]!.bytes[subject]));
    const [bare, operations] = [bytesOf("bare"), bytesOf("operations")];
    return { ...proof, bytes: { bare, operations, handwritten: bytesOf("handwritten"), ours: bytesOf("ours") } };
  });
}

async function lastLineOf(runtime: Runtime, name: string, ...more: string[]): Promise<unknown> {
  const [command, ...args] = runtimes[runtime];
  const file = fileURLToPath(new URL(name, import.meta.url));
  const { stdout } = await promisify(execFile)(command, [...args, file, ...more], { timeout: 300_000 });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

function list(text: string): string[] {
  return text.split(",").filter((item) => item !== "");
}

function isChosen(name: string, text: string): boolean {
  const names = list(text);
  return (
    names.length === 0 ||
    names.some((each) => (each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : name === each))
  );
}

/** Of nanoseconds, digits behind the point do not matter; of ratios, two do. */
function round(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}
