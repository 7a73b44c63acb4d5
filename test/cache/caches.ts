import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

export interface CacheKind {
  name: "nginx" | "Varnish";
  /** What Debian calls it, and the command it brings. */
  debian: string;
  command: string;
  /** The file of the example. */
  example: string;
  /** A setting by which it no longer heeds Vary: what to put in after a line of the example. */
  careless: { after: string; setting: string };
  /** Writes what it reads into a folder of its own, and answers how it is started. */
  configure(example: string, folder: string, port: number, upstream: number): Promise<string[]>;
}

export interface Cache {
  port: number;
  stop(): Promise<void>;
}

export const kinds: CacheKind[] = [
  {
    name: "nginx",
    debian: "nginx",
    command: "nginx",
    example: "nginx.conf",
    careless: { after: "proxy_cache api;", setting: "proxy_ignore_headers Vary;" },
    async configure(example, folder, port, upstream) {
      const site = replaceOnce(example, {
        "127.0.0.1:8080": `127.0.0.1:${port}`,
        "127.0.0.1:3000": `127.0.0.1:${upstream}`,
        "/var/cache/nginx-api": join(folder, "cache"),
      });
      await writeFile(join(folder, "site.conf"), site);
      await writeFile(join(folder, "nginx.conf"), around("site.conf"));
      return ["-p", folder, "-c", "nginx.conf", "-e", "stderr"];
    },
  },
  {
    name: "Varnish",
    debian: "varnish",
    command: "varnishd",
    example: "default.vcl",
    careless: { after: "sub vcl_backend_response {", setting: "unset beresp.http.Vary;" },
    async configure(example, folder, port, upstream) {
      const file = join(folder, "default.vcl");
      await writeFile(file, replaceOnce(example, { '"3000"': `"${upstream}"` }));
      const workingDirectory = join(folder, "varnish");
      return ["-F", "-j", "none", "-n", workingDirectory, "-f", file, "-s", "malloc,64m", "-a", `127.0.0.1:${port}`];
    },
  },
];

/** What Debian has in its nginx.conf around the sites, with all files in the folder of this run. */
const around = (site: string) => `
daemon off;
worker_processes 2;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include ${site};
}
`;

/** The configuration that users are given. */
function exampleOf({ example }: CacheKind): Promise<string> {
  return readFile(new URL(`../../examples/cache/${example}`, import.meta.url), "utf8");
}

/** The same, where somebody has switched off what the example is about. */
export async function carelessExampleOf(kind: CacheKind): Promise<string> {
  const { after, setting } = kind.careless;
  return replaceOnce(await exampleOf(kind), { [after]: `${after}\n${setting}` });
}

/** Starts a cache on a free port, in front of a port. */
export async function startCache(kind: CacheKind, upstream: number, example?: string): Promise<Cache> {
  const { command } = kind;
  const folder = await mkdtemp(join(tmpdir(), "withcors-cache-"));
  await chmod(folder, 0o755); // started by root, the workers of nginx are somebody else
  const port = await freePort();
  const options = await kind.configure(example ?? await exampleOf(kind), folder, port, upstream);
  const child = spawn(command, options, {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => errors += chunk);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  const failed = await Promise.race([once(child, "error"), once(child, "exit"), accepts(port)]);
  if (failed === true) return { port, stop };
  await stop();
  throw new Error(`${command} does not start: ${String(failed)} ${errors}`);
}

/** Debian keeps servers where the shells of ordinary users do not look. */
const env = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` };

/** The version of an installed cache. */
export function versionOf({ command }: CacheKind): string | undefined {
  try {
    const said = execFileSync("sh", ["-c", `${command} -V 2>&1`], { encoding: "utf8", env });
    return /\d+\.\d+\.\d+/.exec(said)?.[0];
  } catch {
    return undefined;
  }
}

function replaceOnce(text: string, replacements: Record<string, string>): string {
  for (const [from, to] of Object.entries(replacements)) {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${from} occurs ${parts.length - 1} times in the example, and not once`);
    text = parts.join(to);
  }
  return text;
}

async function freePort(): Promise<number> {
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
  await ended;
}
