import { currentUrl, type FetchRequest, isSameOrigin, serializeRequestOrigin } from "./requests.ts";

/**
 * To append a request `Origin` header, given a request.
 *
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function appendRequestOriginHeader(request: FetchRequest): void {
  // 1. Assert: request's origin is not "client".
  // 2. Let serializedOrigin be the result of byte-serializing a request origin with request.
  const serializedOrigin = serializeRequestOrigin(request);
  // 3. If request's response tainting is "cors" or request's mode is either "websocket" or "webtransport", then append
  //    (`Origin`, serializedOrigin) to request's header list.
  if (request.responseTainting === "cors") request.headerList.append("Origin", serializedOrigin);
  // 4. Otherwise, if request's method is neither `GET` nor `HEAD`, then:
  else if (request.method !== "GET" && request.method !== "HEAD") {
    // 4.1. If request's mode is not "cors", then switch on request's referrer policy:
    // 4.2. Append (`Origin`, serializedOrigin) to request's header list.
    const isHidden = request.mode !== "cors" && hidesOrigin(request);
    request.headerList.append("Origin", isHidden ? "null" : serializedOrigin);
  }
}

/** Whether the referrer policy of a request makes its `Origin` header `null`. */
function hidesOrigin(request: FetchRequest): boolean {
  switch (request.referrerPolicy) {
    // "no-referrer": Set serializedOrigin to `null`.
    case "no-referrer":
      return true;
    // "no-referrer-when-downgrade", "strict-origin", "strict-origin-when-cross-origin": If request's origin is a tuple
    // origin, its scheme is "https", and request's current URL's scheme is not "https", then set serializedOrigin to
    // `null`. Main fetch sets the empty string to the page's own policy, which here is the default one.
    case "":
    case "no-referrer-when-downgrade":
    case "strict-origin":
    case "strict-origin-when-cross-origin":
      return request.origin.startsWith("https:") && currentUrl(request).protocol !== "https:";
    // "same-origin": If request's origin is not same origin with request's current URL's origin, then set
    // serializedOrigin to `null`.
    case "same-origin":
      return !isSameOrigin(request.origin, currentUrl(request));
    // Otherwise: Do nothing.
    default:
      return false;
  }
}
