import { spawn } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";

/** The command line as `npm run build` left it. */
const CLI = resolve("dist/cli.js");

/** What a command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What surrounds a command. */
export interface Surroundings {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The program and its options that run the command line. */
  readonly runtime?: readonly string[];
}

/** Runs the command line as a process of its own, as users do. Its output is a pipe. */
export async function withcors(args: readonly string[], surroundings: Surroundings = {}): Promise<Finished> {
  const { input = "", env = {}, runtime = [process.execPath] } = surroundings;
  const { PATH, HOME } = process.env;
  const child = spawn(runtime[0]!, [...runtime.slice(1), CLI, ...args], {
    env: { PATH, HOME, ...env },
    timeout: 25_000,
  });
  child.stdin.on("error", () => {}); // a command that does not read its input ends before it is written
  child.stdin.end(input);
  const ended = new Promise<number | null>((done, fail) => child.once("error", fail).once("close", done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
