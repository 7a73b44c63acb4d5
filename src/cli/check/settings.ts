import type { Arguments } from "../../diagnosis/inputs/arguments.ts";
import { InputError } from "../../diagnosis/inputs/input-error.ts";
import { serializeOrigin } from "../../diagnosis/inputs/serialize-origin.ts";
import type { PageRequest } from "../../diagnosis/page-request.ts";
import { readFixNames } from "./fix-names.ts";

/** How a check is run and reported. */
export interface CheckSettings {
  /** The origins of `--origin`, none if it was not given. */
  readonly origins: readonly string[];
  readonly credentials: PageRequest["credentials"] | null;
  readonly mode: PageRequest["mode"] | null;
  readonly send: boolean;
  readonly repeat: number;
  /** The servers of `--fix`: null for those that are recognized. */
  readonly fix: readonly string[] | null;
  readonly expect: "shared" | "refused" | null;
  readonly strict: boolean;
  readonly format: "text" | "json" | "github";
  readonly verbose: boolean;
  readonly showSecrets: boolean;
  readonly insecure: boolean;
  readonly maxTime: number;
  readonly resolve: readonly string[];
}

const FORMATS = ["text", "json", "github"] as const;
const EXPECTATIONS = ["shared", "refused"] as const;
const MODES = ["cors", "no-cors"] as const;

export function readSettings(args: Arguments): CheckSettings {
  // In a curl command, `--json` has data.
  const isJson = args.has("json") && args.all("json").length === 0;
  return {
    origins: args.all("origin").map((origin) => checkOrigin(origin)),
    credentials: args.has("credentials") ? "include" : args.has("no-credentials") ? "omit" : null,
    mode: choose("--mode", args.last("mode"), MODES),
    send: args.has("send"),
    repeat: readNumber("--repeat", args.last("repeat") ?? "1", 1, 100, true),
    fix: readFixNames(args.all("fix")),
    expect: choose("--expect", args.last("expect"), EXPECTATIONS),
    strict: args.has("strict"),
    format: isJson ? "json" : choose("--format", args.last("format"), FORMATS) ?? "text",
    verbose: args.has("verbose"),
    showSecrets: args.has("show-secrets"),
    insecure: args.has("insecure"),
    maxTime: readNumber("--max-time", args.last("max-time") ?? "10", 0.1, 600, false),
    resolve: args.all("resolve"),
  };
}

/** `null` is the origin of sandboxed frames and of files. */
export function checkOrigin(given: string, option = "--origin"): string {
  if (given === "null") return given;
  const origin = serializeOrigin(given);
  if (origin === given) return origin;
  const advice = origin ?? (serializeOrigin(`https://${given}`) ?? "https://app.example.com");
  throw new InputError(`${option} ${JSON.stringify(given)} is not a serialized origin: write ${advice}`);
}

export function choose<Value extends string>(
  option: string,
  given: string | null,
  values: readonly Value[],
): Value | null {
  const value = values.find((value) => value === given);
  if (given === null || value !== undefined) return value ?? null;
  throw new InputError(`${option} ${JSON.stringify(given)} is not one of its values: write ${values.join(" or ")}`);
}

export function readNumber(option: string, given: string, least: number, most: number, isWhole: boolean): number {
  const number = Number(given);
  if (given.trim() !== "" && number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  throw new InputError(
    `${option} ${JSON.stringify(given)} is not a ${isWhole ? "whole " : ""}number from ${least} to ${most}`,
  );
}
