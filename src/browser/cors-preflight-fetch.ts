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
import { isOkStatus, isRedirectStatus } from "../standard/statuses.ts";
import { adviseFollowing } from "./allow-origin-advice.ts";
import { corsCheck } from "./cors-check.ts";
import { cacheHeaderName, cacheMethod } from "./cors-preflight-cache.ts";
import { nameOf } from "./exchanges.ts";
import { HeaderList } from "./header-list.ts";
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts";
import { type Failure, failure, type NetworkError, networkError } from "./network-errors.ts";
import {
  adviseHeaders,
  adviseHeadersSyntax,
  adviseMethods,
  adviseMethodsSyntax,
  adviseStatus,
} from "./preflight-advice.ts";
import type { FetchRequest } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

const ALGORITHM = "CORS-preflight fetch";

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
  if (!isOkStatus(response.status)) return networkError(refuseStatus(request, response, check), response.exchange);
  return check === "success" ? readPreflightResponse(request, response) : networkError(check, response.exchange);
}

/**
 * A status that is not ok comes first, even if the CORS check fails: a server that redirects a preflight, asks for a
 * login or has no handler for OPTIONS never reaches its code for CORS, so that the missing header is no cause.
 */
function refuseStatus(request: FetchRequest, response: InternalResponse, check: "success" | Failure): Failure {
  const { status, headers, exchange } = response;
  const isRedirect = isRedirectStatus(status);
  const problem = isRedirect
    ? `is a redirect with status ${status} to ${headers.get("location") ?? "nowhere"}`
    : `has status ${status}`;
  const directly = adviseFollowing(response, request);
  const remedy = `${directly === null ? "" : `${directly}, or `}${adviseStatus(status)}`;
  const refused = { kind: isRedirect ? "preflight-redirect" : "preflight-status", subject: nameOf(exchange) } as const;
  if (check === "success") return failure({ ...refused, algorithm: ALGORITHM, step: "7", problem, remedy });
  return failure({
    ...refused,
    algorithm: check.algorithm,
    step: check.step,
    problem: `${problem}, and ${check.problem}`,
    remedy: `${remedy}, and ${check.remedy}`,
  });
}

function readPreflightResponse(request: FetchRequest, response: InternalResponse): InternalResponse | NetworkError {
  const allowMethods = response.headers.get(ALLOW_METHODS);
  const allowHeaders = response.headers.get(ALLOW_HEADERS);
  const unsafeNames = corsUnsafeRequestHeaderNames(request.headerList);
  const refuse = (given: Pick<Failure, "kind" | "step" | "problem"> & Partial<Failure>) =>
    networkError(failure({ algorithm: ALGORITHM, subject: nameOf(response.exchange), ...given }), response.exchange);
  // 7.1. Let methods be the result of extracting header list values given `Access-Control-Allow-Methods` and response's
  //      header list.
  let methods = extractTokens(allowMethods);
  // 7.2. Let headerNames be the result of extracting header list values given `Access-Control-Allow-Headers` and
  //      response's header list.
  const headerNames = extractTokens(allowHeaders);
  // 7.3. If either methods or headerNames is failure, return a network error.
  if (methods === "failure") {
    return refuse({
      kind: "allow-methods-syntax",
      step: "7.3",
      problem: `has Access-Control-Allow-Methods "${allowMethods}", which is not a list of methods`,
      header: ALLOW_METHODS,
      found: allowMethods,
      ...adviseMethodsSyntax(allowMethods!, request),
    });
  }
  if (headerNames === "failure") {
    return refuse({
      kind: "allow-headers-syntax",
      step: "7.3",
      problem: `has Access-Control-Allow-Headers "${allowHeaders}", which is not a list of header names`,
      header: ALLOW_HEADERS,
      found: allowHeaders,
      ...adviseHeadersSyntax(allowHeaders!, unsafeNames, request),
    });
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
    return refuse({
      kind: "method-not-allowed",
      step: "7.5",
      problem: `${
        tell("Access-Control-Allow-Methods", allowMethods)
      }, and the request has the method ${request.method}`,
      header: ALLOW_METHODS,
      found: allowMethods,
      missing: [request.method],
      ...adviseMethods(methods ?? [], request),
    });
  }
  // 7.6. If one of request's header list's names is a CORS non-wildcard request-header name and is not a
  //      byte-case-insensitive match for an item in headerNames, then return a network error.
  // 7.7. For each unsafeName of the CORS-unsafe request-header names with request's header list, if unsafeName is not a
  //      byte-case-insensitive match for an item in headerNames and request's credentials mode is "include" or
  //      headerNames does not contain `*`, return a network error.
  const lowerCaseNames = headerNames?.map((name) => name.toLowerCase()) ?? [];
  const hasWildcard = !withCredentials && lowerCaseNames.includes("*");
  const missing = unsafeNames.filter((name) =>
    !lowerCaseNames.includes(name) && (!hasWildcard || isCorsNonWildcardRequestHeaderName(name))
  );
  if (missing.length > 0) {
    const names = `the header${missing.length > 1 ? "s" : ""} ${missing.join(", ")}`;
    const needs = hasWildcard ? `which does not cover ${names}` : `and the request has ${names}`;
    return refuse({
      kind: hasWildcard ? "authorization-under-wildcard" : "header-not-allowed",
      step: missing.some(isCorsNonWildcardRequestHeaderName) ? "7.6" : "7.7",
      problem: `${tell("Access-Control-Allow-Headers", allowHeaders)}, ${needs}`,
      header: ALLOW_HEADERS,
      found: allowHeaders,
      missing,
      ...adviseHeaders(headerNames ?? [], missing, request),
    });
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
