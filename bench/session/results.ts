/** What a server saw of a session. */
export interface Count {
  readonly preflights: number;
  /** Actual requests: fewer than the calls, where preflights failed. */
  readonly actual: number;
}

/** What `results/session.json` holds. */
export interface SessionResults {
  readonly calls: number;
  readonly seconds: number;
  /** The version of the real browser, null where there was none or no time for it. */
  readonly chromium: string | null;
  readonly servers: readonly ServerResults[];
}

export interface ServerResults {
  readonly name: string;
  /** The policy as its user writes it. */
  readonly written: string;
  /** In real Chromium, in real time. */
  readonly chromium?: Count;
  /** In `createBrowser` of `withcors/testing`, by a clock of its own. */
  readonly simulated: Count;
}
