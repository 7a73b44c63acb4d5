import type { NetworkError } from "./network-errors.ts";
import type { FetchRequest } from "./requests.ts";
import type { FilteredResponse, InternalResponse } from "./responses.ts";

/** What a fetch hands from one algorithm to the next, whichever of the three it ends with. */
export type FetchResponse = InternalResponse | FilteredResponse | NetworkError;

/**
 * A fetch params is a struct used as a bookkeeping detail by the fetch algorithm.
 *
 * @see https://fetch.spec.whatwg.org/#fetch-params
 */
export interface FetchParams {
  readonly request: FetchRequest;
  /**
   * Main fetch where its recursive is true, for HTTP-redirect fetch to run: the standard's algorithms call in a circle,
   * its modules here do not.
   */
  readonly mainFetchAgain: (fetchParams: FetchParams) => Promise<FetchResponse>;
}
