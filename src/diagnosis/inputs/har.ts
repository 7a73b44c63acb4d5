import { isRedirectStatus } from "../../standard/statuses.ts";
import { parseUrl } from "../../standard/urls.ts";
import { NotSentError, type Transport, valueOf, type WireAnswer } from "../wire.ts";
import { headersAskedFor } from "./asked-headers.ts";
import { sortHeaders } from "./browser-headers.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { type HarEntry, parseHar } from "./har-entries.ts";

/** A request of a HAR file, and the answers that the file has. */
export interface HarRequest {
  readonly request: CopiedRequest;
  readonly recorded: Transport;
}

/** The requests across origins that pages made, in their order: a file as the developer tools export it. */
export function readHar(text: string): HarRequest[] {
  const entries = parseHar(text);
  return entries.filter((entry) => isOfPage(entry, entries)).map((entry) => ({
    request: toRequest(entry, preflightOf(entry, entries)),
    recorded: replay(entries, entries.indexOf(entry)),
  }));
}

/** What a page itself asked of another origin, with CORS: no preflight, no navigation, no second leg of a redirect. */
function isOfPage(entry: HarEntry, entries: readonly HarEntry[]): boolean {
  if (entry.kind === "preflight" || isRedirected(entry, entries)) return false;
  const origin = originOf(entry, entries);
  const mode = valueOf(entry.headers, "sec-fetch-mode");
  return origin !== null && origin !== parseUrl(entry.url)?.origin && (mode === null || mode === "cors");
}

/** The origin of the page, if the request went by CORS: then it, or its preflight, has an `Origin`. */
function originOf(entry: HarEntry, entries: readonly HarEntry[]): string | null {
  const preflight = preflightOf(entry, entries);
  return valueOf(entry.headers, "origin") ?? (preflight === null ? null : valueOf(preflight.headers, "origin"));
}

/** The preflight of a request stands next to it: before it in Chromium, and in Firefox behind it. */
function preflightOf(entry: HarEntry, entries: readonly HarEntry[]): HarEntry | null {
  const index = entries.indexOf(entry);
  const isOwn = (other: HarEntry) =>
    other.kind === "preflight" && other.url === entry.url &&
    valueOf(other.headers, "access-control-request-method") === entry.method;
  return entries.slice(0, index).filter(isOwn).at(-1) ?? entries.slice(index + 1).find(isOwn) ?? null;
}

function isRedirected(entry: HarEntry, entries: readonly HarEntry[]): boolean {
  return entries.slice(0, entries.indexOf(entry)).some(({ url, status, redirectUrl }) =>
    isRedirectStatus(status) && redirectUrl !== "" && parseUrl(new URL(redirectUrl, url).href)?.href === entry.url
  );
}

/** A request that was never sent has few headers in the file: its preflight names the others. */
function toRequest({ url, method, headers, body }: HarEntry, preflight: HarEntry | null): CopiedRequest {
  const sorted = sortHeaders(headers);
  const asked = preflight === null ? [] : headersAskedFor(preflight.headers);
  const unknown = asked.filter(([name]) => valueOf(sorted.headers, name) === null);
  const origin = sorted.origin ?? (preflight === null ? null : sortHeaders(preflight.headers).origin);
  return { ...sorted, url, method, body, origin, headers: [...sorted.headers, ...unknown] };
}

/** Answers each request by the first entry that has it and was not used, from an entry on or around it. */
function replay(entries: readonly HarEntry[], start: number): Transport {
  const first = preflightOf(entries[start]!, entries);
  const from = Math.min(start, first === null ? start : entries.indexOf(first));
  const left = entries.slice(from);
  return ({ kind, method, url }) => {
    const index = left.findIndex((entry) => entry.kind === kind && entry.method === method && entry.url === url);
    const [entry] = index === -1 ? [] : left.splice(index, 1);
    return entry === undefined ? Promise.reject(new NotSentError("was not recorded")) : answerOf(entry);
  };
}

function answerOf({ status, statusText, responseHeaders, responseBody, error }: HarEntry): Promise<WireAnswer> {
  if (status >= 200) return Promise.resolve({ status, statusText, headers: responseHeaders, body: responseBody });
  // Chromium writes ERR_FAILED for what CORS refused, also for a request that was not sent.
  const isUnsent = error === null || /ERR_FAILED/.test(error);
  return Promise.reject(isUnsent ? new NotSentError("was not sent") : new Error(error));
}
