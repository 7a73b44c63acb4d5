import type { Observation } from "../run-engine.ts";

/** Where an engine does not as the standard says. It is asserted like the rest, so that we hear when that ends. */
export interface Deviation {
  /** Goes on after the name of a row. */
  readonly but: string;
  /** By the names of rows: what differs from the observation of our browser. */
  readonly rows: Readonly<Record<string, Partial<Observation>>>;
}

/** All of an engine's. */
export interface Deviations {
  /** The version that they were seen in. */
  readonly seenIn: string;
  readonly deviations: readonly Deviation[];
}

/** What a page sees of `{api}/x` when that is shared with it. */
export const READ = {
  type: "cors",
  status: 200,
  url: "{api}/x",
  redirected: false,
  headers: [],
  body: "secret",
} as const;

/** The same, where the body came without a Content-Type of its own. */
export const READ_TEXT = { ...READ, headers: [["content-type", "text/plain;charset=UTF-8"]] } as const;

/** Tells a preflight to `{api}/x`, or to another URL and with another origin. */
export function asks(method: string, names: string, url = "{api}/x", origin = "{page}"): string {
  return `OPTIONS ${url} origin=${origin} access-control-request-method=${method}` +
    (names === "" ? "" : ` access-control-request-headers=${names}`);
}

/** Tells the request that a preflight asked for. */
export function sent(method: string, ...headers: string[]): string {
  return [`${method} {api}/x origin={page}`, ...headers].join(" ");
}
