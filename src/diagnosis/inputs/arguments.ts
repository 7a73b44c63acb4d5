import { findSimilar } from "./similar.ts";
import { InputError } from "./input-error.ts";

/** An option of a command. `string` takes a value. */
export interface OptionRule {
  readonly type: "string" | "boolean";
  /** One letter, as in `-X`. */
  readonly short?: string;
}

export type OptionRules = Readonly<Record<string, OptionRule>>;

/** What was written on a command line. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The values of an option in the order they were written. */
  all(name: string): readonly string[];
  /** The value that was written last, or null. */
  last(name: string): string | null;
  has(name: string): boolean;
}

/**
 * Reads the arguments of a command as curl does: `-XPUT`, `-kL`, `--header value`, `--header=value`. `parseArgs` of Node
 * refuses a value that begins with a dash, as copied multipart bodies do.
 */
export function readArguments(args: readonly string[], rules: OptionRules): Arguments {
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = [...args];
  const set = (name: string, written: string, attached: string | null) => {
    if (rules[name]!.type === "boolean") {
      if (attached !== null) throw new InputError(`${written} takes no value: write ${written}`);
      return values.set(name, []);
    }
    const value = attached ?? rest.shift();
    if (value === undefined) throw new InputError(`${written} needs a value`);
    return values.set(name, [...values.get(name) ?? [], value]);
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--") return toArguments(values, [...positionals, ...rest]);
    if (arg.startsWith("--")) {
      const [, written, attached] = /^(--[^=]*)(?:=([^]*))?$/.exec(arg)!;
      set(findLong(written!, rules), written!, attached ?? null);
    } else if (/^-./.test(arg)) readShorts(arg, rules, set);
    else positionals.push(arg);
  }
  return toArguments(values, positionals);
}

function toArguments(
  values: ReadonlyMap<string, readonly string[]>,
  positionals: readonly string[],
): Arguments {
  return {
    positionals,
    all: (name) => values.get(name) ?? [],
    last: (name) => values.get(name)?.at(-1) ?? null,
    has: (name) => values.has(name),
  };
}

/** `-kL` is two options, `-XPUT` is one with its value. */
function readShorts(
  arg: string,
  rules: OptionRules,
  set: (name: string, written: string, attached: string | null) => void,
): void {
  for (let index = 1; index < arg.length; index++) {
    const name = Object.keys(rules).find((name) => rules[name]!.short === arg[index]);
    if (name === undefined) throw new InputError(`-${arg[index]} is not an option${suggest(arg, rules)}`);
    const takesValue = rules[name]!.type === "string";
    const attached = arg.slice(index + 1);
    set(name, `-${arg[index]}`, takesValue && attached !== "" ? attached : null);
    if (takesValue) return;
  }
}

function findLong(written: string, rules: OptionRules): string {
  const name = written.slice(2);
  if (Object.hasOwn(rules, name)) return name;
  throw new InputError(`${written} is not an option${suggest(written, rules)}`);
}

/** `-origin` is a long option with a dash too few. */
function suggest(written: string, rules: OptionRules): string {
  const word = written.replace(/^-+/, "").toLowerCase();
  const similar = findSimilar(word, Object.keys(rules));
  return similar === null ? "" : `: did you mean --${similar}`;
}
