import { corsUnsafeRequestHeaderNames } from "../standard/cors-safelisted-request-headers.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { isRedirectStatus } from "../standard/statuses.ts";
import { corsCheck } from "./cors-check.ts";
import { hasHeaderNameCacheEntryMatch, hasMethodCacheEntryMatch } from "./cors-preflight-cache.ts";
import { corsPreflightFetch } from "./cors-preflight-fetch.ts";
import { crossOriginResourcePolicyCheck } from "./cross-origin-resource-policy.ts";
import { nameOf } from "./exchanges.ts";
import type { FetchParams, FetchResponse } from "./fetch-params.ts";
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts";
import { httpRedirectFetch } from "./http-redirect-fetch.ts";
import { failure, networkError } from "./network-errors.ts";
import type { FetchRequest } from "./requests.ts";
import { type InternalResponse, opaqueRedirectFilteredResponse } from "./responses.ts";

/**
 * HTTP fetch.
 *
 * Departure: there are no service workers. There is no TAO check, since pages cannot read timing.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-fetch
 */
export async function httpFetch(fetchParams: FetchParams, makeCorsPreflight = false): Promise<FetchResponse> {
  // 1. Let request be fetchParams's request.
  const { request } = fetchParams;
  // 4. If response is null, then:
  // 4.1. If makeCORSPreflight is true and one of these conditions is true: [...] Then:
  if (makeCorsPreflight && needsCorsPreflight(request)) {
    // 4.1.1. Let preflightResponse be the result of running CORS-preflight fetch given request.
    const preflightResponse = await corsPreflightFetch(request);
    // 4.1.2. If preflightResponse is a network error, then return preflightResponse.
    if (preflightResponse.type === "error") return preflightResponse;
  }
  // 4.3. Set response and internalResponse to the result of running HTTP-network-or-cache fetch given fetchParams.
  const response = await httpNetworkOrCacheFetch(request);
  if (response.type === "error") return response;
  // 4.4. If request's response tainting is "cors" and a CORS check for request and response returns failure, then
  //      return a network error.
  if (request.responseTainting === "cors") {
    const check = corsCheck(request, response);
    if (check !== "success") return networkError(check, response.exchange);
  }
  // 5. If either request's response tainting or response's type is "opaque", and the cross-origin resource policy check
  //    with request's origin, request's client, request's destination, and internalResponse returns blocked, then
  //    return a network error.
  if (request.responseTainting === "opaque") {
    const check = crossOriginResourcePolicyCheck(request, response);
    if (check !== "allowed") return networkError(check, response.exchange);
  }
  // 6. If internalResponse's status is a redirect status:
  if (isRedirectStatus(response.status)) return await handleRedirect(fetchParams, response);
  // 7. Return response.
  return response;
}

function needsCorsPreflight(request: FetchRequest): boolean {
  // There is no method cache entry match for request's method using request, and either request's method is not a
  // CORS-safelisted method or request's use-CORS-preflight flag is set.
  const isUnsafeMethod = !isCorsSafelistedMethod(request.method) || request.useCorsPreflight;
  if (isUnsafeMethod && !hasMethodCacheEntryMatch(request.method, request)) return true;
  // There is at least one item in the CORS-unsafe request-header names with request's header list for which there is no
  // header-name cache entry match using request.
  const unsafeNames = corsUnsafeRequestHeaderNames(request.headerList);
  return unsafeNames.some((name) => !hasHeaderNameCacheEntryMatch(name, request));
}

async function handleRedirect(fetchParams: FetchParams, response: InternalResponse): Promise<FetchResponse> {
  // 6.2. Switch on request's redirect mode:
  switch (fetchParams.request.redirectMode) {
    // "error": Set response to a network error.
    case "error": {
      const refused = failure({
        kind: "redirect-error",
        algorithm: "HTTP fetch",
        step: "6.2",
        subject: nameOf(response.exchange),
        problem: `is a redirect, and the request has the redirect mode "error"`,
      });
      return networkError(refused, response.exchange);
    }
    // "manual": Otherwise, set response to an opaque-redirect filtered response whose internal response is
    // internalResponse.
    case "manual":
      return opaqueRedirectFilteredResponse(response);
    // "follow": Set response to the result of running HTTP-redirect fetch given fetchParams and response.
    case "follow":
      return await httpRedirectFetch(fetchParams, response);
  }
}
