/**
 * A cache entry of the CORS-preflight cache. It allows an origin one method, or one header, at one URL.
 *
 * Departure: it has no key, since all pages of this browser share one network partition.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cache
 */
export interface CacheEntry {
  readonly byteSerializedOrigin: string;
  readonly url: string;
  /** A number of seconds. */
  maxAge: number;
  /** When the entry was stored, in milliseconds of the browser's clock. */
  storedAt: number;
  readonly credentials: boolean;
  readonly method: string | null;
  readonly headerName: string | null;
}
