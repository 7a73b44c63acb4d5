import { isCorsNonWildcardRequestHeaderName } from "../standard/cors-safelisted-request-headers.ts";
import { isHttpScheme } from "../standard/origins.ts";
import { REQUEST_BODY_HEADER_NAMES } from "../standard/request-body-headers.ts";
import { nameOf } from "./exchanges.ts";
import type { FetchParams, FetchResponse } from "./fetch-params.ts";
import type { FailureKind } from "./failure-kind.ts";
import { failure, networkError } from "./network-errors.ts";
import { currentUrl, isSameOrigin } from "./requests.ts";
import { type InternalResponse, locationUrl as getLocationUrl } from "./responses.ts";

/**
 * HTTP-redirect fetch.
 *
 * Departure: the `Referrer-Policy` of a redirect is ignored.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export async function httpRedirectFetch(fetchParams: FetchParams, response: InternalResponse): Promise<FetchResponse> {
  const refuse = (step: string, kind: FailureKind, problem: string, remedy: string) => {
    const subject = nameOf(response.exchange);
    const algorithm = "HTTP-redirect fetch";
    return networkError(failure({ kind, algorithm, step, subject, problem, remedy }), response.exchange);
  };
  // 1. Let request be fetchParams's request.
  const { request } = fetchParams;
  const { status } = response;
  // 3. Let locationURL be internalResponse's location URL given request's current URL's fragment.
  const locationUrl = getLocationUrl(response, currentUrl(request).hash);
  // 4. If locationURL is null, then return response.
  if (locationUrl === null) return response;
  // 5. If locationURL is failure, then return a network error.
  if (locationUrl === "failure") {
    const problem = `redirects to "${response.headers.get("location")}", which is not a URL`;
    return refuse("5", "redirect-invalid", problem, "the server has to send a URL in Location");
  }
  // 6. If locationURL's scheme is not an HTTP(S) scheme, then return a network error.
  if (!isHttpScheme(locationUrl.protocol.slice(0, -1))) {
    const problem = `redirects to ${locationUrl.href}, whose scheme is neither http nor https`;
    return refuse("6", "redirect-scheme", problem, "the server has to redirect to a URL with https");
  }
  // 7. If request's redirect count is 20, then return a network error.
  if (request.redirectCount === 20) {
    return refuse("7", "redirect-loop", "is the 21st redirect in a row", "the server has to redirect 20 times at most");
  }
  // 8. Increase request's redirect count by 1.
  request.redirectCount++;
  const includesCredentials = locationUrl.username !== "" || locationUrl.password !== "";
  const refuseCredentials = (step: string) => {
    const problem = `redirects to a URL of ${locationUrl.origin} with a user name or a password`;
    return refuse(step, "redirect-credentials", problem, "the server has to leave them out of Location");
  };
  // 9. If request's mode is "cors", locationURL includes credentials, and request's origin is not same origin with
  //    locationURL's origin, then return a network error.
  if (request.mode === "cors" && includesCredentials && !isSameOrigin(request.origin, locationUrl)) {
    return refuseCredentials("9");
  }
  // 10. If request's response tainting is "cors" and locationURL includes credentials, then return a network error.
  if (request.responseTainting === "cors" && includesCredentials) {
    return refuseCredentials("10");
  }
  // 11. If internalResponse's status is not 303, request's body is non-null, and request's body's source is null, then
  //     return a network error.
  if (status !== 303 && request.body !== null && request.body.source === null) {
    const problem = `has status ${status}, and the request's body is a stream, which cannot be sent again`;
    const remedy = "the server has to redirect with status 303, or the page has to send a body that is not a stream";
    return refuse("11", "redirect-body-stream", problem, remedy);
  }
  // 12. If one of the following is true
  //     - internalResponse's status is 301 or 302 and request's method is `POST`
  //     - internalResponse's status is 303 and request's method is not `GET` or `HEAD`
  //     then:
  if (
    ((status === 301 || status === 302) && request.method === "POST") ||
    (status === 303 && request.method !== "GET" && request.method !== "HEAD")
  ) {
    // 12.1. Set request's method to `GET` and request's body to null.
    request.method = "GET";
    request.body = null;
    // 12.2. For each headerName of request-body-header name, delete headerName from request's header list.
    for (const headerName of REQUEST_BODY_HEADER_NAMES) request.headerList.delete(headerName);
  }
  // 13. If request's current URL's origin is not same origin with locationURL's origin, then for each headerName of
  //     CORS non-wildcard request-header name, delete headerName from request's header list.
  if (!isSameOrigin(currentUrl(request).origin, locationUrl)) {
    for (const [name] of request.headerList) {
      if (isCorsNonWildcardRequestHeaderName(name)) request.headerList.delete(name);
    }
  }
  // 18. Append locationURL to request's URL list.
  request.urlList.push(locationUrl);
  // 22. Return the result of running main fetch given fetchParams and recursive.
  return await fetchParams.mainFetchAgain(fetchParams);
}
