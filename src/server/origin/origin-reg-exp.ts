import type { Issues } from "../options/errors.ts";

const CANARY = "withcors-canary.invalid";

/**
 * Checks a RegExp of the `origin` option, and answers a copy. Refuses what most likely allows more than its author meant:
 * `listed` are origins known to be trusted, and what differs from them by a prefix, a suffix or a dot must not pass.
 */
export function checkOriginRegExp(given: RegExp, path: string, listed: readonly string[], issues: Issues): RegExp {
  // With g or y, lastIndex would make the same origin pass one time and fail the next.
  const regExp = new RegExp(given.source, given.flags.replace(/[gy]/g, ""));
  // With a letter for every escape and every class, what is left of . | ^ $ ( ) is syntax.
  const skeleton = given.source.replace(/\\[^]|\[(?:\\[^]|[^\]])*\]/g, "a");
  if (given.multiline || !isAnchored(skeleton) || !given.source.replaceAll("\\", "").includes("://")) {
    issues.add(path, given, [
      "unanchored-regexp",
      "write ^https:\\/\\/…$ in each alternative",
    ]);
  }
  if (/\.(?![*+?{])/.test(skeleton)) issues.add(path, given, ["permissive-regexp", "write \\. for a dot"]);
  const intruder = findIntruder(regExp, listed);
  if (intruder !== undefined) issues.add(path, given, ["permissive-regexp", `keep out ${intruder}`]);
  return regExp;
}

/** An origin of somebody else that the RegExp allows. */
function findIntruder(regExp: RegExp, listed: readonly string[]): string | undefined {
  const intruders = listed.flatMap((origin) => [
    origin.replace("://", "://withcors-canary"),
    origin.replace(/(?=:\d+$)|$/, `.${CANARY}`),
    origin.replace(".", "-"),
  ]);
  return [`https://${CANARY}`, ...intruders].find((origin) => regExp.test(origin) && !listed.includes(origin));
}

function isAnchored(skeleton: string): boolean {
  let flat = skeleton;
  while (flat !== (flat = flat.replace(/\([^()]*\)/g, "a")));
  return flat.split("|").every((alternative) => /^\^[^]*\$$/.test(alternative));
}
