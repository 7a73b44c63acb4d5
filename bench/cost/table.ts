import type { CaseResults, Figure } from "./results.ts";

const ns = ({ median, least, greatest }: Figure) =>
  `${median.toFixed(0).padStart(7)} (${least.toFixed(0)}–${greatest.toFixed(0)})`.padEnd(22);

/** The figures of a case for a terminal: for each subject its cost, what CORS adds, and how that is to the limit. */
export function toTable({ name, isPreflight, subjects, ratio, wrong, silent }: CaseResults): string {
  const lines = subjects.map(({ name, cost, added }) => {
    const figures = `  ${name.padEnd(14)}${ns(cost)}${added && !isPreflight ? ns(added) : "".padEnd(22)}`;
    return name === "ours" && ratio ? `${figures}${ratio.median.toFixed(2).padStart(6)}` : figures;
  });
  const head = `${name.padEnd(16)}${"ns".padStart(7).padEnd(22)}${"added".padStart(7).padEnd(20)}of handwritten`;
  const remarks = [
    ...wrong.map((name) => `  ${name}: wrong answer`),
    ...silent.map((name) => `  ${name}: no Vary`),
  ];
  return [head, ...lines, ...remarks].join("\n");
}
