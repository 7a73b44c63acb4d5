import type { UserAgent } from "./user-agent.ts";

/** Whose script fetches: what the standard calls a client, an environment settings object. */
export interface Client {
  readonly userAgent: UserAgent;
  /** The origin, serialized: `null` stands for an opaque one. */
  readonly origin: string;
  /** What relative URLs are relative to, undefined where nothing is. */
  readonly apiBaseUrl: string | undefined;
}
