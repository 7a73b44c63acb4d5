import type { UserAgent } from "./user-agent.ts";

/** The page whose script fetches. The standard calls it a client, or an environment settings object. */
export interface Client {
  readonly userAgent: UserAgent;
  /** The origin, serialized. It is `null` if the origin is opaque. */
  readonly origin: string;
  /** The base of relative URLs, undefined for a page that has no URL. */
  readonly apiBaseUrl: string | undefined;
}
