import type { FailureKind } from "../../browser/failure-kind.ts";
import type { HeaderLine } from "../wire.ts";
import { withUnsafeValue } from "./asked-headers.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { InputError } from "./input-error.ts";
import { parseUrl } from "../../standard/urls.ts";
import { isTupleOrigin } from "../../standard/origins.ts";
import { CONSOLE_SENTENCES, type ConsoleCause } from "./console-sentences.ts";

/** What a browser's console said about a request. */
export interface ConsoleLine {
  /** What its sentence can mean, nothing if it is not known. */
  readonly causes: readonly ConsoleCause[];
  /** Whether the line does not tell all of the request, so that a part of it was guessed. */
  readonly isGuessed: boolean;
  readonly request: CopiedRequest;
}

/** The kinds that a request without credentials cannot meet. */
const OF_CREDENTIALS: readonly ConsoleCause[] = ["allow-origin-wildcard-credentials", "allow-credentials"];

/** The kinds of preflights, whatever the line says. */
const OF_PREFLIGHTS: readonly ConsoleCause[] = [
  "preflight-status",
  "preflight-redirect",
  "allow-methods-syntax",
  "allow-headers-syntax",
  "method-not-allowed",
  "header-not-allowed",
] satisfies FailureKind[];

/** Reads the red lines of a console: those of Chromium, Firefox and WebKit. */
export function readConsoleLine(text: string): ConsoleLine {
  const flat = text.replace(/\s+/g, " ");
  const [, ...causes] = CONSOLE_SENTENCES.find(([sentence]) => sentence.test(flat)) ?? [null];
  const origin = findOrigin(flat);
  const url = findUrl(flat, origin);
  if (url === null) throw new InputError(explainMissingUrl(text, causes));
  const method = /\bMethod ([!#$%&'*+.^_`|~\w-]+) is not allowed/.exec(flat)?.[1] ?? findSentMethod(flat);
  const header = /(?:header field|header ‘?)\s*([\w-]+)’? is not allowed/.exec(flat)?.[1] ?? null;
  const isPreflight = /preflight/i.test(flat) || causes.some((cause) => OF_PREFLIGHTS.includes(cause));
  const isGuessed = isPreflight && method === null && header === null;
  const needsMethod = isGuessed && causes[0] === "method-not-allowed";
  const headers: HeaderLine[] = header === null ? [] : [withUnsafeValue(header)];
  const guessed: HeaderLine[] = isGuessed && !needsMethod ? [withUnsafeValue("Content-Type")] : [];
  return {
    causes,
    isGuessed,
    request: {
      url,
      method: method ?? (needsMethod ? "PUT" : "GET"),
      headers: [...headers, ...guessed],
      body: null,
      cookie: null,
      origin,
      credentials: causes.some((cause) => OF_CREDENTIALS.includes(cause)) ? "include" : null,
      mode: null,
      browserHeaders: [],
    },
  };
}

function findOrigin(text: string): string | null {
  const [, found] = /from origin '([^']+)'/.exec(text) ?? /\bOrigin (\S+) is not allowed/.exec(text) ??
    /The page at '([^']+)' was loaded/.exec(text) ?? [];
  if (found === undefined) return null;
  return isTupleOrigin(found) || found === "null" ? found : parseUrl(found)?.origin ?? null;
}

/** Chromium names where a redirect began: that is the URL which the page fetched. */
function findUrl(text: string, origin: string | null): string | null {
  const patterns = [
    /\(redirected from '(https?:[^']+)'\)/,
    /(?:Access to [\w ]+ at|[Cc]onnect to|insecure \w+(?: \w+)?) '(https?:[^']+)'/,
    /remote resource at ‘?(https?:[^\s’]+?)’?\.? (?:\(Reason|soon)/,
    /cannot load (https?:\S+?)\.? due to/,
    /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (https?:\S+)/,
    /(https?:\/\/[^\s'"‘’“”)\]]+)/g,
  ];
  const found = patterns.flatMap((pattern) =>
    pattern.global ? text.match(pattern) ?? [] : pattern.exec(text)?.[1] ?? []
  );
  return found.map((url) => parseUrl(url)).find((url) => url !== null && url.href !== `${origin}/`)?.href ?? null;
}

function findSentMethod(text: string): string | null {
  return /\b(GET|HEAD|POST|PUT|PATCH|DELETE) https?:/.exec(text)?.[1] ?? null;
}

function explainMissingUrl(text: string, causes: readonly ConsoleCause[]): string {
  const shown = JSON.stringify(text.trim().slice(0, 60));
  if (causes.length === 0) {
    return `${shown} is not a URL, a curl command, fetch(…), a HAR or the line of a console: write a URL`;
  }
  return `${shown} has no URL: paste the line below it, too, or write withcors check URL --origin ORIGIN`;
}
