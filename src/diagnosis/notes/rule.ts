import type { BareDiagnosis, DiagnosedExchange, Note } from "../diagnosis.ts";
import type { WireAnswer } from "../wire.ts";

/** Looks for one kind of thing to note. */
export type NoteRule = (diagnosis: BareDiagnosis) => readonly Note[];

/** The answers to preflights. */
export function preflightAnswers({ exchanges }: BareDiagnosis): WireAnswer[] {
  return exchanges.filter(isPreflight).flatMap(({ response }) => response ?? []);
}

/** The last answer to a request of the page itself, null if there is none. */
export function lastActualAnswer({ exchanges }: BareDiagnosis): WireAnswer | null {
  return exchanges.filter((exchange) => !isPreflight(exchange)).at(-1)?.response ?? null;
}

function isPreflight({ request }: DiagnosedExchange): boolean {
  return request.kind === "preflight";
}
