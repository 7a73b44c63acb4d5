import type { FailureKind } from "../../browser/failure-kind.ts";

/** What a browser's console said about a request. */
export interface ConsoleLine {
  readonly engine: "chromium" | "firefox" | "webkit";
  /** The kind that its sentence means, null if it means several. */
  readonly kind: FailureKind | null;
}
