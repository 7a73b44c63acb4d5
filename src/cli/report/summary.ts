import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { headlineOf } from "../../diagnosis/headline.ts";
import type { Styles } from "../styles.ts";
import { isGood } from "./marks.ts";
import { wrap } from "./layout.ts";

interface SummaryOptions {
  readonly styles: Styles;
  readonly columns: number;
}

/** Several diagnoses, a few lines each: for several origins, for several rounds, or for the requests of a HAR. */
export function summary(diagnoses: readonly Diagnosis[], options: SummaryOptions): string {
  const isSame = (read: (diagnosis: Diagnosis) => string) => new Set(diagnoses.map(read)).size === 1;
  const isOneOrigin = isSame(({ request }) => request.origin);
  const isOneRequest = isSame(({ request: { method, url } }) => `${method} ${url}`);
  const counted = count(diagnoses);
  const rows = isOneOrigin && isOneRequest ? distinct(diagnoses) : diagnoses;
  const label = ({ request: { origin, method, url } }: Diagnosis) =>
    [...isOneOrigin ? [] : [origin], ...isOneRequest ? [] : [`${method} ${url}`]].join("  ");
  return `${counted}\n\n${rows.flatMap((diagnosis) => rowOf(diagnosis, label(diagnosis), options)).join("\n")}\n`;
}

/** `3 requests: 2 shared, 1 not shared`. */
function count(diagnoses: readonly Diagnosis[]): string {
  const verdicts = [...new Set(diagnoses.map(({ verdict }) => verdict))];
  const counts = verdicts.map((verdict) =>
    `${diagnoses.filter((diagnosis) => diagnosis.verdict === verdict).length} ${verdict.replace("-", " ")}`
  );
  return `${diagnoses.length} requests: ${counts.join(", ")}`;
}

/** One of each headline: rounds that agree are one line. */
function distinct(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const headlines = diagnoses.map(headlineOf);
  return diagnoses.filter((_, index) => headlines.indexOf(headlines[index]!) === index);
}

function rowOf(diagnosis: Diagnosis, label: string, { styles, columns }: SummaryOptions): string[] {
  const good = isGood(diagnosis);
  const style = good ? styles.good : styles.bad;
  const headline = wrap(headlineOf(diagnosis), columns - 2).map((line) => `  ${line}`);
  if (label === "") return [style(`${good ? "✓" : "✗"}${headline[0]!.slice(1)}`), ...headline.slice(1)];
  return [style(`${good ? "✓" : "✗"} ${label}`), ...headline];
}
