import type { Answer, Scenario, ScenarioFetch } from "../browser/scenarios.ts";
import type { PlaceName, Places } from "./test-origins.ts";

/** What one page does, one fetch after the other, to servers that are the row's own. */
export interface Row {
  /** A promise in plain words. */
  readonly name: string;
  /** The name of the page's origin, or null for sandboxed frames, one for each fetch: their origins are opaque. */
  readonly page: PlaceName | null;
  /** Whether the row takes place in the world of TLS and HTTP/2. */
  readonly secure: boolean;
  readonly fetches: readonly ScenarioFetch[];
  readonly server: CannedServer | WrappedServer;
  /** The requests that arrive, preflights included. */
  readonly received: readonly string[];
  /** What comes of each fetch. */
  readonly outcomes: readonly Scenario["outcome"][];
}

/** Answers by `METHOD URL`, byte by byte. */
export interface CannedServer {
  readonly answers: Readonly<Record<string, Answer>>;
}

/** A handler that `withCors` wrapped, once it is known where the page is. */
export interface WrappedServer {
  readonly wrap: (places: Places) => Handler;
}

export type Handler = (request: Request) => Response | Promise<Response>;

/** What comes of a fetch that is none: it throws before there is a request. */
export const NO_REQUEST = { algorithm: "fetch method", step: "2" };

/** Scenarios that need HTTP/2: Node's HTTP/1.1 parser knows no other methods, and Chromium streams over no other protocol. */
const NEEDS_HTTP2 = /^the method (patch|CHICKEN) |turns CHICKEN into|^a stream as a body/;

export function toRow({ name, opaque, fetch, answers, received, outcome }: Scenario): Row {
  return {
    name,
    page: opaque ? null : "{page}",
    secure: NEEDS_HTTP2.test(name),
    fetches: [fetch],
    server: { answers },
    received,
    outcomes: [outcome],
  };
}
