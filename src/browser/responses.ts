import { isCorsSafelistedResponseHeaderName } from "../standard/cors-safelisted-response-headers.ts";
import { isForbiddenResponseHeaderName } from "../standard/headers.ts";
import { isRedirectStatus } from "../standard/statuses.ts";
import type { Exchange } from "./exchanges.ts";
import { HeaderList } from "./header-list.ts";

/**
 * A response, as it came over the network. `Set-Cookie` is among its `headers`.
 *
 * @see https://fetch.spec.whatwg.org/#concept-response
 */
export interface InternalResponse {
  readonly type: "default";
  readonly urlList: readonly URL[];
  readonly status: number;
  readonly statusMessage: string;
  readonly headers: HeaderList;
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  corsExposedHeaderNames: readonly string[];
  readonly exchange: Exchange;
}

/**
 * A filtered response is a response that offers a limited view on an associated response.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response
 */
export interface FilteredResponse extends Pick<InternalResponse, "urlList" | "status" | "statusMessage" | "headers"> {
  readonly type: "basic" | "cors" | "opaque" | "opaqueredirect";
  readonly internalResponse: InternalResponse;
}

/**
 * A basic filtered response is a filtered response whose type is "basic" and header list excludes any headers in
 * internal response's header list whose name is a forbidden response-header name.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-basic
 */
export function basicFilteredResponse(internalResponse: InternalResponse): FilteredResponse {
  const headers = filterHeaders(internalResponse.headers, (name) => !isForbiddenResponseHeaderName(name));
  return { ...internalResponse, type: "basic", headers, internalResponse };
}

/**
 * A CORS filtered response is a filtered response whose type is "cors" and header list excludes any headers in internal
 * response's header list whose name is not a CORS-safelisted response-header name, given internal response's
 * CORS-exposed header-name list.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function corsFilteredResponse(internalResponse: InternalResponse): FilteredResponse {
  const { corsExposedHeaderNames } = internalResponse;
  const headers = filterHeaders(
    internalResponse.headers,
    (name) => isCorsSafelistedResponseHeaderName(name, corsExposedHeaderNames),
  );
  return { ...internalResponse, type: "cors", headers, internalResponse };
}

/**
 * An opaque filtered response is a filtered response whose type is "opaque", URL list is « », status is 0, status
 * message is the empty byte sequence, header list is « », body is null, and body info is a new response body info.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-opaque
 */
export function opaqueFilteredResponse(internalResponse: InternalResponse): FilteredResponse {
  return { type: "opaque", urlList: [], status: 0, statusMessage: "", headers: new HeaderList(), internalResponse };
}

/**
 * An opaque-redirect filtered response is a filtered response whose type is "opaqueredirect", status is 0, status
 * message is the empty byte sequence, header list is « », body is null, and body info is a new response body info.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
 */
export function opaqueRedirectFilteredResponse(internalResponse: InternalResponse): FilteredResponse {
  const { urlList } = internalResponse;
  return { type: "opaqueredirect", urlList, status: 0, statusMessage: "", headers: new HeaderList(), internalResponse };
}

function filterHeaders(headers: HeaderList, isVisible: (name: string) => boolean): HeaderList {
  return new HeaderList([...headers].filter(([name]) => isVisible(name)));
}

/**
 * The location URL of a response, given null or an ASCII string requestFragment.
 *
 * @see https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: InternalResponse, requestFragment: string): URL | "failure" | null {
  // 1. If response's status is not a redirect status, then return null.
  if (!isRedirectStatus(response.status)) return null;
  // 2. Let location be the result of extracting header list values given `Location` and response's header list.
  //    Departure: the grammar of Location is not enforced. No browser does.
  const location = response.headers.get("location");
  if (location === null) return null;
  // 3. If location is a header value, then set location to the result of parsing location with response's URL.
  let url: URL;
  try {
    url = new URL(location, response.urlList.at(-1));
  } catch {
    return "failure";
  }
  // 4. If location is a URL whose fragment is null, then set location's fragment to requestFragment.
  if (!url.href.includes("#")) url.hash = requestFragment;
  // 5. Return location.
  return url;
}
