import process from "node:process";
import { text } from "node:stream/consumers";
import { createStyles, type Styles } from "./styles.ts";

/** The terminal, or the pipe, that a command reads from and writes to. */
export interface Io {
  /** Writes to standard output. */
  write(text: string): void;
  /** Writes a line to standard error. */
  warn(line: string): void;
  /** Standard input, whole. */
  readInput(): Promise<string>;
  readonly styles: Styles;
  /** The width that lines are fitted to. */
  readonly columns: number;
}

const MAX_COLUMNS = 100;
const MIN_COLUMNS = 40;

export function createIo(): Io {
  return {
    write: (text) => void process.stdout.write(text),
    warn: (line) => void process.stderr.write(`${line}\n`),
    readInput: () => text(process.stdin),
    styles: createStyles(),
    columns: Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, findColumns())),
  };
}

/** A pipe has no width: then `COLUMNS`, as shells export it, or that of a plain terminal. */
function findColumns(): number {
  return process.stdout.columns || Number(process.env["COLUMNS"]) || 80;
}
