import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

/** A server in a process of its own. */
export interface Running {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Debian keeps servers where the shells of ordinary users do not look. */
const env = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` };

/** Starts a server and waits until it listens on its port. */
export async function startProcess(
  command: string,
  args: readonly string[],
  port: number,
  cwd: string = process.cwd(),
): Promise<Running> {
  const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => output += chunk);
  child.stderr.on("data", (chunk) => output += chunk);
  const failed = await Promise.race([once(child, "error"), once(child, "exit"), accepts(port)]);
  if (failed === true) return { port, stop: () => end(child) };
  await end(child);
  throw new Error(`${command} does not start: ${String(failed)}\n${output}`);
}

/** The version of an installed command, by the first option that prints one. */
export function versionOf(command: string, option = "-V"): string | undefined {
  try {
    const printed = execFileSync("sh", ["-c", `${command} ${option} 2>&1`], { encoding: "utf8", env });
    return /\d+\.\d+(?:\.\d+)?/.exec(printed)?.[0];
  } catch {
    return undefined;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until somebody listens on a port: 20 seconds, since Varnish calls a compiler before. */
async function accepts(port: number): Promise<true | string> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, "127.0.0.1");
    const connected = await Promise.race([
      once(socket, "connect").then(() => true, () => false),
      wait(1000, false, { ref: false }),
    ]);
    socket.destroy();
    if (connected) return true;
    await wait(100);
  }
  return "it does not listen";
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  process.kill(child.pid, "SIGTERM"); // each ends its own workers then
  const killed = wait(5000, undefined, { ref: false }).then(() => process.kill(child.pid!, "SIGKILL"));
  await Promise.race([ended, killed]);
  await ended;
}
