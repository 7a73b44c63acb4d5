import { parseList } from "../standard/tokens.ts";

/**
 * The value of `Vary` that has the names of both, each once in the spelling that came first. `*` already stands for
 * every name there is, and stays.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.12.5.5
 */
export function mergeVary(current: string | null, added: string): string {
  if (current === null) return added;
  const merged = new Map<string, string>();
  for (const name of parseList(`${current},${added}`)) {
    const lowerCase = name.toLowerCase();
    if (!merged.has(lowerCase)) merged.set(lowerCase, name);
  }
  return merged.has("*") ? current : [...merged.values()].join(", ");
}

/** Whether a value of `Vary` covers `Origin`. */
export function variesByOrigin(vary: string): boolean {
  return /(?:^|,)[ \t]*(?:origin|\*)[ \t]*(?:,|$)/i.test(vary);
}
