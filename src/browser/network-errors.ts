import type { Exchange } from "./exchanges.ts";

/** Which step of which algorithm said no, on which values, and what the server would have to send. */
export interface Failure {
  /** The algorithm, as the standard calls it: `CORS check`. */
  readonly algorithm: string;
  /** The number of its step in the standard: `7.5` is the fifth one below the seventh. */
  readonly step: string;
  readonly message: string;
}

/**
 * A network error is a response whose type is "error". Pages learn of it as a TypeError and nothing else; this one
 * keeps the reason.
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

/** The `cause` of a TypeError that `fetch` rejects with, where the network itself threw nothing. */
export interface FetchFailure {
  /** The algorithm that refused, as the standard calls it: `CORS check`. */
  readonly algorithm: string;
  /** The number of its step in the standard: `7.5` is the fifth one below the seventh. */
  readonly step: string;
  /** The exchange whose response was refused, null where the network was not asked. */
  readonly exchange: Exchange | null;
}

export function failure(algorithm: string, step: string, message: string): Failure {
  return { algorithm, step, message };
}

export function networkError(failure: Failure, exchange: Exchange | null = null): NetworkError {
  return { type: "error", failure, exchange };
}

/**
 * The TypeError that a page sees. Its `cause` is what the network threw or, where the network answered, the place in
 * the standard that refused the answer.
 */
export function toTypeError({ failure, exchange, thrown }: NetworkError): TypeError {
  const { algorithm, step, message } = failure;
  const cause = thrown === undefined ? { algorithm, step, exchange } satisfies FetchFailure : thrown.error;
  return new TypeError(`${algorithm}, step ${step}: ${message}`, { cause });
}
