import process from "node:process";
import { findSimilar } from "../diagnosis/inputs/similar.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { HELP } from "./help.ts";
import { HOMEPAGE } from "../diagnosis/homepage.ts";
import { createIo, type Io } from "./io.ts";
import { InputError } from "../diagnosis/inputs/input-error.ts";
import { VERBS } from "./verbs.ts";
import { VERSION } from "./version.ts";

/** Runs the command line of this process, and sets its exit code. */
export async function start(): Promise<void> {
  // Node warns of methods such as `patch`, which are for the report to judge.
  process.removeAllListeners("warning");
  process.once("SIGINT", () => process.exit(EXIT.interrupted));
  for (const stream of [process.stdout, process.stderr]) {
    // The reader of a pipe may leave before the end, as `head -1` does.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(process.exitCode ?? EXIT.expected);
    });
  }
  process.exitCode = await runCommand(process.argv.slice(2), createIo());
}

async function runCommand([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(name, args, io);
  } catch (error) {
    if (error instanceof InputError) {
      io.warn(`withcors: ${error.message}`);
      return EXIT.usage;
    }
    const message = error instanceof Error ? error.message : String(error);
    io.warn(`withcors: ${message}\nThis is a fault of withcors. Please report it: ${HOMEPAGE}/issues`);
    return EXIT.unreached;
  }
}

async function dispatch(name: string | undefined, args: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.write(HELP);
    return name === undefined ? EXIT.usage : EXIT.expected;
  }
  if (name === "--version" || name === "-V") {
    io.write(`${VERSION}\n`);
    return EXIT.expected;
  }
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (load === undefined) throw new InputError(`${JSON.stringify(name)} is not a command${suggest(name)}`);
  const verb = await load();
  // A copied curl command is never a question for help: its `-h` would be a mistake of its own.
  if (args.includes("--help")) {
    io.write(verb.help);
    return EXIT.expected;
  }
  return await verb.run(args, io);
}

function suggest(name: string): string {
  if (/^https?:|^-$|\.har$/i.test(name)) return `: write withcors check ${name}`;
  const similar = findSimilar(name, Object.keys(VERBS));
  return similar === null ? `: write one of ${Object.keys(VERBS).join(", ")}` : `: did you mean ${similar}`;
}
