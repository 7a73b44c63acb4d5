/** What wildcards of a RegExp become in a sample: a word where they are repeated, else the first character that fits. */
export interface Filling {
  readonly word: string;
  readonly characters: string;
}

const TOKEN = /(\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|k<\w+>|[^])|\[(?:\\[^]|[^\]])*\]|\.)([*+](?!\?))?/gi;

const INNERMOST_GROUPS = /\((\?(?:[:=!]|<[=!]|<\w+>))?([^()]*)\)([?*+]|\{\d+,?\d*\})?\??/g;

const REPEATED_CHARACTER = /([^])([?*+]|\{\d+,?\d*\})\??/g;

/**
 * Strings that a RegExp most likely matches, made from its source: each alternative with all that is optional, without
 * optional characters, and without optional groups as well. Assertions and references back are passed over, so a sample has
 * to be tested.
 */
export function samplesOf({ source, flags }: RegExp, filling: Filling): string[] {
  const template = fillWildcards(source, flags, filling);
  const alternatives = Math.min(source.split("|").length, 50, Math.ceil(200_000 / source.length));
  return Array.from({ length: 3 * alternatives }, (_, index) => {
    return expand(template, Math.floor(index / 3), Number(index % 3 === 0), Number(index % 3 < 2));
  });
}

/** Replaces escapes, classes and dots: `^https:\/\/[a-z]+\.a\.b$` becomes `^https://(word)+.a.b$`. */
function fillWildcards(source: string, flags: string, { word, characters }: Filling): string {
  const filled = new Map<string, string>();
  return source.replace(TOKEN, (match, token: string, quantifier = "") => {
    const known = filled.get(match);
    if (known !== undefined) return known;
    const fits = (text: string) => isWholeMatch(token, flags, text);
    const character = characters.split("").find(fits) ?? token.match(/[^\w()|\]]$/)?.[0] ?? "";
    const result = (quantifier !== "" && fits(word) ? `(${word})` : character) + quantifier;
    filled.set(match, result);
    return result;
  });
}

function isWholeMatch(token: string, flags: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${token})+$`, flags).test(text);
  } catch {
    return false; // a reference to a group, alone
  }
}

/** Chooses an alternative of each group, and how often what is optional occurs. */
function expand(template: string, choice: number, characters: number, groups: number): string {
  const repeat = (text: string, quantifier: string, optional: number) => {
    const least = quantifier === "+" ? 1 : Number(/\d+/.exec(quantifier)?.[0] ?? 0);
    return text.repeat(Math.min(least, 40) || optional);
  };
  const choose = (body: string) => {
    const alternatives = body.split("|");
    return alternatives[choice % alternatives.length]!
      .replace(
        REPEATED_CHARACTER,
        (_, character: string, quantifier: string) => repeat(character, quantifier, characters),
      );
  };
  const ungroup = (text: string): string => {
    const result = text.replace(INNERMOST_GROUPS, (_, kind: string | undefined, body: string, quantifier?: string) => {
      return kind !== undefined && /[=!]$/.test(kind) ? "" : repeat(choose(body), quantifier ?? "+", groups);
    });
    return result === text ? text : ungroup(result);
  };
  return choose(ungroup(template)).replace(/[\^$]/g, "");
}
