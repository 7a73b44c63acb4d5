import type { Diagnosis, Verdict } from "../../diagnosis/diagnosis.ts";
import { ENGINES } from "../../diagnosis/kinds/engine-names.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { CheckSettings } from "./settings.ts";

/** The worst exit code of several diagnoses. */
export function exitCodeOf(diagnoses: readonly Diagnosis[], settings: CheckSettings): ExitCode {
  const codes = diagnoses.map((diagnosis) => codeOf(effectiveVerdict(diagnosis, settings.strict), settings));
  return codes.find((code) => code === EXIT.found) ?? codes.find((code) => code === EXIT.unreached) ?? EXIT.expected;
}

/**
 * What counts: by the standard with `--strict`, else what the engines do today. Where they differ, the page is refused
 * somewhere.
 */
function effectiveVerdict({ verdict, engines }: Diagnosis, strict: boolean): Verdict {
  if (strict) return verdict;
  const verdicts = ENGINES.map((engine) => engines[engine]);
  return verdicts.find((other) => other === "not-shared") ?? verdicts[0]!;
}

function codeOf(verdict: Verdict, { expect }: CheckSettings): ExitCode {
  if (verdict === "unreachable" || verdict === "not-sent") return EXIT.unreached;
  const isRefused = verdict === "not-shared";
  return isRefused === (expect === "refused") ? EXIT.expected : EXIT.found;
}
