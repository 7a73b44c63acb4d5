import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { headlineOf } from "../../diagnosis/headline.ts";
import { documentOf } from "../../diagnosis/homepage.ts";
import { needOf } from "../../diagnosis/needs.ts";
import type { ExchangeOptions } from "./exchange-lines.ts";
import { exchangeLines } from "./exchange-lines.ts";
import { section, wrap } from "./layout.ts";

/** A report for people: one sentence, the exchanges, the reasons, what else is wrong. */
export function textReport(diagnosis: Diagnosis, options: ExchangeOptions): string {
  const { columns } = options;
  const lines = [
    ...headline(diagnosis, options),
    "",
    ...exchangeLines(diagnosis, options),
    ...section("Why", whyLines(diagnosis), columns),
    ...section("Then", thenLines(diagnosis), columns),
    ...section("Note", diagnosis.notes.map(({ message }) => message), columns),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(diagnosis: Diagnosis, { styles, columns }: ExchangeOptions): string[] {
  const isGood = /^(?:shared|opaque|preflight-allowed)$/.test(diagnosis.verdict);
  const mark = isGood ? "✓" : diagnosis.verdict === "not-sent" ? "?" : "✗";
  const style = isGood ? styles.good : styles.bad;
  return wrap(`${mark} ${headlineOf(diagnosis)}`, columns, 2).map((line) => styles.strong(style(line)));
}

function whyLines(diagnosis: Diagnosis): string[] {
  const [first] = diagnosis.failures;
  if (first === undefined || first.kind === "unreachable") return [];
  const { chromium, firefox } = first.names;
  const names = [
    ...chromium === null ? [] : [`Chromium: ${chromium}`],
    ...firefox === null ? [] : [`Firefox: ${firefox}`],
  ];
  return [
    needOf(diagnosis, first),
    `${first.algorithm}, step ${first.step}: ${first.spec}`,
    ...names.length === 0 ? [] : [names.join(" · ")],
    documentOf(first.kind),
  ];
}

/** What a browser would refuse next, once the first failure is mended. */
function thenLines(diagnosis: Diagnosis): string[] {
  const { failures, exchanges, unsent } = diagnosis;
  if (failures.length === 0) return [];
  const more = failures.slice(1);
  const rows = more.map((failure) => {
    const exchange = exchanges[failure.exchange!];
    const what = exchange?.request.kind === "preflight" ? "the preflight" : `the ${exchange?.request.method}`;
    return `${what.padEnd(14)} ${needOf(diagnosis, failure)}  (${failure.algorithm}, ${failure.step})`;
  });
  const unknown = unsent === null
    ? []
    : [`the ${unsent.method}`.padEnd(14) + " not known: not asked (--send would send it)"];
  const count = `${more.length} more, which you would meet one by one:`;
  return more.length === 0 ? unknown : [count, ...rows, ...unknown];
}
