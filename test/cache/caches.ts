import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, type Running, startProcess } from "../start-process.ts";

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
        ...(example.includes("proxy_cache_path") && { "/var/cache/nginx-api": join(folder, "cache") }),
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
export async function startCache(kind: CacheKind, upstream: number, example?: string): Promise<Running> {
  const { command } = kind;
  const folder = await mkdtemp(join(tmpdir(), "withcors-cache-"));
  await chmod(folder, 0o755); // started by root, the workers of nginx are somebody else
  const port = await freePort();
  const options = await kind.configure(example ?? await exampleOf(kind), folder, port, upstream);
  try {
    const { stop } = await startProcess(command, options, port);
    return {
      port,
      async stop() {
        await stop();
        await rm(folder, { recursive: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
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
