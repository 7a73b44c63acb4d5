import type { DiagnosedFailure, Diagnosis } from "./diagnosis.ts";
import { titleCase } from "./wire.ts";

/** What has to change, in a few words: a header line, or what the page or the server has to do. */
export function needOf({ exchanges }: Diagnosis, failure: DiagnosedFailure): string {
  const { kind, header, needed, exchange, message } = failure;
  if (kind === "preflight-status" || kind === "preflight-redirect") {
    return `status 200 to 299, not ${exchanges[exchange!]!.response!.status}`;
  }
  return header !== null && needed !== null ? `${titleCase(header)}: ${needed}` : remedyOf(message);
}

/** What has to change, as the advice of the browser. */
export function adviceOf({ kind, message }: DiagnosedFailure): string {
  const remedy = remedyOf(message);
  // The headers that are missing as well are failures of their own.
  const advice = /^preflight-(?:status|redirect)$/.test(kind)
    ? remedy.replace(/, and the server has to send [^]*$/, "")
    : remedy;
  return `${advice.slice(0, 1).toUpperCase()}${advice.slice(1)}.`;
}

/** The problem in a message of the browser, without the advice and the place in the standard. */
export function problemOf({ message }: DiagnosedFailure): string {
  return splitMessage(message)[0];
}

function remedyOf(message: string): string {
  const [problem, remedy] = splitMessage(message);
  return remedy ?? problem;
}

/** A message of the browser is the problem, a colon, the advice, and the place in the standard in brackets. */
function splitMessage(message: string): [problem: string, remedy: string | null] {
  const withoutPlace = message.replace(/ \([^()]*, step [\d.]+\)$/, "");
  const colon = withoutPlace.search(/: (?:the (?:server|page|handler) |methods are )/);
  return colon === -1 ? [withoutPlace, null] : [withoutPlace.slice(0, colon), withoutPlace.slice(colon + 2)];
}
