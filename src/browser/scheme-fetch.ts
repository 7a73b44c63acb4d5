import { isHttpScheme } from "../standard/origins.ts";
import type { FetchParams, FetchResponse } from "./fetch-params.ts";
import { httpFetch } from "./http-fetch.ts";
import { failure, networkError } from "./network-errors.ts";
import { currentUrl, describe } from "./requests.ts";

/**
 * Scheme fetch.
 *
 * Departure: `about`, `blob` and `data` URLs are network errors, since CORS does not concern them.
 *
 * @see https://fetch.spec.whatwg.org/#concept-scheme-fetch
 */
export async function schemeFetch(fetchParams: FetchParams): Promise<FetchResponse> {
  // 3. Switch on request's current URL's scheme and run the associated steps:
  const { request } = fetchParams;
  // HTTP(S) scheme: Return the result of running HTTP fetch given fetchParams.
  if (isHttpScheme(currentUrl(request).protocol.slice(0, -1))) return await httpFetch(fetchParams);
  // 4. Return a network error.
  return networkError(failure({
    kind: "url-scheme",
    algorithm: "scheme fetch",
    step: "4",
    subject: describe(request),
    problem: "has a scheme that is neither http nor https",
  }));
}
