import { isHttpScheme, isLoopbackHost } from "../standard/origins.ts";
import { isSameSite } from "../standard/sites.ts";
import { currentUrl, type FetchRequest, isSameOrigin } from "./requests.ts";

/**
 * To append the Fetch metadata headers for a request.
 *
 * @see https://w3c.github.io/webappsec-fetch-metadata/#fetch-integration
 */
export function appendFetchMetadataHeaders(request: FetchRequest): void {
  // 1. If r's url is not an potentially trustworthy URL, return.
  if (!isPotentiallyTrustworthy(currentUrl(request))) return;
  // 2. Set the `Sec-Fetch-Dest` header for r.
  //    If r's destination is the empty string, set header's value to the string "empty".
  request.headerList.append("Sec-Fetch-Dest", "empty");
  // 3. Set the `Sec-Fetch-Mode` header for r.
  //    Set header's value to r's mode.
  request.headerList.append("Sec-Fetch-Mode", request.mode);
  // 4. Set the `Sec-Fetch-Site` header for r.
  request.headerList.append("Sec-Fetch-Site", siteOf(request));
  // 5. Set the `Sec-Fetch-User` header for r.
  //    If r is not a navigation request, [...] return.
}

function siteOf({ origin, urlList, userAgent }: FetchRequest): "same-origin" | "same-site" | "cross-site" {
  // 3. Set header's value to same-origin.
  let header: "same-origin" | "same-site" = "same-origin";
  // 5. If header's value is not none, then for each url in r's url list:
  for (const url of urlList) {
    // 5.1. If url is same origin with r's origin, continue.
    if (isSameOrigin(origin, url)) continue;
    // 5.2. Set header's value to cross-site.
    // 5.3. If r's origin is not same site with url's origin, then break.
    if (!isSameSite(origin, url.origin, userAgent.isPublicSuffix)) return "cross-site";
    // 5.4. Set header's value to same-site.
    header = "same-site";
  }
  return header;
}

/** @see https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
function isPotentiallyTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (isHttpScheme(protocol.slice(0, -1)) && isLoopbackHost(hostname));
}
