import type { DiagnosedExchange, DiagnosedFailure, Diagnosis } from "../../diagnosis/diagnosis.ts";
import { type HeaderLine, titleCase } from "../../diagnosis/wire.ts";
import type { Styles } from "../styles.ts";
import { isGood } from "./marks.ts";
import { cut, wrap } from "./layout.ts";
import { printable } from "./printable.ts";

/** How exchanges are shown. */
export interface ExchangeOptions {
  readonly styles: Styles;
  readonly columns: number;
  /** Whether every header is shown, or what matters only. */
  readonly verbose: boolean;
}

/** The response headers that matter for CORS, or tell who answered. */
const SHOWN = /^(?:access-control-.*|vary|location|allow|www-authenticate|cf-mitigated|cross-origin-resource-policy)$/i;

const SHOWN_OF_REQUEST = /^(?:origin|access-control-.*|cookie)$/i;

/** What was sent and what came back, with a mark at what was refused. */
export function exchangeLines(diagnosis: Diagnosis, options: ExchangeOptions): string[] {
  const lines = diagnosis.exchanges.flatMap((exchange, index) => {
    const failures = diagnosis.failures.filter((failure) => failure.exchange === index);
    return linesOf(diagnosis, exchange, index, failures, options);
  });
  const { unsent } = diagnosis;
  if (unsent === null) return lines;
  const isStopped = diagnosis.failures.length > 0 && !isGood(diagnosis);
  const why = isStopped
    ? `not sent: the browser stops at ${diagnosis.failures[0]!.exchange! + 1}`
    : "not sent: --send sends it";
  return [
    ...lines,
    `  ${diagnosis.exchanges.length + 1}  ${unsent.method} ${unsent.url}  ${options.styles.weak(why)}`,
    "",
  ];
}

function linesOf(
  { request: page }: Diagnosis,
  { request, response, error, milliseconds, isSentByBrowsers }: DiagnosedExchange,
  index: number,
  failures: readonly DiagnosedFailure[],
  { styles, columns, verbose }: ExchangeOptions,
): string[] {
  const kind = request.kind === "preflight" ? "preflight · " : "";
  const beyond = isSentByBrowsers ? "" : " · a browser stops before this";
  const pageHeaders = page.headers.map(([name]) => name.toLowerCase());
  const isShown = (name: string) => verbose || SHOWN_OF_REQUEST.test(name) || pageHeaders.includes(name.toLowerCase());
  // Origin first: what comes after it depends on it.
  const isOrigin = ([name]: HeaderLine) => name === "Origin";
  const ordered = [...request.headers.filter(isOrigin), ...request.headers.filter((line) => !isOrigin(line))];
  const sent = ordered.filter(([name]) => isShown(name)).map(show);
  return [
    `  ${index + 1}  ${request.method} ${request.url}  ${styles.weak(`${kind}${milliseconds} ms${beyond}`)}`,
    ...sent.flatMap((line) => wrap(line, columns - 7, 2).map((part) => `       ${part}`)),
    ...response === null
      ? [styles.bad(`   ✗ ${error?.code ?? "no answer"}`)]
      : answerLines(response, failures, { styles, columns, verbose }),
    "",
  ];
}

function answerLines(
  { status, statusText, headers, body }: NonNullable<DiagnosedExchange["response"]>,
  failures: readonly DiagnosedFailure[],
  { styles, columns, verbose }: ExchangeOptions,
): string[] {
  const failing = new Set(failures.flatMap(({ header }) => header ?? []));
  const isStatus = failures.some(({ kind }) => /^preflight-(?:status|redirect)$|^proxy-/.test(kind));
  const received = new Set(headers.map(([name]) => name.toLowerCase()));
  const absent = [...failing].filter((name) => !received.has(name)).map((name): [string, string] => [name, "(none)"]);
  const mark = (isMarked: boolean, text: string) => isMarked ? styles.bad(`   ✗ ${text}`) : `     ${text}`;
  const shown = headers.filter(([name]) => verbose || SHOWN.test(name));
  const marked = [...absent, ...shown].flatMap(([name, value]) => {
    const line = value === "(none)" ? `${titleCase(name)}  (none)` : show([name, value]);
    return wrap(line, columns - 7, 2).map((part) => mark(failing.has(name.toLowerCase()), `  ${part}`));
  });
  const firstLine = body.split("\n").find((line) => line.trim() !== "")?.trim() ?? "";
  const isBodyShown = firstLine !== "" && (status >= 400 || failures.length > 0);
  return [
    mark(isStatus, printable(`${status} ${statusText}`.trimEnd())),
    ...marked,
    ...isBodyShown ? [`       ${styles.weak(cut(printable(firstLine), columns - 7))}`] : [],
  ];
}

function show([name, value]: HeaderLine): string {
  return `${name}: ${value}`;
}
