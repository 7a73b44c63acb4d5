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

/** Starts an entry below `servers/` that is told where upstream is, and prints its port. */
export async function startProcess(command: string[], file: string, upstream: string): Promise<Server> {
  const [runtime, ...options] = command as [string, ...string[]];
  const child = spawn(runtime, [...options, entry(file), upstream], { stdio: ["ignore", "pipe", "inherit"] });
  return { port: Number(await firstLine(child, child.stdout)), stop: () => stop(child) };
}

/** Starts workerd, which takes a bundle, and the same by configuration. It tells its port over a descriptor of its own. */
export async function startWorkerd(file: string, upstream: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "withcors-workerd-"));
  await build({
    entryPoints: [entry(file)],
    bundle: true,
    format: "esm",
    outfile: join(folder, "worker.js"),
    define: { UPSTREAM: JSON.stringify(upstream) },
  });
  await writeFile(join(folder, "config.capnp"), configuration);
  const child = spawn("workerd", ["serve", "--control-fd=3", join(folder, "config.capnp")], {
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
  modules = [(name = "worker.js", esModule = embed "worker.js")],
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
