import { isSameSite } from "../standard/sites.ts";
import type { RequestBody } from "./request-body.ts";
import type { HeaderList } from "./header-list.ts";
import type { UserAgent } from "./user-agent.ts";

/**
 * A request, as far as CORS reaches. The unsafe-request flag is left out: `fetch` always sets it.
 *
 * @see https://fetch.spec.whatwg.org/#concept-request
 */
export interface FetchRequest {
  /** The browser that fetches the request. */
  readonly userAgent: UserAgent;
  method: string;
  readonly headerList: HeaderList;
  body: RequestBody | null;
  /** The origin, serialized. It is `null` if the origin is opaque. */
  readonly origin: string;
  readonly referrerPolicy: ReferrerPolicy;
  readonly mode: "same-origin" | "cors" | "no-cors";
  readonly useCorsPreflight: boolean;
  readonly credentialsMode: RequestCredentials;
  readonly cacheMode: RequestCache;
  readonly redirectMode: RequestRedirect;
  readonly urlList: URL[];
  redirectCount: number;
  responseTainting: "basic" | "cors" | "opaque";
  readonly signal: AbortSignal | null;
}

/** A request's current URL is a pointer to the last URL in request's URL list. */
export function currentUrl({ urlList }: FetchRequest): URL {
  return urlList.at(-1)!;
}

/** Whether an origin is same origin with that of a URL. An opaque origin never is. */
export function isSameOrigin(origin: string, url: URL): boolean {
  return origin !== "null" && origin === url.origin;
}

/** Formats a request for a message. */
export function describe(request: FetchRequest): string {
  return `${request.method} ${currentUrl(request).href}`;
}

/**
 * To compute the redirect-taint of a request.
 *
 * @see https://fetch.spec.whatwg.org/#concept-request-tainted-origin
 */
export function redirectTaint(request: FetchRequest): "same-origin" | "same-site" | "cross-site" {
  // 1. Assert: request's origin is not "client".
  const { origin, urlList, userAgent: { isPublicSuffix } } = request;
  // 2. Let lastURL be null.
  let lastUrl: URL | null = null;
  // 3. Let taint be "same-origin".
  let taint: "same-origin" | "same-site" = "same-origin";
  // 4. For each url of request's URL list:
  for (const url of urlList) {
    // 4.1. If lastURL is null, then set lastURL to url and continue.
    if (lastUrl === null) {
      lastUrl = url;
      continue;
    }
    // 4.2. If url's origin is not same site with lastURL's origin and request's origin is not same site with lastURL's
    //      origin, then return "cross-site".
    if (
      !isSameSite(url.origin, lastUrl.origin, isPublicSuffix) && !isSameSite(origin, lastUrl.origin, isPublicSuffix)
    ) return "cross-site";
    // 4.3. If url's origin is not same origin with lastURL's origin and request's origin is not same origin with
    //      lastURL's origin, then set taint to "same-site".
    if (!isSameOrigin(url.origin, lastUrl) && !isSameOrigin(origin, lastUrl)) taint = "same-site";
    // 4.4. Set lastURL to url.
    lastUrl = url;
  }
  // 5. Return taint.
  return taint;
}

/**
 * Serializing a request origin.
 *
 * @see https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function serializeRequestOrigin(request: FetchRequest): string {
  // 1. Assert: request's origin is not "client".
  // 2. If request's redirect-taint is not "same-origin", then return "null".
  if (redirectTaint(request) !== "same-origin") return "null";
  // 3. Return request's origin, serialized.
  return request.origin;
}
