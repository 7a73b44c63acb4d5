import { resolve } from "node:path";
import { type OptionRules, readArguments } from "../../diagnosis/inputs/arguments.ts";
import { InputError } from "../../diagnosis/inputs/input-error.ts";
import type { CorsOptionsIssue } from "../../server/options/errors.ts";
import { checkOrigin } from "../check/settings.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verb.ts";
import { toText } from "./report.ts";
import { findSubject, importModule, type Subject } from "./subject.ts";
import { sampleOrigins, wireOf } from "./wire.ts";

const HELP = `withcors explain FILE [options]

  --export NAME     the export to explain, else the default one, cors or options
  --origin ORIGIN   a page's origin, repeatable: what it gets

FILE is a module that exports options, a policy of createCors, or a handler that
withCors wrapped. What stands at its top level runs; its handlers do not.
`;

const OPTIONS: OptionRules = { export: { type: "string" }, origin: { type: "string" } };

/** `withcors explain FILE`. */
export const explain: Verb = {
  help: HELP,
  async run(given, io) {
    const args = readArguments(given, OPTIONS);
    const [file, ...more] = args.positionals;
    if (file === undefined) throw new InputError("no file: write withcors explain cors.ts");
    if (more.length > 0) throw new InputError(`one file at a time: ${JSON.stringify(more[0])} is left over`);
    const origins = args.all("origin").map((origin) => checkOrigin(origin));
    const name = args.last("export") ?? undefined;
    let subject: Subject | null;
    try {
      subject = findSubject(await importModule(resolve(file)), name);
    } catch (error) {
      return reportError(error, file, io);
    }
    if (subject === null) {
      const what = name === undefined ? "a default export, cors or options" : `an export ${name}`;
      throw new InputError(
        `${file} has no options, policy or wrapped handler of this withcors as ${what}: --export names another`,
      );
    }
    io.write(
      toText(file, subject, await wireOf(subject, origins.length > 0 ? origins : sampleOrigins(subject)), io.styles),
    );
    return EXIT.expected;
  },
};

/** Mistakes in the options are what the command is for. Anything else that the module throws is its own. */
function reportError(error: unknown, file: string, io: Io): ExitCode {
  const { issues } = error as { issues?: readonly CorsOptionsIssue[] };
  if (Array.isArray(issues)) {
    const count = `${issues.length} mistake${issues.length === 1 ? "" : "s"} in the options of ${file}`;
    io.write(`${io.styles.bad(count)}\n\n${issues.map(({ message }) => `  ${message}\n`).join("")}`);
    return EXIT.found;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const advice = code === "ERR_UNKNOWN_FILE_EXTENSION"
    ? ": this Node runs no TypeScript; use Node 22.18 or later, Deno or Bun"
    : "";
  io.warn(`withcors: ${file} cannot be imported: ${message}${advice}`);
  return EXIT.unreached;
}
