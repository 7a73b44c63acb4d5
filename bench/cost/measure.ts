import { setImmediate } from "node:timers/promises";
import { processorTime } from "../processor-time.ts";
import type { Subject } from "./subjects.ts";

export interface Plan {
  readonly rounds: number;
  /** How long a batch of calls takes, about. */
  readonly batchMs: number;
  readonly warmUpMs: number;
}

/** Nanoseconds for each call, in each round. */
export type Samples = Readonly<Record<string, readonly number[]>>;

interface Runner {
  readonly name: string;
  readonly run: (calls: number) => number | Promise<number>;
  calls: number;
  readonly samples: number[];
}

/** What is written here is used, as far as an optimizer can know. */
export const sink: { value: unknown } = { value: null };

/** In each round every subject has a batch of calls, in another order each time. */
export async function measure(
  subjects: readonly Subject[],
  requests: readonly Request[],
  plan: Plan,
): Promise<Samples> {
  const runners: Runner[] = [];
  for (const subject of subjects) {
    runners.push(await warmUp(subject, requests, plan));
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const runner of shuffle(runners)) {
      runner.samples.push(((await runner.run(runner.calls)) * 1e6) / runner.calls);
      // Node frees the Response of a loop only when the loop lets go, and would run out of memory.
      await setImmediate();
    }
  }
  return Object.fromEntries(runners.map(({ name, samples }) => [name, samples]));
}

async function warmUp({ name, serve }: Subject, requests: readonly Request[], plan: Plan): Promise<Runner> {
  const isAsync = serve(requests[0]!) instanceof Promise;
  const run = (isAsync ? asyncLoop : syncLoop)(serve, requests);
  const runner: Runner = { name, run, calls: 64, samples: [] };
  let spent = 0;
  while (spent < plan.warmUpMs) {
    const ms = await run(runner.calls);
    spent += Math.max(ms, 0.01);
    await setImmediate();
    const fitting = (runner.calls * plan.batchMs) / Math.max(ms, 0.01);
    runner.calls = Math.round(Math.min(Math.max(fitting, 64), runner.calls * 4));
  }
  return runner;
}

// Each subject has a loop of its own, made from text, so that none is compiled for the calls of another.
const loop = (call: string, keyword: string) =>
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function(
    "sink",
    "now",
    `return (serve, requests) => ${keyword} (calls) => {
      const last = requests.length - 1;
      const start = now();
      for (let call = 0; call < calls; call++) sink.value = ${call}(requests[call & last]);
      return now() - start;
    }`,
  );

type Loop = (serve: Subject["serve"], requests: readonly Request[]) => Runner["run"];
const syncLoop: Loop = (serve, requests) => loop("serve", "")(sink, processorTime)(serve, requests);
const asyncLoop: Loop = (serve, requests) => loop("await serve", "async")(sink, processorTime)(serve, requests);

function shuffle<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
