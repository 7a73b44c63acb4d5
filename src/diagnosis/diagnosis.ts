import type { FailureKind } from "../browser/failure-kind.ts";
import type { EngineName, EngineNames } from "./kinds/engine-names.ts";
import type { PageRequest } from "./page-request.ts";
import type { HeaderLine, WireAnswer, WireRequest } from "./wire.ts";

/**
 * What a page gets:
 *
 * - `shared`: the response. `opaque`: a response that it cannot read, in the mode `no-cors`.
 * - `not-shared`: a TypeError, because the browser refuses the answer.
 * - `preflight-allowed`: the preflight passed. The request itself was not sent, since it can change something.
 * - `not-sent`: nothing is known, since the request needs no preflight and can change something.
 * - `unreachable`: a TypeError, because there was no answer.
 */
export type Verdict = "shared" | "not-shared" | "opaque" | "preflight-allowed" | "not-sent" | "unreachable";

/** A request that was sent, and its answer. */
export interface DiagnosedExchange {
  readonly request: WireRequest;
  /** Null if there was none. */
  readonly response: WireAnswer | null;
  /** Why there was none. */
  readonly error: NetworkProblem | null;
  readonly milliseconds: number;
  /** Whether a browser sends this request. It stops at the first failure; a diagnosis may go on. */
  readonly isSentByBrowsers: boolean;
}

/** Why a request got no answer. */
export interface NetworkProblem {
  /** Such as `ECONNREFUSED`, null if there is none. */
  readonly code: string | null;
  readonly message: string;
}

/** A request that was not sent, since it can change something. */
export interface UnsentRequest {
  readonly method: string;
  readonly url: string;
}

/** One thing that is wrong. */
export interface DiagnosedFailure {
  readonly kind: FailureKind;
  /** The position of the exchange whose answer is refused, null if nothing was sent. */
  readonly exchange: number | null;
  readonly algorithm: string;
  readonly step: string;
  /** The address of the algorithm in the standard. */
  readonly spec: string;
  /** The response header that has to change, in lower case, or null. */
  readonly header: string | null;
  /** Its value as it was received, null if it was not. */
  readonly found: string | null;
  /** The value that it needs, null if no value is safe or no header is to blame. */
  readonly needed: string | null;
  /** The methods or header names that are not allowed. */
  readonly missing: readonly string[];
  /** How the engines' developer tools name it. */
  readonly names: EngineNames;
  /** The engines that let it pass today, although the standard refuses it. */
  readonly passedBy: readonly EngineName[];
  readonly message: string;
}

/** Something that works and hurts, or that is not CORS and looks like it. */
export interface Note {
  /** A stable name. */
  readonly code: string;
  readonly message: string;
}

/** What a browser does with a request, and why. */
export interface Diagnosis {
  readonly request: PageRequest;
  /** By the standard. */
  readonly verdict: Verdict;
  /** What the engines do today. */
  readonly engines: Readonly<Record<EngineName, Verdict>>;
  /** Everything that is wrong, in the order in which a browser would meet it. */
  readonly failures: readonly DiagnosedFailure[];
  readonly exchanges: readonly DiagnosedExchange[];
  /** The request at which the diagnosis ended without an answer, null if there is none. */
  readonly unsent: UnsentRequest | null;
  readonly notes: readonly Note[];
  /** The response headers that the page can read, in lower case. */
  readonly readableHeaders: readonly HeaderLine[];
}

/** A diagnosis before its notes are written. */
export type BareDiagnosis = Omit<Diagnosis, "notes">;
