import type { IsPublicSuffix } from "../standard/sites.ts";
import type { CacheEntry } from "./cache-entry.ts";
import type { CookieStore } from "./cookie-store.ts";
import type { Exchange } from "./exchanges.ts";
import type { NetworkHandler } from "./network.ts";

/** All that the pages of one browser share. The standard calls it the user agent. */
export interface UserAgent {
  readonly network: NetworkHandler;
  /** The current time in milliseconds. */
  readonly now: () => number;
  /** The imposed limit on the max-age of cache entries, in seconds. */
  readonly maxAgeCap: number;
  readonly isPublicSuffix: IsPublicSuffix;
  corsPreflightCache: CacheEntry[];
  readonly cookieStore: CookieStore;
  readonly exchanges: Exchange[];
}
