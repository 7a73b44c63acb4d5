import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface Server {
  port: number;
  stop(): Promise<void>;
}

const entry = (file: string) => fileURLToPath(new URL(`servers/${file}`, import.meta.url));

/** Starts an entry below `servers/` with arguments, such as where upstream is. It prints its port, alone or in a URL. */
export async function startProcess(command: string[], file: string, ...given: string[]): Promise<Server> {
  const [runtime, ...options] = command as [string, ...string[]];
  const child = spawn(runtime, [...options, entry(file), ...given], { stdio: ["ignore", "pipe", "inherit"] });
  return { port: Number(/\d+(?=\/?$)/.exec(await firstLine(child, child.stdout))), stop: () => stop(child) };
}

/** Starts workerd around one worker, which is told where upstream is. */
export function startWorkerd(file: string, upstream: string): Promise<Server> {
  return runWorkerd([file], configuration, { UPSTREAM: JSON.stringify(upstream) });
}

/** Starts workerd, which takes bundles and a configuration. It tells its port over a descriptor of its own. */
export async function runWorkerd(
  files: string[],
  configuration: string,
  define: Record<string, string> = {},
): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "withcors-workerd-"));
  await build({
    entryPoints: files.map(entry),
    bundle: true,
    format: "esm",
    outdir: folder,
    external: ["cloudflare:workers"],
    define,
  });
  await writeFile(join(folder, "config.capnp"), configuration);
  const child = spawn("workerd", ["serve", "--experimental", "--control-fd=3", join(folder, "config.capnp")], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const { port } = JSON.parse(await firstLine(child, child.stdio[3] as Readable));
  return {
    port,
    async stop() {
      await stop(child);
      await rm(folder, { recursive: true });
    },
  };
}

const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["local"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "workerd.js")],
  compatibilityDate = "2026-06-01",
);`;

async function firstLine(child: ChildProcess, output: Readable): Promise<string> {
  const died = once(child, "exit").then(([code]) => {
    throw new Error(`${child.spawnargs.join(" ")} ended with ${code} before it listened`);
  });
  const [line] = await Promise.race([once(createInterface(output), "line"), died]);
  return line;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
