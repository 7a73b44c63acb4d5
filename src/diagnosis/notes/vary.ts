import { ALLOW_ORIGIN } from "../../standard/http-cors-protocol.ts";
import { valueOf } from "../wire.ts";
import { lastActualAnswer, type NoteRule } from "./rule.ts";

/** What caches make of the answer: one that depends on `Origin` has to say so, and one that does not should not. */
export const noteVary: NoteRule = (diagnosis) => {
  const answer = lastActualAnswer(diagnosis);
  const allowed = answer === null ? null : valueOf(answer.headers, ALLOW_ORIGIN);
  if (answer === null || allowed === null) return [];
  const varies = valueOf(answer.headers, "vary")?.toLowerCase().split(",").map((name) => name.trim()) ?? [];
  const variesByOrigin = varies.includes("origin") || varies.includes("*");
  if (allowed === "*" && varies.includes("origin")) {
    const message =
      `"Vary: Origin" is not needed beside "Access-Control-Allow-Origin: *": it makes caches keep a copy ` +
      "for each origin.";
    return [{ code: "vary-needless", message }];
  }
  if (diagnosis.failures.length > 0 || allowed === "*" || variesByOrigin || allowed !== diagnosis.request.origin) {
    return [];
  }
  const message = `The answer has no "Vary: Origin". It needs it unless every origin gets this same ` +
    "Access-Control-Allow-Origin: else a cache gives one origin the answer that was meant for another.";
  return [{ code: "vary-missing", message }];
};
