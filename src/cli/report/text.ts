import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { decisiveFailure, headlineOf } from "../../diagnosis/headline.ts";
import { documentOf } from "../../diagnosis/homepage.ts";
import type { Fix } from "../../diagnosis/fixes.ts";
import { adviceOf, needOf } from "../../diagnosis/needs.ts";
import type { ExchangeOptions } from "./exchange-lines.ts";
import { exchangeLines } from "./exchange-lines.ts";
import { fixLines, unknownServerLines } from "./fix-lines.ts";
import { section, wrap } from "./layout.ts";
import { isGood } from "./marks.ts";

/** A report for people: one sentence, the exchanges, the reasons, what else is wrong. */
export function textReport(diagnosis: Diagnosis, fixes: readonly Fix[] | "unknown", options: ExchangeOptions): string {
  const { columns } = options;
  const lines = [
    ...headline(diagnosis, options),
    "",
    ...exchangeLines(diagnosis, options),
    ...section("Needs", needsLines(diagnosis), columns),
    ...section("Why", whyLines(diagnosis), columns),
    ...section("Then", thenLines(diagnosis), columns),
    ...fixes === "unknown" ? unknownServerLines(columns) : fixLines(fixes, options),
    ...section("Note", diagnosis.notes.map(({ message }) => message), columns),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(diagnosis: Diagnosis, { styles, columns }: ExchangeOptions): string[] {
  const good = isGood(diagnosis);
  const mark = good ? "✓" : diagnosis.verdict === "not-sent" ? "?" : "✗";
  const style = good ? styles.good : styles.bad;
  return wrap(`${mark} ${headlineOf(diagnosis)}`, columns, 2).map((line) => styles.strong(style(line)));
}

function needsLines(diagnosis: Diagnosis): string[] {
  const isKnown = diagnosis.failures.some(({ kind }) => kind !== "unreachable");
  return isKnown ? [adviceOf(decisiveFailure(diagnosis))] : [];
}

function whyLines(diagnosis: Diagnosis): string[] {
  if (diagnosis.failures.length === 0) return [];
  const first = decisiveFailure(diagnosis);
  if (first.kind === "unreachable") return [];
  const { chromium, firefox } = first.names;
  const names = [
    ...chromium === null ? [] : [`Chromium: ${chromium}`],
    ...firefox === null ? [] : [`Firefox: ${firefox}`],
  ];
  return [
    `${first.algorithm}, step ${first.step}: ${first.spec}`,
    ...names.length === 0 ? [] : [names.join(" · ")],
    documentOf(first.kind),
  ];
}

/** What a browser would refuse next, once the first failure is mended. */
function thenLines(diagnosis: Diagnosis): string[] {
  const { failures, exchanges, unsent } = diagnosis;
  if (failures.length === 0) return [];
  const decisive = decisiveFailure(diagnosis);
  const more = failures.filter((failure) => failure !== decisive && failure.kind !== "unreachable");
  const all = more.map((failure) => {
    const exchange = exchanges[failure.exchange!];
    const what = exchange?.request.kind === "preflight" ? "the preflight" : `the ${exchange?.request.method}`;
    return `${what.padEnd(14)} ${needOf(diagnosis, failure)}  (${
      failure.algorithm.replace("CORS-", "")
    } ${failure.step})`;
  });
  const rows = [...new Set(all)];
  const unknown = unsent === null
    ? []
    : [`the ${unsent.method}`.padEnd(14) + " not known: not asked (--send would send it)"];
  const count = `${rows.length} more, which you would meet one by one:`;
  return more.length === 0 ? unknown : [count, ...rows, ...unknown];
}
