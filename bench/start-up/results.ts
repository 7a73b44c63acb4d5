import type { Runtime } from "../socket/runtimes.ts";

/** What `results/start-up.json` holds. */
export interface StartUpResults {
  readonly sizes: readonly Size[];
  /** Import and construction in a fresh process, in milliseconds, by runtime and library: one figure for each process. */
  readonly cold: Readonly<Partial<Record<Runtime, Readonly<Record<string, readonly number[]>>>>>;
  /** Construction of a policy of three origins in a warm process, in microseconds: the same. */
  readonly warm: Readonly<Partial<Record<Runtime, Readonly<Record<string, readonly number[]>>>>>;
}

/** Bytes of a bundle that has the CORS of a library, and all that this imports. */
export interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}
