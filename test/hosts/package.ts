import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { userEnvironment } from "./environment.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const examples = join(project, "examples");

/**
 * Where the examples are installed, and kept for the next run. Not below node_modules, where Node, Deno and bundlers treat
 * source otherwise, and not in the project, whose own packages would stand in for those that an example forgot to name.
 */
const installed = join(tmpdir(), `withcors-hosts-${hash(`${userInfo().uid} ${project}`)}`);

/** Installs an example as its user would, with the packed package, and builds it if it has to be built. */
export async function installExample(host: string): Promise<string> {
  const folder = join(installed, host);
  const tarball = await (packed ??= pack());
  const stamp = hash(tarball + await contentOf(join(examples, host)) + await shareApi());
  const stampFile = join(folder, "node_modules", ".stamp");
  if (await readFile(stampFile, "utf8").catch(() => "") === stamp) return folder;

  const manifest = JSON.parse(await readFile(join(examples, host, "package.json"), "utf8"));
  await removeSources(folder);
  await cp(join(examples, host), folder, { recursive: true, filter: (path) => !/[/\\]node_modules$/.test(path) });
  manifest.dependencies.withcors = `file:../${tarball}`;
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  await npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
  if (manifest.scripts?.build !== undefined) await npm(folder, "run", "build");
  await writeFile(stampFile, stamp);
  return folder;
}

/** What the example's own `check` script says, or else TypeScript, among the types that it has installed. */
export async function typeErrors(folder: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const command = scripts?.check === undefined ? ["tsc", "--noEmit", "-p", "."] : ["npm", "run", "-s", "check"];
  return await run(folder, command).then(() => "", ({ message }: Error) => message);
}

/** Runs a script of an installed example to its end, and returns what it printed. */
export function runScript(folder: string, script: string, env: Record<string, string>): Promise<string> {
  return run(folder, ["npm", "run", "-s", script], env);
}

/** Puts `api.ts` beside the installed examples, where theirs is, and answers what is in it. */
async function shareApi(): Promise<string> {
  const [source, copy] = [join(examples, "api.ts"), join(installed, "api.ts")];
  const text = await readFile(source, "utf8");
  if (await readFile(copy, "utf8").catch(() => "") !== text) await cp(source, copy); // it may be running elsewhere
  return text;
}

let packed: Promise<string> | undefined;

/** Packs what `npm run build` left. The name tells the content, so that npm takes no other of the same version. */
async function pack(): Promise<string> {
  const folder = join(installed, `pack-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const report = await npm(project, "pack", "--json", "--pack-destination", folder);
  const [{ filename, shasum }] = JSON.parse(report);
  await rename(join(folder, filename), join(installed, `withcors-${shasum}.tgz`));
  await rm(folder, { recursive: true });
  return `withcors-${shasum}.tgz`;
}

async function npm(cwd: string, ...command: string[]): Promise<string> {
  return await run(cwd, ["npm", ...command]);
}

async function run(cwd: string, command: string[], env: Record<string, string> = {}): Promise<string> {
  const [program = "", ...options] = command;
  const started = promisify(execFile)(program, options, { cwd, env: userEnvironment(env), maxBuffer: 2 ** 26 });
  return await started.then(({ stdout }) => stdout, ({ stdout, stderr }) => {
    throw new Error(`${program} ${options.join(" ")} in ${cwd}:\n${stdout}${stderr}`);
  });
}

/** Leaves what npm installed, since it is mostly the same again. */
async function removeSources(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const sources = names.filter((name) => name !== "node_modules");
  await Promise.all(sources.map((name) => rm(join(folder, name), { recursive: true })));
}

async function contentOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const sources = files.filter((file) => !file.includes("node_modules"));
  return (await Promise.all(sources.map(async (file) => file + await readFile(file, "base64")))).join("\n");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
