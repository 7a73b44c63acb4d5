import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { headlineOf } from "../../diagnosis/headline.ts";
import { needOf } from "../../diagnosis/needs.ts";
import { printable } from "./printable.ts";

/**
 * An annotation of a workflow run of GitHub: an error where the verdict is not the expected one, else a notice.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(diagnosis: Diagnosis, isExpected: boolean): string {
  const { request, failures } = diagnosis;
  const title = `${request.method} ${request.url} from ${request.origin}`;
  const needs = failures.map((failure) => `- ${needOf(diagnosis, failure)}`);
  const message = [headlineOf(diagnosis), ...needs].map(printable).join("\n");
  return `::${isExpected ? "notice" : "error"} title=${escapeProperty(title)}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
