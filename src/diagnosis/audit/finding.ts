/**
 * How bad a finding is.
 *
 * - `high`: a page that anyone can put up reads answers as their visitor
 * - `medium`: it reads answers that are not public, or a cache gives one origin's answer to another
 * - `low`: nothing leaks, but pages or developers are worse off than they need to be
 */
export type Severity = "high" | "medium" | "low";

/** The rules of the audit, by stable names. */
export type FindingCode =
  | "any-origin"
  | "null-origin"
  | "look-alike-prefix"
  | "look-alike-suffix"
  | "look-alike-dot"
  | "look-alike-character"
  | "joined-origins"
  | "insecure-scheme"
  | "any-subdomain"
  | "public-wildcard"
  | "vary-missing"
  | "errors-unreadable"
  | "preflight-not-refused"
  | "max-age-missing"
  | "max-age-beyond-caps";

/** Something that should be changed, with the lines that prove it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One sentence: who can do what. */
  readonly title: string;
  /** Request lines (`> Origin: …`) and response lines (`< Access-Control-Allow-Origin: …`). */
  readonly evidence: readonly string[];
  /** What somebody gains by it. */
  readonly consequence: string;
  /** What to write instead. */
  readonly change: string;
}

/** What an audit found. */
export interface AuditReport {
  readonly url: string;
  /** How many requests were sent. */
  readonly requests: number;
  readonly findings: readonly Finding[];
  /** What was tried and is right, by the names of the attempts. */
  readonly passed: readonly string[];
  /** What was not tried, since a finding implies it or the limit of requests was reached. */
  readonly untried: readonly string[];
}
