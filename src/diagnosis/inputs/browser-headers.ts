import { isForbiddenRequestHeaderName } from "../../standard/headers.ts";
import { serializeOrigin } from "./serialize-origin.ts";
import { type HeaderLine, valueOf } from "../wire.ts";
import type { CopiedRequest } from "./copied-request.ts";

/** What browsers set without being asked, besides what no page can set. */
const SET_BY_BROWSERS =
  /^(?:accept-language|if-modified-since|if-none-match|priority|purpose|upgrade-insecure-requests|user-agent)$/i;

/** What browsers would repeat on every request. The others are made anew, or belong to one request. */
const REPEATED = /^(?:accept-language|referer|sec-ch-ua.*|user-agent)$/i;

/** The headers of a copied request, told apart. */
type Sorted = Pick<CopiedRequest, "headers" | "browserHeaders" | "origin" | "cookie" | "credentials" | "mode">;

/**
 * Tells the headers that the page set from those that the browser added: counted as the page's, they would ask for a
 * preflight that never was.
 */
export function sortHeaders(lines: readonly HeaderLine[]): Sorted {
  const cookie = valueOf(lines, "cookie");
  const referrer = valueOf(lines, "referer");
  // Chromium and Firefox send it with cross-site requests that include credentials, and with no other.
  const includes = cookie !== null || valueOf(lines, "sec-fetch-storage-access") !== null;
  const mode = valueOf(lines, "sec-fetch-mode");
  return {
    headers: lines.filter(([name]) => !isOfBrowser(name, lines)),
    browserHeaders: lines.filter(([name]) => REPEATED.test(name)),
    origin: readOrigin(valueOf(lines, "origin")) ?? serializeOrigin(referrer),
    cookie,
    credentials: includes ? "include" : null,
    mode: mode === "cors" || mode === "no-cors" ? mode : null,
  };
}

/** `null` is the origin of sandboxed frames and of files. */
function readOrigin(value: string | null): string | null {
  return value === "null" ? value : serializeOrigin(value);
}

function isOfBrowser(name: string, lines: readonly HeaderLine[]): boolean {
  return isForbiddenRequestHeaderName(name) || SET_BY_BROWSERS.test(name) || isOfCacheMode(name, lines);
}

/** With the cache disabled, or with `cache: "no-store"`, browsers add both lines; with `cache: "no-cache"` the last. */
function isOfCacheMode(name: string, lines: readonly HeaderLine[]): boolean {
  const pragma = valueOf(lines, "pragma");
  const cacheControl = valueOf(lines, "cache-control");
  const isPair = pragma === "no-cache" && cacheControl === "no-cache";
  return /^(?:pragma|cache-control)$/i.test(name) && (isPair || (pragma === null && cacheControl === "max-age=0"));
}
