import type { CaseResults, Figure } from "./results.ts";

const ns = ({ median, least, greatest }: Figure) =>
  `${median.toFixed(0).padStart(7)} (${least.toFixed(0)}–${greatest.toFixed(0)})`.padEnd(22);

/** The figures of a case for a terminal: for each subject its cost, what CORS adds, and how that is to the limit. */
export function toTable(
  { name, isPreflight, subjects, wrong }: CaseResults,
): string {
  const limit = subjects.find((subject) => subject.name === "handwritten");
  const lines = subjects.map(({ name, cost, added }) => {
    const [own, least] = isPreflight ? [cost, limit?.cost] : [added, limit?.added];
    const ratio = own && least ? (own.median / least.median).toFixed(2) : "";
    return `  ${name.padEnd(14)}${ns(cost)}${added && !isPreflight ? ns(added) : "".padEnd(22)}${ratio.padStart(6)}`;
  });
  const head = `${name.padEnd(16)}${"ns".padStart(7).padEnd(22)}${"added".padStart(7).padEnd(20)}of handwritten`;
  return [head, ...lines, ...wrong.map((name) => `  ${name}: wrong answer`)]
    .join("\n");
}
