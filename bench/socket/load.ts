import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pin } from "./processors.ts";
import { runtimes } from "./runtimes.ts";
import { origin } from "./subjects/subject.ts";

export type Client = "wrk" | "autocannon";

/** What a client saw: `p99` in microseconds. */
export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p99: number;
  readonly errors: number;
}

/** wrk costs a tenth of autocannon, and so leaves the server to be what is measured. It is no npm package, though. */
export function findClient(): Client {
  return spawnSync("wrk", ["-v"], { stdio: "ignore" }).error === undefined ? "wrk" : "autocannon";
}

/** Requests of 32 connections at once, each an actual GET from an allowed origin. */
export async function load(client: Client, url: string, seconds: number): Promise<Load> {
  const result = await (client === "wrk" ? wrk : autocannon)(url, seconds);
  if (result.errors > 0 || result.requests === 0) throw new Error(`${url} failed: ${JSON.stringify(result)}`);
  return result;
}

const header = `Origin: ${origin}`;

async function wrk(url: string, seconds: number): Promise<Load> {
  const script = fileURLToPath(new URL("wrk.lua", import.meta.url));
  const output = await run(["wrk", "-t1", "-c32", `-d${seconds}s`, "-H", header, "-s", script, url]);
  return JSON.parse(output.trim().split("\n").at(-1)!);
}

async function autocannon(url: string, seconds: number): Promise<Load> {
  const script = fileURLToPath(new URL("../node_modules/autocannon/autocannon.js", import.meta.url));
  const output = await run([...runtimes.node, script, "-j", "-c", "32", "-d", `${seconds}`, "-H", header, url]);
  const { requests, duration, latency, errors, non2xx } = JSON.parse(output);
  return { requests: requests.total, seconds: duration, p99: latency.p99 * 1000, errors: errors + non2xx };
}

async function run(command: readonly string[]): Promise<string> {
  const [file, ...args] = pin("client", command);
  return (await promisify(execFile)(file!, args)).stdout;
}
