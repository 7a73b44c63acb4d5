import type { FetchFailure } from "../browser/network-errors.ts";
import { type HeaderLine, valueOf, type WireAnswer } from "./wire.ts";

/**
 * Changes an answer in memory so that the browser gets past a failure, to find what it would refuse next. Null where
 * there is nothing to go on with. What this sets is not advice: the browser's `needed` is, where it is safe to send.
 */
export function repair(failure: FetchFailure, answer: WireAnswer): WireAnswer | null {
  const { kind, header, needed } = failure;
  if (kind === "preflight-status" || kind === "preflight-redirect") return { ...answer, status: 204 };
  // Firefox and WebKit hand a 407 to the page as it is.
  if (kind === "proxy-authentication") return { ...answer, status: 400 };
  if (header === null) return null;
  return { ...answer, headers: setHeader(answer.headers, header, needed ?? passingValue(failure)) };
}

/** A value that passes where none is advised, because it is not safe or the page has to change. */
function passingValue({ kind, found, missing, exchange }: FetchFailure): string {
  if (missing.length > 0) return [...found === null ? [] : [found], ...missing].join(", ");
  if (kind === "allow-credentials") return "true";
  return exchange?.request.headers.get("origin") ?? "null";
}

/** Sets a header once, in the place of the first line of its name. */
function setHeader(headers: readonly HeaderLine[], name: string, value: string): HeaderLine[] {
  if (valueOf(headers, name) === null) return [...headers, [name, value]];
  const first = headers.findIndex(([other]) => other.toLowerCase() === name);
  return headers.flatMap(([other, old], index): HeaderLine[] => {
    if (other.toLowerCase() !== name) return [[other, old]];
    return index === first ? [[other, value]] : [];
  });
}
