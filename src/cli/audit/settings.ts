import type { Severity } from "../../diagnosis/audit/finding.ts";
import { type Arguments, type OptionRules, readArguments } from "../../diagnosis/inputs/arguments.ts";
import { InputError } from "../../diagnosis/inputs/input-error.ts";
import type { HeaderLine } from "../../diagnosis/wire.ts";
import { checkOrigin, choose, readNumber } from "../check/settings.ts";

const OPTIONS: OptionRules = {
  trusted: { type: "string" },
  "fail-on": { type: "string" },
  format: { type: "string" },
  json: { type: "boolean" },
  "sarif-location": { type: "string" },
  "max-requests": { type: "string" },
  delay: { type: "string" },
  cookie: { type: "string", short: "b" },
  header: { type: "string", short: "H" },
  "user-agent": { type: "string", short: "A" },
  insecure: { type: "boolean", short: "k" },
  "max-time": { type: "string", short: "m" },
  resolve: { type: "string" },
};

/** How an audit is run and reported. */
export interface AuditOptions {
  readonly url: string;
  readonly trusted: readonly string[];
  readonly failOn: Severity;
  readonly format: "text" | "json" | "sarif";
  readonly sarifLocation: string;
  readonly maxRequests: number;
  /** Milliseconds between two requests. */
  readonly delay: number;
  /** What every request has besides, such as an API key. */
  readonly headers: readonly HeaderLine[];
  readonly cookie: string | null;
  readonly userAgent: string | null;
  readonly insecure: boolean;
  readonly maxTime: number;
  readonly resolve: readonly string[];
}

export function readOptions(given: readonly string[]): AuditOptions {
  const args = readArguments(given, OPTIONS);
  return {
    url: readUrl(args),
    trusted: args.all("trusted").map((origin) => checkOrigin(origin, "--trusted")),
    failOn: choose("--fail-on", args.last("fail-on"), ["high", "medium", "low"]) ?? "medium",
    format: args.has("json") ? "json" : choose("--format", args.last("format"), ["text", "json", "sarif"]) ?? "text",
    sarifLocation: args.last("sarif-location") ?? "package.json",
    maxRequests: readNumber("--max-requests", args.last("max-requests") ?? "40", 1, 200, true),
    delay: readNumber("--delay", args.last("delay") ?? "50", 0, 60_000, true),
    headers: args.all("header").map(readHeader),
    cookie: args.last("cookie"),
    userAgent: args.last("user-agent"),
    insecure: args.has("insecure"),
    maxTime: readNumber("--max-time", args.last("max-time") ?? "10", 0.1, 600, false),
    resolve: args.all("resolve"),
  };
}

function readUrl({ positionals }: Arguments): string {
  const [given, ...more] = positionals;
  if (given === undefined) throw new InputError("no URL: write withcors audit https://api.example.com/me");
  if (more.length > 0) throw new InputError(`one URL at a time: ${JSON.stringify(more[0])} is left over`);
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return new URL(given).href;
  throw new InputError(`${JSON.stringify(given)} is not a URL of http or https: write https://${given}`);
}

function readHeader(given: string): HeaderLine {
  const colon = given.indexOf(":");
  if (colon > 0) return [given.slice(0, colon).trim(), given.slice(colon + 1).trim()];
  throw new InputError(`--header ${JSON.stringify(given)} has no colon: write "Name: value"`);
}
