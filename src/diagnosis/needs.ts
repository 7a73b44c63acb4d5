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

/** The advice in a message of the browser: between the last colon that ends a clause and the place in the standard. */
function remedyOf(message: string): string {
  const withoutPlace = message.replace(/ \([^()]*, step [\d.]+\)$/, "");
  const start = withoutPlace.search(/: (?:the (?:server|page|handler) |methods are )/);
  return start === -1 ? withoutPlace : withoutPlace.slice(start + 2);
}
