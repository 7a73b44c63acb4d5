import type { AuditReport, Finding, Severity } from "../../diagnosis/audit/finding.ts";
import type { Styles } from "../styles.ts";

/** A report for people. */
export function toText(report: AuditReport, seconds: number, styles: Styles): string {
  const { url, requests, findings, passed, untried } = report;
  const lines = [
    `${count(requests, "request")} to ${new URL(url).host} in ${seconds.toFixed(1)} s, one after the other.`,
    "",
    ...findings.flatMap((finding) => linesOf(finding, styles)),
    ...(passed.length === 0 ? [] : wrap("ok", passed, styles.good)),
    ...(untried.length === 0 ? [] : wrap("not tried", untried, styles.weak)),
    "",
    styles.strong(summaryOf(findings)),
  ];
  return `${lines.join("\n")}\n`;
}

const WIDTH = 9;
const indent = " ".repeat(WIDTH);

function linesOf({ severity, title, evidence, consequence, change }: Finding, styles: Styles): string[] {
  const style = severity === "low" ? styles.strong : styles.bad;
  return [
    `${style(severity.padEnd(WIDTH))}${title}`,
    ...evidence.map((line) => `${indent}  ${styles.weak(line)}`),
    `${indent}So: ${consequence}.`,
    `${indent}Change: ${change}.`,
    "",
  ];
}

/** Names behind a label, in lines of at most 80 characters. */
function wrap(label: string, names: readonly string[], style: (text: string) => string): string[] {
  const rows: string[][] = [[]];
  for (const name of names) {
    const row = rows.at(-1)!;
    if (WIDTH + [...row, name].join(" · ").length <= 80) row.push(name);
    else rows.push([name]);
  }
  return rows.map((row, index) => `${index === 0 ? style(label.padEnd(WIDTH)) : indent}${row.join(" · ")}`);
}

function summaryOf(findings: readonly Finding[]): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = (["high", "medium", "low"] as const).map((severity) => `${of(severity)} ${severity}`);
  return findings.length === 0 ? "No finding." : parts.join(", ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
