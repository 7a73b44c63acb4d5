import type { NetworkError } from "./network-errors.ts";
import type { FetchRequest } from "./requests.ts";
import type { FilteredResponse, InternalResponse } from "./responses.ts";

/** The result of an algorithm: a response, a filtered response or a network error. */
export type FetchResponse = InternalResponse | FilteredResponse | NetworkError;

/**
 * A fetch params is a struct used as a bookkeeping detail by the fetch algorithm.
 *
 * @see https://fetch.spec.whatwg.org/#fetch-params
 */
export interface FetchParams {
  readonly request: FetchRequest;
  /**
   * Main fetch with recursive set to true, which HTTP-redirect fetch runs. It is handed down because the standard's
   * algorithms call each other in a circle, and the modules here must not.
   */
  readonly mainFetchAgain: (fetchParams: FetchParams) => Promise<FetchResponse>;
}
