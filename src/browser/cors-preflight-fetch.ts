import {
  corsUnsafeRequestHeaderNames,
  isCorsNonWildcardRequestHeaderName,
} from "../standard/cors-safelisted-request-headers.ts";
import { extractDeltaSeconds, extractTokens } from "../standard/header-values.ts";
import {
  ALLOW_HEADERS,
  ALLOW_METHODS,
  MAX_AGE,
  REQUEST_HEADERS,
  REQUEST_METHOD,
} from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod } from "../standard/methods.ts";
import { isOkStatus } from "../standard/statuses.ts";
import { corsCheck } from "./cors-check.ts";
import { cacheHeaderName, cacheMethod } from "./cors-preflight-cache.ts";
import { nameOf } from "./exchanges.ts";
import { HeaderList } from "./header-list.ts";
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts";
import { failure, type NetworkError, networkError } from "./network-errors.ts";
import type { FetchRequest } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

/**
 * CORS-preflight fetch.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export async function corsPreflightFetch(request: FetchRequest): Promise<InternalResponse | NetworkError> {
  // 1. Let preflight be a new request whose method is `OPTIONS`, URL list is a clone of request's URL list, initiator
  //    is request's initiator, destination is request's destination, origin is request's origin, referrer is request's
  //    referrer, referrer policy is request's referrer policy, mode is "cors", response tainting is "cors", and
  //    WebDriver id is request's WebDriver id.
  const preflight: FetchRequest = {
    ...request,
    method: "OPTIONS",
    headerList: new HeaderList(),
    body: null,
    urlList: [...request.urlList],
    mode: "cors",
    useCorsPreflight: false,
    credentialsMode: "same-origin",
    cacheMode: "default",
    redirectMode: "follow",
    redirectCount: 0,
    responseTainting: "cors",
  };
  // 2. Append (`Accept`, `*/*`) to preflight's header list.
  preflight.headerList.append("Accept", "*/*");
  // 3. Append (`Access-Control-Request-Method`, request's method) to preflight's header list.
  preflight.headerList.append(REQUEST_METHOD, request.method);
  // 4. Let headers be the CORS-unsafe request-header names with request's header list.
  const headers = corsUnsafeRequestHeaderNames(request.headerList);
  // 5. If headers is not empty, then:
  // 5.1. Let value be the items in headers separated from each other by `,`.
  // 5.2. Append (`Access-Control-Request-Headers`, value) to preflight's header list.
  if (headers.length > 0) preflight.headerList.append(REQUEST_HEADERS, headers.join(","));
  // 6. Let response be the result of running HTTP-network-or-cache fetch given a new fetch params whose request is
  //    preflight.
  const response = await httpNetworkOrCacheFetch(preflight);
  // 7. If a CORS check for request and response returns success and response's status is an ok status, then:
  // 8. Otherwise, return a network error.
  if (response.type === "error") return response;
  const check = corsCheck(request, response);
  if (check !== "success") return networkError(check, response.exchange);
  if (isOkStatus(response.status)) return readPreflightResponse(request, response);
  const message = `${nameOf(response.exchange)} has status ${response.status}`;
  const remedy = "the server has to answer a preflight with a status from 200 to 299";
  return networkError(failure("CORS-preflight fetch", "7", `${message}: ${remedy}`), response.exchange);
}

function readPreflightResponse(request: FetchRequest, response: InternalResponse): InternalResponse | NetworkError {
  const allowMethods = response.headers.get(ALLOW_METHODS);
  const allowHeaders = response.headers.get(ALLOW_HEADERS);
  const refuse = (step: string, found: string, remedy: string) => {
    const message = `${nameOf(response.exchange)} ${found}: ${remedy}`;
    return networkError(failure("CORS-preflight fetch", step, message), response.exchange);
  };
  // 7.1. Let methods be the result of extracting header list values given `Access-Control-Allow-Methods` and response's
  //      header list.
  let methods = extractTokens(allowMethods);
  // 7.2. Let headerNames be the result of extracting header list values given `Access-Control-Allow-Headers` and
  //      response's header list.
  const headerNames = extractTokens(allowHeaders);
  // 7.3. If either methods or headerNames is failure, return a network error.
  if (methods === "failure") {
    const found = `has Access-Control-Allow-Methods "${allowMethods}"`;
    return refuse("7.3", found, "the server has to send methods, separated by commas");
  }
  if (headerNames === "failure") {
    const found = `has Access-Control-Allow-Headers "${allowHeaders}"`;
    return refuse("7.3", found, "the server has to send header names, separated by commas");
  }
  // 7.4. If methods is null and request's use-CORS-preflight flag is set, then set methods to a new list containing
  //      request's method.
  if (methods === null && request.useCorsPreflight) methods = [request.method];
  const withCredentials = request.credentialsMode === "include";
  // 7.5. If request's method is not in methods, request's method is not a CORS-safelisted method, and request's
  //      credentials mode is "include" or methods does not contain `*`, then return a network error.
  if (
    !methods?.includes(request.method) && !isCorsSafelistedMethod(request.method) &&
    (withCredentials || !methods?.includes("*"))
  ) {
    const list = tell("Access-Control-Allow-Methods", allowMethods);
    const found = `${list}, and the request's method is ${request.method}`;
    return refuse("7.5", found, methodRemedy(methods ?? [], request));
  }
  const lowerCaseNames = headerNames?.map((name) => name.toLowerCase()) ?? [];
  const refuseHeader = (step: string, name: string) => {
    const found = `${tell("Access-Control-Allow-Headers", allowHeaders)}, and the request has the header ${name}`;
    const list = listWith(headerNames ?? [], name, withCredentials);
    return refuse(step, found, `the server has to send "Access-Control-Allow-Headers: ${list}"`);
  };
  // 7.6. If one of request's header list's names is a CORS non-wildcard request-header name and is not a
  //      byte-case-insensitive match for an item in headerNames, then return a network error.
  for (const [name] of request.headerList) {
    if (isCorsNonWildcardRequestHeaderName(name) && !lowerCaseNames.includes(name.toLowerCase())) {
      return refuseHeader("7.6", name.toLowerCase());
    }
  }
  // 7.7. For each unsafeName of the CORS-unsafe request-header names with request's header list, if unsafeName is not a
  //      byte-case-insensitive match for an item in headerNames and request's credentials mode is "include" or
  //      headerNames does not contain `*`, return a network error.
  for (const unsafeName of corsUnsafeRequestHeaderNames(request.headerList)) {
    if (!lowerCaseNames.includes(unsafeName) && (withCredentials || !lowerCaseNames.includes("*"))) {
      return refuseHeader("7.7", unsafeName);
    }
  }
  // 7.8. Let max-age be the result of extracting header list values given `Access-Control-Max-Age` and response's
  //      header list.
  let maxAge = extractDeltaSeconds(response.headers.get(MAX_AGE));
  // 7.9. If max-age is failure or null, then set max-age to 5.
  if (maxAge === "failure" || maxAge === null) maxAge = 5;
  // 7.10. If max-age is greater than an imposed limit on max-age, then set max-age to the imposed limit.
  maxAge = Math.min(maxAge, request.userAgent.maxAgeCap);
  // 7.12.–7.15.
  for (const method of methods ?? []) cacheMethod(method, maxAge, request);
  for (const headerName of headerNames ?? []) cacheHeaderName(headerName, maxAge, request);
  // 7.16. Return response.
  return response;
}

function tell(name: string, value: string | null): string {
  return value === null ? `has no ${name}` : `has ${name} "${value}"`;
}

function methodRemedy(methods: readonly string[], { method, credentialsMode }: FetchRequest): string {
  const inAnotherCase = methods.find((allowed) => allowed.toUpperCase() === method.toUpperCase());
  if (inAnotherCase !== undefined) return `methods are case-sensitive, so the page has to write "${inAnotherCase}"`;
  const list = listWith(methods, method, credentialsMode === "include");
  return `the server has to send "Access-Control-Allow-Methods: ${list}"`;
}

/** What a list has to be: as it is and one element more, without the `*` that is no wildcard for credentials. */
function listWith(list: readonly string[], element: string, withCredentials: boolean): string {
  return [...list.filter((other) => !withCredentials || other !== "*"), element].join(", ");
}
