/** Escapes and classes, which are left alone, or one more thing. */
const outsideClasses = (syntax: string) => new RegExp(`\\\\[^]|\\[(?:\\\\[^]|[^\\]])*\\]|(${syntax})`, "g");

const BARE_DOT = outsideClasses("\\.(?![*+?{])");

const ANCHOR = outsideClasses("[\\^$]");

const replaceSyntax = (source: string, pattern: RegExp, by: string) =>
  source.replace(pattern, (match, syntax?: string) => syntax === undefined ? match : by);

/** What most RegExps need that match too much or nothing. Each step goes on with what the one before has made. */
const STEPS: readonly ((source: string) => string)[] = [
  (source) => source,
  (source) => replaceSyntax(source, BARE_DOT, "\\."),
  // .*example\.com to (?:.*\.)?example\.com, and example\.com.*$ to example\.com$
  (source) => source.replace(/((?:\.|\[[^\]]*\]|\\[wS])[*+])\??(?=[a-z0-9])/gi, "(?:$1\\.)?"),
  (source) => source.replace(/(?:(?:\.|\[[^\]]*\]|\\[wS])[*+]|\\?\/)\??\$/g, "$"),
  (source) => anchor(replaceSyntax(source, ANCHOR, "")),
  (source) => source.replace(/:\\?\/\\?\//, "$&yours-"),
];

function anchor(source: string): string {
  const body = source.includes("|") ? `(?:${source})` : source;
  if (/:\\?\/\\?\//.test(source)) return `^${body}$`;
  if (/^\(*(?:localhost|127)/.test(source)) return `^http:\\/\\/${body}(?::\\d+)?$`;
  return `^https:\\/\\/(?:[a-z0-9-]+\\.)*${body.replace(/^(?:\.[*+]\??|\\[.b])+/, "")}$`;
}

/** What the author of a RegExp may have meant instead, the likeliest first. */
export function repairsOf({ source, flags }: RegExp): readonly (RegExp | null)[] {
  if (["https://evil.com", "https://attacker.net"].every((origin) => origin.search(source) !== -1)) return [];
  let repaired = source;
  return STEPS.flatMap((step) => {
    repaired = step(repaired);
    const secure = repaired.replace(/https\?|\bhttp(?=:)/g, "https");
    const usual = flags.replace(/[gmy]/g, "");
    return [parseRegExp(repaired, usual), parseRegExp(secure, usual), parseRegExp(secure, "i")];
  });
}

/** A RegExp, or null for a source that is not one. */
export function parseRegExp(source: string, flags = ""): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
