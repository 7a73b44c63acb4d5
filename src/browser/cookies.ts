import { isSameSite } from "../standard/sites.ts";
import type { SameSiteMode } from "./cookie-store.ts";
import { currentUrl, type FetchRequest, redirectTaint } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

/**
 * To append a request `Cookie` header, given a request.
 *
 * @see https://fetch.spec.whatwg.org/#append-a-request-cookie-header
 */
export function appendRequestCookieHeader(request: FetchRequest): void {
  // 2. Let sameSite be the result of determining the same-site mode for request.
  const sameSite = determineSameSiteMode(request);
  // 5. Let cookies be the result of running retrieve cookies given isSecure, request's current URL's host, request's
  //    current URL's path, httpOnlyAllowed, and sameSite.
  // 7. Let value be the result of running serialize cookies given cookies.
  const value = request.userAgent.cookieStore.retrieve(currentUrl(request), sameSite);
  // 6. If cookies is empty, then return.
  // 8. Append (`Cookie`, value) to request's header list.
  if (value !== "") request.headerList.append("Cookie", value);
}

/**
 * To parse and store response `Set-Cookie` headers, given a request and a response.
 *
 * @see https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers
 */
export function parseAndStoreResponseSetCookieHeaders(request: FetchRequest, response: InternalResponse): void {
  // 5. Let sameSiteStrictOrLaxAllowed be true if the result of determine the same-site mode for request is
  //    "strict-or-less"; otherwise false.
  const sameSiteStrictOrLaxAllowed = determineSameSiteMode(request) === "strict-or-less";
  // 6. For each header of response's header list:
  // 6.1. If header's name is not a byte-case-insensitive match for `Set-Cookie`, then continue.
  for (const value of response.headers.getAll("Set-Cookie")) {
    // 6.2. Parse and store a cookie given header's value, [...], and sameSiteStrictOrLaxAllowed.
    request.userAgent.cookieStore.store(currentUrl(request), value, sameSiteStrictOrLaxAllowed);
  }
}

/**
 * To determine the same-site mode for a given request.
 *
 * @see https://fetch.spec.whatwg.org/#determine-the-same-site-mode
 */
function determineSameSiteMode(request: FetchRequest): SameSiteMode {
  const { origin, userAgent: { isPublicSuffix } } = request;
  // 4. If request's client's has cross-site ancestor is true, then return "unset-or-less".
  //    Departure: the page has no ancestors. The standard does not say it, but in every browser a page that fetches from
  //    another site sends no SameSite cookie.
  if (!isSameSite(origin, currentUrl(request).origin, isPublicSuffix)) return "unset-or-less";
  // 5. If request's redirect-taint is "cross-site", then return "unset-or-less".
  if (redirectTaint(request) === "cross-site") return "unset-or-less";
  // 6. Return "strict-or-less".
  return "strict-or-less";
}
