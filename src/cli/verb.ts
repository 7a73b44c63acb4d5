import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";

/** A command, as its module exports it: `withcors check …`. */
export interface Verb {
  /** What `withcors check --help` prints: at most 24 lines of 80 characters. */
  readonly help: string;
  /** Runs the command with the arguments behind its name. A `InputError` is thrown for those that are not valid. */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}
