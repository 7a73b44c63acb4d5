import { fixesOf, recognizeIn } from "../../diagnosis/fixes.ts";
import { toJsonReport } from "../../diagnosis/json-report.ts";
import { hideSecrets } from "../../diagnosis/secrets.ts";
import { EXIT } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { githubReport } from "../report/github.ts";
import { summary } from "../report/summary.ts";
import { textReport } from "../report/text.ts";
import type { Checked } from "./checked.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { CheckSettings } from "./settings.ts";

/** Writes what was found, in the format that was asked for. */
export function report(checks: readonly Checked[], settings: CheckSettings, io: Io): void {
  const shown = settings.showSecrets
    ? checks
    : checks.map((checked) => ({ ...checked, diagnosis: hideSecrets(checked.diagnosis) }));
  switch (settings.format) {
    case "json":
      return io.write(`${JSON.stringify(toJson(shown, settings), null, 2)}\n`);
    case "github":
      return shown.forEach(({ diagnosis }) => {
        io.write(githubReport(diagnosis, exitCodeOf([diagnosis], settings) === EXIT.expected));
      });
    case "text":
      return io.write(toText(shown, settings, io));
  }
}

/** One report is an object, several are a list. */
function toJson(checks: readonly Checked[], { fix }: CheckSettings): unknown {
  const reports = checks.map(({ diagnosis }) => toJsonReport(diagnosis, findFixes(diagnosis, fix)));
  return reports.length === 1 ? reports[0] : reports;
}

function toText(checks: readonly Checked[], settings: CheckSettings, { styles, columns }: Io): string {
  const { verbose, fix } = settings;
  const guessed = checks.find(({ isOriginGuessed }) => isOriginGuessed);
  const introduction = guessed === undefined
    ? ""
    : `As a page of ${guessed.diagnosis.request.origin}; --origin names another.\n\n`;
  const whole = checks.length === 1 || verbose ? checks : [];
  const reports = whole.map(({ diagnosis }) =>
    textReport(diagnosis, isServerUnknown(diagnosis, fix) ? "unknown" : findFixes(diagnosis, fix), {
      styles,
      columns,
      verbose,
    })
  );
  const head = checks.length === 1 ? "" : summary(checks.map(({ diagnosis }) => diagnosis), { styles, columns });
  return introduction + head + reports.join("\n");
}

/** Whether a configuration would help, and none can be chosen. */
function isServerUnknown(diagnosis: Checked["diagnosis"], names: CheckSettings["fix"]): boolean {
  return names === null && diagnosis.verdict === "not-shared" && diagnosis.request.origin !== "null" &&
    diagnosis.exchanges.length > 0 && recognizeIn(diagnosis).length === 0;
}

/** What works needs no configuration, unless one was asked for. */
function findFixes(diagnosis: Checked["diagnosis"], names: CheckSettings["fix"]): ReturnType<typeof fixesOf> {
  return names === null && diagnosis.verdict !== "not-shared" ? [] : fixesOf(diagnosis, names);
}
