import type { AuditReport, Severity } from "../../diagnosis/audit/finding.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  high: "error",
  medium: "warning",
  low: "note",
};

export interface SarifSettings {
  readonly version: string;
  /** The address that documents the rules. */
  readonly homepage: string;
  /** The file of the repository that results are attached to: code scanning shows no result without one. */
  readonly location: string;
}

/**
 * A report as a SARIF log.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ findings }: AuditReport, { version, homepage, location }: SarifSettings): object {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: {
        driver: {
          name: "withcors",
          version,
          informationUri: homepage,
          rules: codes.map((code) => ({ id: code, helpUri: `${homepage}/blob/main/docs/audit.md#${code}` })),
        },
      },
      results: findings.map(({ code, severity, title, evidence, consequence, change }) => ({
        ruleId: code,
        ruleIndex: codes.indexOf(code),
        level: LEVELS[severity],
        message: { text: [title, ...evidence, `Consequence: ${consequence}`, `Change: ${change}`].join("\n") },
        locations: [{ physicalLocation: { artifactLocation: { uri: location }, region: { startLine: 1 } } }],
      })),
    }],
  };
}
