import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Host, hosts, subjects } from "./hosts.ts";
import { type Client, findClient } from "./load.ts";
import { measure, type Plan, type Sample } from "./measure.ts";
import { pinned } from "./processors.ts";
import type { HostResults, SocketResults } from "./results.ts";

const usage = `node bench/socket/run.ts, and any of
  --quick                one round, and the best known peers only
  --host bun             hosts whose name has this
  --subjects bare,ours   these alone; what they are compared with must be among them
  --rounds 4 --seconds 2 --warm-up 2
  --client wrk           or autocannon; wrk is taken where it is installed
With --host or --subjects the figures are printed, and not kept.`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    quick: { type: "boolean", default: false },
    host: { type: "string", default: "" },
    subjects: { type: "string", default: "" },
    rounds: { type: "string" },
    seconds: { type: "string", default: "2" },
    "warm-up": { type: "string", default: "2" },
    client: { type: "string", default: findClient() },
  },
});

if (values.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  const plan = { client: values.client as Client, warmUp: Number(values["warm-up"]), seconds: Number(values.seconds) };
  const measured: HostResults[] = [];
  const chosen = hosts.filter(({ name }) => name.toLowerCase().includes(values.host.toLowerCase()));
  if (chosen.length === 0) {
    throw new Error(`none of these is ${values.host}: ${hosts.map(({ name }) => name).join("; ")}`);
  }
  for (const host of chosen) {
    measured.push(await measureHost(narrow(host), plan));
  }
  const { client, seconds } = plan;
  const results: SocketResults = { client, pinned, processors: availableParallelism(), seconds, hosts: measured };
  if (values.host !== "" || values.subjects !== "") return;
  await mkdir(new URL("../results/", import.meta.url), { recursive: true });
  await writeFile(new URL("../results/socket.json", import.meta.url), `${JSON.stringify(results, round, 2)}\n`);
}

/** The host with the subjects that were asked for. */
function narrow(host: Host): Host {
  const named = values.subjects.split(",").filter((name) => name !== "");
  const wanted = named.length > 0 ? new Set(named) : undefined;
  const late = new Set(values.quick ? ["itty+cors", "remix+cors", "use-cors+cors"] : []);
  const ownCors = host.runtime === "node";
  return {
    ...host,
    pairs: host.pairs.filter((pair) => wanted?.has(pair.with) ?? (ownCors || !late.has(pair.with))),
  };
}

/** In each round every subject once, and each round in another order. */
async function measureHost(host: Host, plan: Plan): Promise<HostResults> {
  const samples: Record<string, Sample[]> = {};
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 4));
  for (let round = 0; round < rounds; round++) {
    for (const subject of rotate(subjects(host), round * 2)) {
      const sample = await measure(host, subject, plan);
      (samples[subject] ??= []).push(sample);
      const { requestsPerSecond, p99, cpu } = sample;
      console.log(
        `${host.name.padEnd(26)} ${subject.padEnd(15)} ${requestsPerSecond.toFixed(0).padStart(7)} requests/s` +
          `  p99 ${(p99 / 1000).toFixed(1).padStart(5)} ms  CPU ${cpu.toFixed(1).padStart(5)} µs`,
      );
    }
  }
  return { name: host.name, pairs: host.pairs, samples };
}

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % Math.max(items.length, 1);
  return [...items.slice(start), ...items.slice(0, start)];
}

/** Three digits behind the point are more than the figures are good for. */
function round(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
