import type { Diagnosis } from "../../diagnosis/diagnosis.ts";

/** One request of one origin, and what a browser does with it. */
export interface Checked {
  readonly diagnosis: Diagnosis;
  /** Whether the origin was guessed. */
  readonly isOriginGuessed: boolean;
}
