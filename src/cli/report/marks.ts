import type { Diagnosis } from "../../diagnosis/diagnosis.ts";

/** Whether a page gets what it asks for, in the browsers of today. */
export function isGood({ engines }: Diagnosis): boolean {
  return Object.values(engines).every((verdict) => /^(?:shared|opaque|preflight-allowed)$/.test(verdict));
}
