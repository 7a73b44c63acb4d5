import { hostOf } from "./origin-rules.ts";
import type { Issues } from "./errors.ts";

const CANARY = "https://withcors-canary.invalid";

/**
 * Refuses a RegExp that most likely allows more than its author meant. `listed` are origins known to be trusted: what
 * differs from them by a prefix, a suffix or a dot must not pass.
 */
export function checkOriginRegExp(regExp: RegExp, path: string, listed: Iterable<string>, issues: Issues): void {
  const skeleton = eraseEscapesAndClasses(regExp.source);
  if (!isAnchored(skeleton) || regExp.multiline) {
    issues.add(
      "unanchored-regexp",
      path,
      regExp,
      `matches part of an origin: begin every alternative with ^ and end it with $, without the m flag`,
    );
  } else if (!regExp.source.replaceAll("\\/", "/").includes("://")) {
    issues.add("unanchored-regexp", path, regExp, `has no scheme: begin with ^https:\\/\\/`);
  }
  if (/\.(?![*+?{])/.test(skeleton)) {
    issues.add("permissive-regexp", path, regExp, `has a bare dot, which matches any character: write \\.`);
  }
  const accepted = findIntruder(regExp, listed);
  if (accepted !== undefined) {
    issues.add("permissive-regexp", path, regExp, `allows ${accepted}: allow only hosts that are yours`);
  }
}

function findIntruder(regExp: RegExp, listed: Iterable<string>): string | undefined {
  const test = new RegExp(regExp.source, regExp.flags.replace(/[gy]/g, ""));
  if (test.test(CANARY)) return CANARY;
  for (const origin of listed) {
    const host = hostOf(origin);
    const intruder = [`withcors-canary${host}`, `${host}.withcors-canary.invalid`, host.replace(".", "-")]
      .filter((candidate) => candidate !== host)
      .map((candidate) => origin.replace(host, candidate))
      .find((candidate) => test.test(candidate));
    if (intruder !== undefined) return intruder;
  }
  return undefined;
}

/** Puts a letter for every escape and every class, so that what is left of `.`, `|`, `^`, `$` and parentheses is syntax. */
function eraseEscapesAndClasses(source: string): string {
  return source.replace(/\\[^]/g, "a").replace(/\[[^\]]*\]/g, "a");
}

function isAnchored(skeleton: string): boolean {
  const group = /\([^()]*\)/g;
  let flat = skeleton;
  while (group.test(flat)) flat = flat.replace(group, "a");
  return flat.split("|").every((alternative) => /^\^.*\$$/s.test(alternative));
}
