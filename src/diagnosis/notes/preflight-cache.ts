import { extractDeltaSeconds } from "../../standard/header-values.ts";
import { MAX_AGE } from "../../standard/http-cors-protocol.ts";
import { valueOf } from "../wire.ts";
import { type NoteRule, preflightAnswers } from "./rule.ts";

/** How long the engine with the highest cap keeps a preflight answer that has no max-age. */
const DEFAULT_SECONDS = 5;

const CHROMIUM_CAP = 7200;

/** What `Access-Control-Max-Age` costs: a preflight answer that is not kept is asked for again and again. */
export const notePreflightCache: NoteRule = (diagnosis) => {
  const [preflight] = preflightAnswers(diagnosis);
  if (preflight === undefined || diagnosis.failures.length > 0) return [];
  const value = valueOf(preflight.headers, MAX_AGE);
  const seconds = extractDeltaSeconds(value);
  const name = "Access-Control-Max-Age";
  if (seconds === null) {
    const message = `The preflight answer has no ${name}: browsers ask again after ${DEFAULT_SECONDS} s. ` +
      `Send "${name}: ${CHROMIUM_CAP}".`;
    return [{ code: "max-age-missing", message }];
  }
  if (seconds === "failure") {
    const message =
      `${name} "${value}" is not a number of seconds: browsers keep the answer for ${DEFAULT_SECONDS} s ` +
      `or not at all. Send "${name}: ${CHROMIUM_CAP}".`;
    return [{ code: "max-age-invalid", message }];
  }
  if (seconds === 0) {
    return [{ code: "max-age-zero", message: `${name} is 0: each request needs a preflight of its own.` }];
  }
  if (seconds <= CHROMIUM_CAP) return [];
  const message = `${name} ${value} is above the caps: Chromium keeps the answer for 7200 s, Safari for 600 s, ` +
    "Firefox for 86400 s.";
  return [{ code: "max-age-above-caps", message }];
};
