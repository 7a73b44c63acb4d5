import { isCorsNonWildcardRequestHeaderName } from "../standard/cors-safelisted-request-headers.ts";
import type { CacheEntry } from "./cache-entry.ts";
import { currentUrl, type FetchRequest, serializeRequestOrigin } from "./requests.ts";

/**
 * To create a new cache entry, given request, max-age, method, and headerName.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache-create-entry
 */
function createCacheEntry(
  request: FetchRequest,
  maxAge: number,
  method: string | null,
  headerName: string | null,
): void {
  // 1. Let entry be a cache entry, initialized as follows:
  const entry: CacheEntry = {
    // byte-serialized origin: The result of byte-serializing a request origin with request
    byteSerializedOrigin: serializeRequestOrigin(request),
    // URL: request's current URL
    url: currentUrl(request).href,
    maxAge,
    storedAt: request.userAgent.now(),
    // credentials: True if request's credentials mode is "include", and false otherwise
    credentials: request.credentialsMode === "include",
    method,
    headerName,
  };
  // 2. Append entry to the user agent's CORS-preflight cache.
  request.userAgent.corsPreflightCache.push(entry);
}

/**
 * To clear cache entries, given a request.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache-clear
 */
export function clearCacheEntries(request: FetchRequest): void {
  const { userAgent } = request;
  // remove any cache entries in the user agent's CORS-preflight cache whose [...] byte-serialized origin is the result
  // of byte-serializing a request origin with request, and URL is request's current URL.
  userAgent.corsPreflightCache = userAgent.corsPreflightCache.filter((entry) => !isForTheSame(entry, request));
}

/**
 * There is a method cache entry match for method using request when there is a cache entry in the user agent's
 * CORS-preflight cache for which there is a cache entry match with request and its method is method or `*`.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache-match-method
 */
export function hasMethodCacheEntryMatch(method: string, request: FetchRequest): boolean {
  return methodCacheEntryMatches(method, request).length > 0;
}

/**
 * There is a header-name cache entry match for headerName using request when there is a cache entry in the user agent's
 * CORS-preflight cache for which there is a cache entry match with request and one of
 *
 * - its header name is a byte-case-insensitive match for headerName
 * - its header name is `*` and headerName is not a CORS non-wildcard request-header name
 *
 * is true.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache-match-header
 */
export function hasHeaderNameCacheEntryMatch(headerName: string, request: FetchRequest): boolean {
  return headerNameCacheEntryMatches(headerName, request).length > 0;
}

/**
 * Allows a request a method for max-age seconds: the steps of CORS-preflight fetch for one method.
 */
export function cacheMethod(method: string, maxAge: number, request: FetchRequest): void {
  const matches = methodCacheEntryMatches(method, request);
  // 7.12. For each method in methods for which there is a method cache entry match using request, set matching entry's
  //       max-age to max-age.
  for (const entry of matches) setMaxAge(entry, maxAge, request);
  // 7.13. For each method in methods for which there is no method cache entry match using request, create a new cache
  //       entry with request, max-age, method, and null.
  if (matches.length === 0) createCacheEntry(request, maxAge, method, null);
}

/**
 * Allows a request a header for max-age seconds: the steps of CORS-preflight fetch for one header.
 */
export function cacheHeaderName(headerName: string, maxAge: number, request: FetchRequest): void {
  const matches = headerNameCacheEntryMatches(headerName, request);
  // 7.14. For each headerName in headerNames for which there is a header-name cache entry match using request, set
  //       matching entry's max-age to max-age.
  for (const entry of matches) setMaxAge(entry, maxAge, request);
  // 7.15. For each headerName in headerNames for which there is no header-name cache entry match using request, create
  //       a new cache entry with request, max-age, null, and headerName.
  if (matches.length === 0) createCacheEntry(request, maxAge, null, headerName);
}

/** Departure: an entry whose max-age is set counts as stored anew, so that its seconds start now. */
function setMaxAge(entry: CacheEntry, maxAge: number, request: FetchRequest): void {
  entry.maxAge = maxAge;
  entry.storedAt = request.userAgent.now();
}

function methodCacheEntryMatches(method: string, request: FetchRequest): CacheEntry[] {
  return cacheEntryMatches(request).filter((entry) => entry.method === method || entry.method === "*");
}

function headerNameCacheEntryMatches(headerName: string, request: FetchRequest): CacheEntry[] {
  return cacheEntryMatches(request).filter((entry) =>
    entry.headerName?.toLowerCase() === headerName.toLowerCase() ||
    (entry.headerName === "*" && !isCorsNonWildcardRequestHeaderName(headerName))
  );
}

/**
 * All entries for which there is a cache entry match with request.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache-match
 */
function cacheEntryMatches(request: FetchRequest): CacheEntry[] {
  const { userAgent } = request;
  // Cache entries must be removed after the seconds specified in their max-age field have passed since storing the
  // entry.
  const now = userAgent.now();
  userAgent.corsPreflightCache = userAgent.corsPreflightCache.filter((entry) =>
    now - entry.storedAt < entry.maxAge * 1000
  );
  // [...] and one of
  // - entry's credentials is true
  // - entry's credentials is false and request's credentials mode is not "include".
  // is true.
  return userAgent.corsPreflightCache.filter((entry) =>
    isForTheSame(entry, request) && (entry.credentials || request.credentialsMode !== "include")
  );
}

function isForTheSame(entry: CacheEntry, request: FetchRequest): boolean {
  return entry.byteSerializedOrigin === serializeRequestOrigin(request) && entry.url === currentUrl(request).href;
}
