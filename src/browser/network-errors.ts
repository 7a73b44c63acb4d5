import type { Exchange } from "./exchanges.ts";
import type { FailureKind, PageFailureKind } from "./failure-kind.ts";

/** The part of a response that has to change, as data: what a tool needs to repair the response. */
interface Repair {
  /** The response header to change, in lower case. Null where another header value would not help. */
  readonly header: string | null;
  /** The value of that header as it was received; several lines are joined by `, `. Null where it was not sent. */
  readonly found: string | null;
  /** The value that it needs. Null where no value is safe to send, or no header is to blame. */
  readonly needed: string | null;
  /** The methods or the header names that the response does not allow, all of them. */
  readonly missing: readonly string[];
}

/** Which step of which algorithm refused, why, and what has to change. */
export interface Failure extends Repair {
  readonly kind: FailureKind;
  readonly algorithm: string;
  readonly step: string;
  /** What the failure is about: a response, a request or a URL. */
  readonly subject: string;
  /** What is wrong with it, as a predicate: `has no Access-Control-Allow-Origin`. */
  readonly problem: string;
  /** Who has to do what. Null where the problem already tells it. */
  readonly remedy: string | null;
}

/**
 * A network error is a response whose type is "error". Pages see it as a TypeError and nothing else; this one keeps the
 * reason.
 *
 * @see https://fetch.spec.whatwg.org/#concept-network-error
 */
export interface NetworkError {
  readonly type: "error";
  readonly failure: Failure;
  /** The exchange whose response was refused, null where the network was not asked. */
  readonly exchange: Exchange | null;
  /** What the network threw, if it did. */
  readonly thrown?: { readonly error: unknown };
}

/** The `cause` of a TypeError that `fetch` of a page rejects with. */
export interface FetchFailure extends Repair {
  /** What is wrong: one stable name for each thing that can be. */
  readonly kind: FailureKind;
  /** The algorithm that refused, as the standard calls it: `CORS check`. */
  readonly algorithm: string;
  /** The number of its step in the standard: `7.5` is the fifth one below the seventh. */
  readonly step: string;
  /** The exchange whose response was refused, null where the network was not asked. */
  readonly exchange: Exchange | null;
  /** What the network threw. Present only if it threw. */
  readonly error?: unknown;
}

type GivenFailure = Pick<Failure, "kind" | "algorithm" | "step" | "subject" | "problem"> & Partial<Failure>;

export function failure(given: GivenFailure): Failure {
  return { remedy: null, header: null, found: null, needed: null, missing: [], ...given };
}

export function networkError(failure: Failure, exchange: Exchange | null = null): NetworkError {
  return { type: "error", failure, exchange };
}

/** The TypeError that a page sees. Its message is for people, its `cause` is the same as data. */
export function toTypeError({ failure, exchange, thrown }: NetworkError): TypeError {
  const { subject, problem, remedy, ...data } = failure;
  const cause: FetchFailure = { ...data, exchange, ...thrown };
  const advice = remedy === null ? "" : `: ${remedy}`;
  return new TypeError(`${subject} ${problem}${advice} (${data.algorithm}, step ${data.step})`, { cause });
}

/** The TypeError that `fetch` rejects with where its arguments make no request. */
export function argumentError(
  kind: PageFailureKind,
  subject: string,
  problem: string,
  remedy: string | null = null,
): TypeError {
  // 2. Let requestObject be the result of invoking the initial value of Request as constructor [...]. If this throws an
  //    exception, reject p with it and return p.
  return toTypeError(networkError(failure({ kind, algorithm: "fetch method", step: "2", subject, problem, remedy })));
}
