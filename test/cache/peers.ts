import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { allowed, single } from "./origins.ts";

export interface Peers {
  port: number;
  stop(): Promise<void>;
}

const source = fileURLToPath(new URL("peers/", import.meta.url));
/** The packages are of no use to any other test, so they are installed apart, and kept for the next run. */
const folder = fileURLToPath(new URL("../../node_modules/.cache-peers/", import.meta.url));

/** Starts the server of the peers, in a process of its own. */
export async function startPeers(): Promise<Peers> {
  await install();
  const child = spawn("node", ["server.js", JSON.stringify({ allowed, single })], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const died = exited.then(([code]) => {
    throw new Error(`The server of the peers ended with ${code} before it listened`);
  });
  const [port] = await Promise.race([once(createInterface(child.stdout), "line"), died]);
  died.catch(() => {}); // it ends later, by `stop`
  return {
    port: Number(port),
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function install(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json", "server.js"]) await copyFile(source + file, folder + file);
  const done = `${folder}node_modules/.done`;
  const lock = await readFile(`${source}package-lock.json`, "utf8");
  if (await readFile(done, "utf8").catch(() => "") === lock) return;
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await promisify(execFile)("npm", ["ci", ...quietly], { cwd: folder });
  await writeFile(done, lock);
}
