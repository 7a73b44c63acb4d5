import { isSchemelesslySameSite } from "../standard/sites.ts";
import { nameOf } from "./exchanges.ts";
import { type Failure, failure } from "./network-errors.ts";
import { type FetchRequest, isSameOrigin } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

const NAME = "cross-origin-resource-policy";

/**
 * To perform a cross-origin resource policy check.
 *
 * Departure: no page has a Cross-Origin-Embedder-Policy, so this is the internal check with "unsafe-none".
 *
 * @see https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function crossOriginResourcePolicyCheck(request: FetchRequest, response: InternalResponse): "allowed" | Failure {
  const url = response.urlList.at(-1)!;
  // 2. Let policy be the result of getting `Cross-Origin-Resource-Policy` from response's header list.
  const policy = response.headers.get(NAME);
  // 3. If policy is neither `same-origin`, `same-site`, nor `cross-origin`, then set policy to null.
  // 5. Switch on policy:
  switch (policy) {
    // `same-origin`: If origin is same origin with response's URL's origin, then return allowed. Otherwise, return
    // blocked.
    case "same-origin":
      if (isSameOrigin(request.origin, url)) return "allowed";
      break;
    // `same-site`: If all of the following are true [...] then return allowed. Otherwise, return blocked.
    case "same-site":
      if (isSameSiteAsResponse(request, url)) return "allowed";
      break;
    // null, `cross-origin`: Return allowed.
    default:
      return "allowed";
  }
  const needed = isSameSiteAsResponse(request, url) ? "same-site" : "cross-origin";
  return failure({
    kind: "resource-policy",
    algorithm: "cross-origin resource policy check",
    step: "5",
    subject: nameOf(response.exchange),
    problem: `has Cross-Origin-Resource-Policy "${policy}", and the request's origin is "${request.origin}"`,
    remedy: `the server has to send "Cross-Origin-Resource-Policy: ${needed}"`,
    header: NAME,
    found: policy,
    needed,
  });
}

function isSameSiteAsResponse({ origin, userAgent }: FetchRequest, url: URL): boolean {
  if (origin === "null") return false;
  // - origin is schemelessly same site with response's URL's origin
  // - origin's scheme is "https" or response's URL's scheme is not "https"
  const { hostname, protocol } = new URL(origin);
  return isSchemelesslySameSite(hostname, url.hostname, userAgent.isPublicSuffix) &&
    (protocol === "https:" || url.protocol !== "https:");
}
