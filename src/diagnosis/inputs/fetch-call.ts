import { parseUrl } from "../../standard/urls.ts";
import { type HeaderLine, valueOf } from "../wire.ts";
import { sortHeaders } from "./browser-headers.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { InputError } from "./input-error.ts";
import { readJavaScriptArguments } from "./javascript-literal.ts";
import { serializeOrigin } from "./serialize-origin.ts";

const CALL = /\bfetch\s*\(/;

/** Whether a text has a call of `fetch`. */
export function hasFetchCall(text: string): boolean {
  return CALL.test(text);
}

/** The request of a call of `fetch`, as "Copy as fetch" of Chromium and Firefox writes it, or a person. */
export function readFetchCall(text: string): CopiedRequest {
  const { index, 0: start } = CALL.exec(text)!;
  const [input, init] = readJavaScriptArguments(text, index + start.length);
  const { method, headers, body, mode, credentials, referrer } = isRecord(init) ? init : {};
  const sorted = sortHeaders(toLines(headers));
  return {
    ...sorted,
    url: readUrl(input),
    method: typeof method === "string" ? method : "GET",
    body: typeof body === "string" ? body : null,
    origin: serializeOrigin(typeof referrer === "string" ? referrer : null) ?? sorted.origin,
    credentials: readCredentials(credentials, sorted),
    mode: oneOf(mode, ["cors", "no-cors"]) ?? sorted.mode,
  };
}

/**
 * Browsers copy "omit" whenever the request had no cookie, whatever the page wrote, and Firefox copies "include" for an
 * `Authorization`: neither tells the credentials mode.
 */
function readCredentials(given: unknown, { credentials, headers, browserHeaders }: Sorted): Sorted["credentials"] {
  const isOfFirefox = valueOf(browserHeaders, "user-agent") !== null;
  const isKnown = given === "same-origin" ||
    (given === "include" && !(isOfFirefox && valueOf(headers, "authorization")));
  if (isKnown) return given;
  return credentials ?? (given === undefined ? "same-origin" : null);
}

type Sorted = ReturnType<typeof sortHeaders>;

function readUrl(input: unknown): string {
  if (typeof input === "string" && /^https?:\/\//i.test(input) && parseUrl(input) !== null) {
    return parseUrl(input)!.href;
  }
  throw new InputError(`fetch(${JSON.stringify(input) ?? ""}) has no absolute URL: write fetch("https://…")`);
}

function toLines(headers: unknown): HeaderLine[] {
  const pairs = Array.isArray(headers) ? headers : isRecord(headers) ? Object.entries(headers) : [];
  return pairs.map(([name, value]: [unknown, unknown]): HeaderLine => [String(name), String(value)]);
}

function oneOf<Value extends string>(given: unknown, values: readonly Value[]): Value | null {
  return values.find((value) => value === given) ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
