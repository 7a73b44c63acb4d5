import type { BareDiagnosis, Note } from "../diagnosis.ts";
import { notePreflightCache } from "./preflight-cache.ts";
import { noteVary } from "./vary.ts";
import { noteDoubledHeaders } from "./doubled-headers.ts";
import { noteCredentials } from "./credentials.ts";
import { noteErrorStatus } from "./error-status.ts";
import { noteLeniencies } from "./leniencies.ts";
import { noteOtherCauses } from "./other-causes.ts";
import { noteEngines } from "./engines.ts";
import type { NoteRule } from "./rule.ts";

const RULES: readonly NoteRule[] = [
  noteEngines,
  noteOtherCauses,
  noteErrorStatus,
  noteDoubledHeaders,
  noteCredentials,
  noteVary,
  notePreflightCache,
  noteLeniencies,
];

/** Finds what works and hurts, and what is not CORS but looks like it. */
export function findNotes(diagnosis: BareDiagnosis): Note[] {
  return RULES.flatMap((rule) => rule(diagnosis));
}
