import { appendRequestCookieHeader } from "./cookies.ts";
import { nameOf } from "./exchanges.ts";
import { appendFetchMetadataHeaders } from "./fetch-metadata.ts";
import { HeaderList } from "./header-list.ts";
import { httpNetworkFetch } from "./http-network-fetch.ts";
import { failure, type NetworkError, networkError } from "./network-errors.ts";
import { appendRequestOriginHeader } from "./origin-header.ts";
import { describe, type FetchRequest } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

const CONDITIONAL = ["If-Modified-Since", "If-None-Match", "If-Unmodified-Since", "If-Match", "If-Range"];

/**
 * HTTP-network-or-cache fetch.
 *
 * Departure: there is no HTTP cache, no prompt for a password and no authentication entry. A request that is answered with
 * status 421 is not sent again. `Referer` and `User-Agent` are not sent.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
 */
export async function httpNetworkOrCacheFetch(request: FetchRequest): Promise<InternalResponse | NetworkError> {
  // 8.2.1. Set httpRequest to a clone of request.
  const httpRequest: FetchRequest = { ...request, headerList: new HeaderList(request.headerList) };
  const { headerList } = httpRequest;
  // 8.3. Let includeCredentials be true if one of
  //      - request's credentials mode is "include"
  //      - request's credentials mode is "same-origin" and request's response tainting is "basic"
  //      is true; otherwise false.
  const includeCredentials = request.credentialsMode === "include" ||
    (request.credentialsMode === "same-origin" && request.responseTainting === "basic");
  // 8.5.–8.9. [...] append (`Content-Length`, contentLengthHeaderValue) to httpRequest's header list.
  const contentLength = contentLengthHeaderValue(httpRequest);
  if (contentLength !== null) headerList.append("Content-Length", contentLength);
  // 8.12. Append a request `Origin` header for httpRequest.
  appendRequestOriginHeader(httpRequest);
  // 8.13. Append the Fetch metadata headers for httpRequest.
  appendFetchMetadataHeaders(httpRequest);
  // 8.16.–8.18.
  appendCacheHeaders(httpRequest);
  // 8.19. If httpRequest's header list contains `Range`, then append (`Accept-Encoding`, `identity`) to httpRequest's
  //       header list.
  if (headerList.contains("Range")) headerList.append("Accept-Encoding", "identity");
  // 8.21. If includeCredentials is true, then:
  // 8.21.1. Append a request `Cookie` header for httpRequest.
  if (includeCredentials) appendRequestCookieHeader(httpRequest);
  // 11.1. If httpRequest's cache mode is "only-if-cached", then return a network error.
  if (httpRequest.cacheMode === "only-if-cached") {
    return networkError(failure({
      kind: "only-if-cached",
      algorithm: "HTTP-network-or-cache fetch",
      step: "11.1",
      subject: describe(request),
      problem: "may only come from the HTTP cache, and nothing is cached",
    }));
  }
  // 11.2. Let forwardResponse be the result of running HTTP-network fetch given httpFetchParams, includeCredentials,
  //       and isNewConnectionFetch.
  const response = await httpNetworkFetch(httpRequest, includeCredentials);
  // 16. If response's status is 407, then:
  // 16.1. If request's traversable for user prompts is "no-traversable", then return a network error.
  if (response.type !== "error" && response.status === 407) {
    const refused = failure({
      kind: "proxy-authentication",
      algorithm: "HTTP-network-or-cache fetch",
      step: "16.1",
      subject: nameOf(response.exchange),
      problem: "has status 407, and there is nobody to log in to a proxy",
    });
    return networkError(refused, response.exchange);
  }
  // 19. Return response.
  return response;
}

function contentLengthHeaderValue({ method, body }: FetchRequest): string | null {
  // 8.7. If httpRequest's body is null and httpRequest's method is `POST` or `PUT`, then set contentLengthHeaderValue
  //      to `0`.
  if (body === null) return method === "POST" || method === "PUT" ? "0" : null;
  // 8.8. If contentLength is non-null, then set contentLengthHeaderValue to contentLength, serialized and isomorphic
  //      encoded.
  return body.source === null ? null : String(body.source.byteLength);
}

function appendCacheHeaders({ cacheMode, headerList }: FetchRequest): void {
  // 8.16. If httpRequest's cache mode is "default" and httpRequest's header list contains `If-Modified-Since`,
  //       `If-None-Match`, `If-Unmodified-Since`, `If-Match`, or `If-Range`, then set httpRequest's cache mode to
  //       "no-store".
  const isConditional = cacheMode === "default" && CONDITIONAL.some((name) => headerList.contains(name));
  // 8.17. If httpRequest's cache mode is "no-cache", httpRequest's prevent no-cache cache-control header modification
  //       flag is unset, and httpRequest's header list does not contain `Cache-Control`, then append (`Cache-Control`,
  //       `max-age=0`) to httpRequest's header list.
  if (cacheMode === "no-cache" && !headerList.contains("Cache-Control")) {
    headerList.append("Cache-Control", "max-age=0");
  }
  // 8.18. If httpRequest's cache mode is "no-store" or "reload", then:
  if (isConditional || cacheMode === "no-store" || cacheMode === "reload") {
    // 8.18.1. If httpRequest's header list does not contain `Pragma`, then append (`Pragma`, `no-cache`) to
    //         httpRequest's header list.
    if (!headerList.contains("Pragma")) headerList.append("Pragma", "no-cache");
    // 8.18.2. If httpRequest's header list does not contain `Cache-Control`, then append (`Cache-Control`, `no-cache`)
    //         to httpRequest's header list.
    if (!headerList.contains("Cache-Control")) headerList.append("Cache-Control", "no-cache");
  }
}
