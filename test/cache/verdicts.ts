import { mayRead } from "./origins.ts";
import type { Answer } from "./traffic.ts";

/** Answers to pages that a policy allows, and that cannot read them. */
export function wronglyRefused(policy: string, answers: readonly Answer[]): Answer[] {
  return answers.filter((answer) =>
    answer.origin !== undefined && mayRead(policy, answer.origin) && !passesCorsCheck(answer)
  );
}

/** Answers to pages that a policy refuses, and that can read them. */
export function wronglyGranted(policy: string, answers: readonly Answer[]): Answer[] {
  return answers.filter((answer) =>
    answer.origin !== undefined && !mayRead(policy, answer.origin) && passesCorsCheck(answer)
  );
}

/** Answers that name an origin, and not that of who asked. */
export function forSomebodyElse(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ origin, allowOrigin }) => allowOrigin !== undefined && allowOrigin !== origin);
}

/** The requests that a cache may answer: it never looks up OPTIONS. */
export function lookUps(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ kind }) => kind !== "preflight");
}

/** What a browser does with it: https://fetch.spec.whatwg.org/#cors-check, without credentials. */
function passesCorsCheck({ origin, allowOrigin }: Answer): boolean {
  return allowOrigin === "*" || allowOrigin === origin;
}
