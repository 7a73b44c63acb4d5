import { parseList } from "../standard/tokens.ts";

/**
 * The value of `Vary` that has the names of both, each once in the spelling that came first. `*` already stands for
 * every name there is, and stays.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.12.5.5
 */
export function mergeVary(current: string | null, names: readonly string[]): string {
  const merged = new Map<string, string>();
  for (const name of [...parseList(current ?? ""), ...names]) {
    const lowerCase = name.toLowerCase();
    if (!merged.has(lowerCase)) merged.set(lowerCase, name);
  }
  return current !== null && merged.has("*") ? current : [...merged.values()].join(", ");
}

/** Whether a value of `Vary` covers `Origin`. */
export function variesByOrigin(vary: string): boolean {
  return /(?:^|,)[ \t]*(?:origin|\*)[ \t]*(?:,|$)/i.test(vary);
}
