import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeReport } from "./report/write.ts";

const usage = `npm run bench, or npm run bench -- and any of
  --quick                 fewer and shorter rounds
  --only cost,growth      parts: cost, growth, socket, session, start-up
  --report                measures nothing, writes RESULTS.md and chart.svg from bench/results/
  --check                 the same, and prints every target with its figure, and met or missed`;

const parts = ["cost", "growth", "socket", "session", "start-up"];

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: parts.join(",") },
    report: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

if (values.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  // A check is of figures that were kept, unless there is word of measuring some.
  const measures = !values.report && (!values.check || process.argv.some((arg) => /^--(?:quick|only)/.test(arg)));
  if (measures) {
    for (const part of values.only.split(",")) {
      await measure(part);
    }
  }
  const targets = await writeReport();
  if (values.check) {
    for (const { what, target, figure, met } of targets) {
      console.log(`${met ? "met   " : "missed"}  ${what}: ${figure}; ${target}`);
    }
  }
  const missed = targets.filter(({ met }) => !met).length;
  console.log(`${targets.length - missed} of ${targets.length} targets met; bench/RESULTS.md tells all`);
}

async function measure(part: string): Promise<void> {
  console.log(`\n# ${part}`);
  const file = fileURLToPath(new URL(`${part}/run.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...(values.quick ? ["--quick"] : [])], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`bench/${part}/run.ts ended with ${code}`);
}
