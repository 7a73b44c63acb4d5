import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Host } from "./hosts.ts";
import { pin } from "./processors.ts";
import { runtimes } from "./runtimes.ts";

export interface ServerProcess {
  readonly url: string;
  /** The CPU time that the process has used so far, in microseconds, by its own account. */
  cpuTime(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a host with a subject in a process of its own. */
export async function startServer(host: Host, subject: string): Promise<ServerProcess> {
  const file = fileURLToPath(new URL(`servers/${host.file}`, import.meta.url));
  const [command, ...args] = pin("server", [...runtimes[host.runtime], file, subject]);
  const child = spawn(command!, args, { stdio: ["pipe", "pipe", "pipe"] });
  // Warnings of runtimes and libraries would drown the figures: what was said is told of a process that dies.
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => said += text);
  const lines = createInterface(child.stdout);
  const port = Number(await nextLine(child, lines, () => said));
  return {
    url: `http://127.0.0.1:${port}/hello`,
    async cpuTime() {
      child.stdin.write("\n");
      return Number(await nextLine(child, lines, () => said));
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
  };
}

async function nextLine(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  lines: ReturnType<typeof createInterface>,
  said: () => string,
): Promise<string> {
  const settled = new AbortController();
  const line = once(lines, "line", { signal: settled.signal }).then(([text]) => String(text));
  const death = once(child, "exit", { signal: settled.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.join(" ")} ended with ${code}\n${said()}`);
  });
  death.catch(() => {});
  line.catch(() => {});
  try {
    return await Promise.race([line, death]);
  } finally {
    settled.abort();
  }
}
