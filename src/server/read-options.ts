import { type Issues, quote, refuse } from "./errors.ts";
import type { CorsOptions } from "./options.ts";

/** The names of the options; what in another name, of another library or mistyped, tells which of them is meant. */
const HINTS: Readonly<Record<keyof CorsOptions, RegExp>> = {
  exposedHeaders: /expos/i,
  vary: /vary/i,
  allowedHeaders: /header/i,
  methods: /method/i,
  credentials: /credential/i,
  origin: /origin/i,
  maxAge: /max/i,
  preflightStatus: /status/i,
  preflightContinue: /continue|pass/i,
  onRefused: /debug/i,
  onError: /error/i,
  enforce: /force/i,
  isPublicSuffix: /suffix/i,
  dangerouslyAllow: /danger/i,
};

/** Options as they were given, of any type. */
export type GivenOptions = { readonly [Name in keyof CorsOptions]?: unknown };

/**
 * Reads each option once, inherited ones included, so that nothing that happens to the object afterwards matters. Refuses
 * what is no option, and says which was probably meant. `path` says where the options came from.
 */
export function readOptions(options: unknown, path: string, issues: Issues): GivenOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    return refuse(path, options, ["not-an-object", `write { origin: "https://example.com" }`]);
  }
  const given: Record<string, unknown> = {};
  for (const name in { ...HINTS, ...options }) {
    if (!(name in options)) continue;
    given[name] = (options as typeof given)[name];
    if (name in HINTS) continue;
    const names = Object.keys(HINTS) as (keyof CorsOptions)[];
    const meant = names.find((known) => HINTS[known].test(name));
    const advice = meant === undefined ? `write one of ${names.join(", ")}` : `did you mean ${quote(meant)}`;
    issues.add(name, given[name], ["not-an-option", advice]);
  }
  return given;
}
