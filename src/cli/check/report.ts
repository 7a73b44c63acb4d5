import { hideSecrets } from "../../diagnosis/secrets.ts";
import { textReport } from "../report/text.ts";
import type { Io } from "../io.ts";
import type { Checked } from "./checked.ts";
import type { CheckSettings } from "./settings.ts";

/** Writes what was found, in the format that was asked for. */
export function report(checks: readonly Checked[], settings: CheckSettings, io: Io): void {
  const { styles, columns } = io;
  const guessed = checks.find(({ isOriginGuessed }) => isOriginGuessed);
  if (guessed !== undefined) {
    io.write(`As a page of ${guessed.diagnosis.request.origin}; --origin names another.\n\n`);
  }
  for (const { diagnosis } of checks) {
    const shown = settings.showSecrets ? diagnosis : hideSecrets(diagnosis);
    io.write(textReport(shown, { styles, columns, verbose: settings.verbose }));
  }
}
