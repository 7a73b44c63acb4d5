import type { Handler, PolicyName } from "../cases.ts";

/** A framework around a handler, without CORS and with its own. */
export interface Peer {
  readonly name: string;
  readonly without: (handler: Handler) => Handler;
  /** Null where the peer has no words for the policy. */
  readonly with: (policy: PolicyName, handler: Handler) => Handler | null;
}

export const METHODS = ["GET", "PUT", "DELETE"];
export const HEADERS = ["authorization", "content-type", "x-request-id"];
export const MAX_AGE = 600;
/** What the others call a pattern. */
export const PATTERN = /^https:\/\/(?:[a-z0-9_-]+\.)+example\.com$/;
