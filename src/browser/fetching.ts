import { mainFetch } from "./main-fetch.ts";
import type { NetworkError } from "./network-errors.ts";
import type { FetchRequest } from "./requests.ts";
import type { FilteredResponse } from "./responses.ts";

/**
 * To fetch a request.
 *
 * Departure: only the steps that matter for CORS are done. There are no preloaded resources and no priorities, and
 * `Accept-Language` is not sent.
 *
 * @see https://fetch.spec.whatwg.org/#concept-fetch
 */
export function fetching(request: FetchRequest): Promise<FilteredResponse | NetworkError> {
  // 12. If request's header list does not contain `Accept`, then:
  // 12.1. Let value be `*/*`.
  // 12.4. Append (`Accept`, value) to request's header list.
  if (!request.headerList.contains("Accept")) request.headerList.append("Accept", "*/*");
  // 17. Run main fetch given fetchParams.
  return mainFetch(request);
}
