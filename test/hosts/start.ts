import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { send } from "./client.ts";
import { userEnvironment } from "./environment.ts";

export interface Host {
  folder: string;
  port: number;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts an installed example by a script of its package.json, as its user does, and waits until it answers. */
export async function startExample(folder: string, script: string, env: Record<string, string> = {}): Promise<Host> {
  const port = await freePort();
  const child = spawn("npm", ["run", "-s", script], {
    cwd: folder,
    env: userEnvironment({ PORT: String(port), HOST: "127.0.0.1", ...env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, since npm does not hand signals on to all that it starts
  });
  let output = "";
  child.stdout.on("data", (chunk) => output += chunk);
  child.stderr.on("data", (chunk) => output += chunk);
  const cutShort = () => killGroup(child);
  process.once("exit", cutShort);
  const stop = async () => {
    process.off("exit", cutShort);
    const ended = isRunning(child) ? once(child, "exit") : undefined;
    killGroup(child);
    await ended;
  };
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await answers(port)) return { folder, port, output: () => output, stop };
    if (!isRunning(child)) break;
    await setTimeout(100);
  }
  await stop();
  throw new Error(`npm run ${script} in ${folder} does not answer on port ${port}:\n${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function answers(port: number): Promise<boolean> {
  return send(port, { path: "/api/items" }).then(() => true, () => false);
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function killGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // nobody of the group is left
  }
}
