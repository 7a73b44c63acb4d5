import { titleCase } from "../../diagnosis/wire.ts";
import type { Styles } from "../styles.ts";
import { describePolicy } from "./describe-policy.ts";
import type { Subject } from "./subject.ts";
import type { Wire } from "./wire.ts";

/** A subject for people: the policy in words, and what goes on the wire. */
export function toText(
  file: string,
  { description, policy }: Subject,
  answers: readonly Wire[],
  styles: Styles,
): string {
  const policyLines = policy === null ? [] : describePolicy(policy);
  const width = Math.max(...policyLines.map(([label]) => label.length)) + 2;
  return [
    styles.strong(`${file}: ${description}`),
    "",
    ...policyLines.map(([label, text]) => `  ${styles.weak(label.padEnd(width))}${text}`),
    ...(policyLines.length === 0 ? [] : [""]),
    ...answers.flatMap((answer) => linesOf(answer, styles)),
  ].join("\n");
}

function linesOf({ request, origin, status, headers }: Wire, styles: Styles): string[] {
  const from = origin === null ? "without Origin" : `from ${origin}`;
  const answer = status === null ? "the handler's answer, with" : `${status}, with`;
  const shown = headers.length === 0
    ? [styles.weak("no CORS header and no Vary")]
    : headers.map(([name, value]) => `${titleCase(name)}: ${value}`);
  return [`  ${request} ${from}: ${answer}`, ...shown.map((line) => `    ${line}`), ""];
}
