import type {
  CaseResults,
  CostResults,
  Figure,
  RuntimeResults,
  SubjectResults,
} from "../cost/results.ts";
import type { Section, Target } from "./section.ts";

export const section: Section<CostResults> = {
  name: "cost",
  markdown,
  targets,
};

const titles: Readonly<Record<string, string>> = {
  node: "Node",
  deno: "Deno",
  bun: "Bun",
};

function markdown({ processes, rounds, runtimes }: CostResults): string {
  return `## Cost of a request, in process

Nanoseconds. The policies and handlers are those of \`cost/cases.ts\`: a list has three origins, preflights ask for three
methods and three headers, and the handler answers with a Response of five letters. For actual requests it is what CORS
adds to the bare handler, and what a framework's CORS adds to the framework around the same handler; for preflights it is
the whole answer. "Hand-written" knows the one policy and the one handler (\`cost/handwritten.ts\`), and gives the same
answers with the same guarantees, which \`cost/assertions.ts\` holds against both before anything is timed. Medians of
${rounds} rounds, in which all take turns in another order, and of ${processes} processes; the least and the greatest of the
processes are in brackets. Where a peer has no figure, it has no words for the policy or gives a wrong answer.

${runtimes.map(table).join("\n\n")}
`;
}

function table({ runtime, version, cases }: RuntimeResults): string {
  const peers = [...new Set(cases.flatMap(peersOf).map(({ name }) => name))];
  const names = peers.map((name) => name.replace("+cors", ""));
  return `### ${titles[runtime]} ${version}

| case | bare | hand-written | withcors | of hand-written | ${
    names.join(" | ")
  } |
| --- | --- | --- | --- | --- |${" --- |".repeat(names.length)}
${cases.map((row) => tableRow(row, peers)).join("\n")}`;
}

function tableRow(row: CaseResults, peers: readonly string[]): string {
  const [limit, ours] = [costOf(row, "handwritten"), costOf(row, "ours")];
  const cells = [
    row.name,
    row.isPreflight ? "" : ns(find(row, "bare")?.cost),
    withSpread(limit),
    withSpread(ours),
    limit && ours ? (ours.median / limit.median).toFixed(2) : "",
    ...peers.map((peer) => ns(costOf(row, peer))),
  ];
  return `| ${cells.join(" | ")} |`;
}

function targets({ runtimes }: CostResults): Target[] {
  return runtimes.flatMap(({ runtime, cases }) =>
    cases.flatMap((row) => caseTargets(titles[runtime]!, row))
  );
}

function caseTargets(runtime: string, row: CaseResults): Target[] {
  const [limit, ours] = [costOf(row, "handwritten"), costOf(row, "ours")];
  if (limit === undefined || ours === undefined) return [];
  const what = `${runtime}, ${row.name}`;
  const ratio = ours.median / limit.median;
  const best = bestPeer(row);
  return [
    {
      what,
      target: "at most 1.15 of hand-written",
      figure: ratio.toFixed(2),
      met: ratio <= 1.15,
    },
    ...(best === undefined ? [] : [againstPeer(what, row, ours, best)]),
  ];
}

function againstPeer(
  what: string,
  row: CaseResults,
  ours: Figure,
  best: SubjectResults,
): Target {
  const cost = costOf(row, best.name)!.median;
  return {
    what,
    target: row.isPreflight
      ? "faster than every peer"
      : "less than half of the best peer",
    figure: `${ns(ours)} ns against ${cost.toFixed(0)} ns (${
      best.name.replace("+cors", "")
    })`,
    met: row.isPreflight ? ours.median < cost : ours.median < cost / 2,
  };
}

export function bestPeer(row: CaseResults): SubjectResults | undefined {
  const cost = ({ name }: SubjectResults) => costOf(row, name)!.median;
  return peersOf(row).sort((one, other) => cost(one) - cost(other))[0];
}

/** What is compared: the whole answer to a preflight, and what CORS adds to anything else. */
export function costOf(row: CaseResults, subject: string): Figure | undefined {
  const found = find(row, subject);
  return (row.isPreflight ? found?.cost : found?.added) ?? undefined;
}

const find = ({ subjects }: CaseResults, name: string) =>
  subjects.find((subject) => subject.name === name);
const peersOf = ({ subjects }: CaseResults) =>
  subjects.filter(({ name }) => name.endsWith("+cors"));
const ns = (figure: Figure | undefined) =>
  figure === undefined ? "" : figure.median.toFixed(0);
const withSpread = (figure: Figure | undefined) =>
  figure === undefined
    ? ""
    : `${ns(figure)} (${figure.least.toFixed(0)}–${
      figure.greatest.toFixed(0)
    })`;
