import { CorsOptionsError, type Issues, quote } from "./errors.ts";
import type { CorsOptions } from "./options.ts";

/** The names of the options; what in another name, of another library or mistyped, tells that one of them is meant. */
const HINTS: Readonly<Record<keyof CorsOptions, RegExp>> = {
  exposedHeaders: /expos/i,
  vary: /vary/i,
  allowedHeaders: /header/i,
  methods: /method|verb/i,
  credentials: /credential|cookie/i,
  origin: /origin/i,
  maxAge: /max|age$|ttl/i,
  preflightStatus: /status/i,
  preflightContinue: /continue|pass/i,
  onRefused: /debug|refuse|log/i,
  onError: /error|catch/i,
  enforce: /enforc|strict|block/i,
  isPublicSuffix: /suffix/i,
  dangerouslyAllow: /danger|waive/i,
};

/** Options as they were given, of any type. */
export type GivenOptions = { readonly [Name in keyof CorsOptions]?: unknown };

/**
 * Reads each option once, inherited ones included, so that nothing that happens to the object afterwards matters. `path`
 * says where the options came from.
 */
export function readOptions(options: unknown, path: string): GivenOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const message = `withcors: ${path} ${
      quote(options)
    } is no object of options: write { origin: "https://example.com" }`;
    throw new CorsOptionsError([{ code: "invalid-options", path, value: options, message }]);
  }
  const names = new Set(Object.keys(HINTS).filter((name) => name in options));
  for (const name in options) names.add(name);
  return Object.fromEntries([...names].map((name) => [name, (options as Record<string, unknown>)[name]]));
}

/** Refuses options that there are not, and says which was probably meant. */
export function checkOptionNames(given: GivenOptions, issues: Issues): void {
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(HINTS, name)) continue;
    issues.add("unknown-option", name, value, `is not an option: ${advise(name)}`, JSON.stringify(name));
  }
}

function advise(name: string): string {
  if (/private/i.test(name)) return "remove it, since browsers ask the user for leave and no server";
  const meant = Object.entries(HINTS).find(([, hint]) => hint.test(name))?.[0];
  return meant === undefined
    ? `remove it, or write one of ${Object.keys(HINTS).join(", ")}`
    : `did you mean "${meant}"`;
}
