import { corsUnsafeRequestHeaderNames } from "../standard/cors-safelisted-request-headers.ts";
import { extractTokens } from "../standard/header-values.ts";
import { EXPOSE_HEADERS } from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { isHttpScheme } from "../standard/origins.ts";
import { isNullBodyStatus } from "../standard/statuses.ts";
import { clearCacheEntries } from "./cors-preflight-cache.ts";
import type { FetchParams, FetchResponse } from "./fetch-params.ts";
import { httpFetch } from "./http-fetch.ts";
import { completeUrl } from "./missing-scheme.ts";
import { type Failure, failure, type NetworkError, networkError } from "./network-errors.ts";
import { currentUrl, describe, type FetchRequest, isSameOrigin } from "./requests.ts";
import {
  basicFilteredResponse,
  corsFilteredResponse,
  type FilteredResponse,
  type InternalResponse,
  opaqueFilteredResponse,
} from "./responses.ts";
import { schemeFetch } from "./scheme-fetch.ts";

/**
 * Main fetch.
 *
 * Departure: only CORS blocks a request. There is no Content Security Policy, no mixed content, no HSTS, no bad port and no
 * integrity metadata.
 *
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function mainFetch(request: FetchRequest): Promise<FilteredResponse | NetworkError> {
  const response = await mainFetchAgain({ request, mainFetchAgain });
  if (response.type === "error") return response;
  // 14. If response is not a network error and response is not a filtered response, then:
  // 14.2. Set response to the following filtered response with response as its internal response, depending on
  //       request's response tainting:
  const filtered = response.type === "default" ? filter(request, response) : response;
  // 15. Let internalResponse be response, if response is a network error; otherwise response's internal response.
  const { internalResponse } = filtered;
  // 21. If response is not a network error and either request's method is `HEAD` or `CONNECT`, or internalResponse's
  //     status is a null body status, set internalResponse's body to null and disregard any enqueuing toward it (if
  //     any).
  if (request.method === "HEAD" || isNullBodyStatus(internalResponse.status)) {
    internalResponse.body?.cancel().catch(() => {});
    internalResponse.body = null;
  }
  // 23. Otherwise, run fetch response handover given fetchParams and response.
  return filtered;
}

/** The steps of main fetch that a redirect runs again: up to 13, "If recursive is true, then return response". */
async function mainFetchAgain(fetchParams: FetchParams): Promise<FetchResponse> {
  // 1. Let request be fetchParams's request.
  const { request } = fetchParams;
  const url = currentUrl(request);
  // 12. If response is null, then set response to the result of running the steps corresponding to the first matching
  //     statement:
  // request's current URL's origin is same origin with request's origin, and request's response tainting is "basic"
  if (isSameOrigin(request.origin, url) && request.responseTainting === "basic") {
    // 1. Set request's response tainting to "basic".
    // 2. Return the result of running override fetch given "scheme-fetch" and fetchParams.
    return schemeFetch(fetchParams);
  }
  // request's mode is "same-origin"
  if (request.mode === "same-origin") {
    // Return a network error.
    return refuse(request, {
      kind: "mode-same-origin",
      problem: `is not same origin with the page at ${request.origin}, and its mode is "same-origin"`,
      remedy: `the page has to use the mode "cors"`,
    });
  }
  // request's mode is "no-cors"
  if (request.mode === "no-cors") {
    // 1. If request's redirect mode is not "follow", then return a network error.
    if (request.redirectMode !== "follow") {
      return refuse(request, {
        kind: "no-cors-redirect",
        problem: `has the mode "no-cors" and the redirect mode "${request.redirectMode}"`,
        remedy: `the page has to use the redirect mode "follow"`,
      });
    }
    // 2. Set request's response tainting to "opaque".
    request.responseTainting = "opaque";
    // 3. Return the result of running override fetch given "scheme-fetch" and fetchParams.
    return schemeFetch(fetchParams);
  }
  // request's current URL's scheme is not an HTTP(S) scheme
  if (!isHttpScheme(url.protocol.slice(0, -1))) {
    // Return a network error.
    const meant = completeUrl(url.href);
    return refuse(request, {
      kind: "url-scheme",
      problem: "has a scheme that is neither http nor https",
      remedy: meant === null ? null : `the page has to write "${meant.href}"`,
    });
  }
  // 1. Set request's response tainting to "cors".
  request.responseTainting = "cors";
  // request's use-CORS-preflight flag is set
  // request's unsafe-request flag is set and either request's method is not a CORS-safelisted method or CORS-unsafe
  // request-header names with request's header list is not empty
  if (
    request.useCorsPreflight || !isCorsSafelistedMethod(request.method) ||
    corsUnsafeRequestHeaderNames(request.headerList).length > 0
  ) {
    // 2. Let corsWithPreflightResponse be the result of running override fetch given "http-fetch", fetchParams, and
    //    true.
    const corsWithPreflightResponse = await httpFetch(fetchParams, true);
    // 3. If corsWithPreflightResponse is a network error, then clear cache entries using request.
    if (corsWithPreflightResponse.type === "error") clearCacheEntries(request);
    // 4. Return corsWithPreflightResponse.
    return corsWithPreflightResponse;
  }
  // Otherwise
  // 2. Return the result of running override fetch given "http-fetch" and fetchParams.
  return await httpFetch(fetchParams);
}

/** Refuses a request at step 12, before it is sent. */
function refuse(request: FetchRequest, given: Pick<Failure, "kind" | "problem"> & Partial<Failure>): NetworkError {
  return networkError(failure({ algorithm: "main fetch", step: "12", subject: describe(request), ...given }));
}

function filter(request: FetchRequest, response: InternalResponse): FilteredResponse {
  switch (request.responseTainting) {
    // "basic": basic filtered response
    case "basic":
      return basicFilteredResponse(response);
    // "cors": CORS filtered response
    case "cors":
      exposeHeaderNames(request, response);
      return corsFilteredResponse(response);
    // "opaque": opaque filtered response
    case "opaque":
      return opaqueFilteredResponse(response);
  }
}

function exposeHeaderNames(request: FetchRequest, response: InternalResponse): void {
  // 14.1. If request's response tainting is "cors", then:
  // 14.1.1. Let headerNames be the result of extracting header list values given `Access-Control-Expose-Headers` and
  //         response's header list.
  const headerNames = extractTokens(response.headers.get(EXPOSE_HEADERS));
  // 14.1.2. If request's credentials mode is not "include" and headerNames contains `*`, then set response's
  //         CORS-exposed header-name list to all unique header names in response's header list.
  if (request.credentialsMode !== "include" && headerNames?.includes("*")) {
    response.corsExposedHeaderNames = [...response.headers].map(([name]) => name);
  } // 14.1.3. Otherwise, if headerNames is non-null or failure, then set response's CORS-exposed header-name list to
  //         headerNames. (That is, if it is neither null nor failure.)
  else if (headerNames !== null && headerNames !== "failure") response.corsExposedHeaderNames = headerNames;
}
