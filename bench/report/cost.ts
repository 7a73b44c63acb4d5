import type { CaseResults, CostResults, Figure, Proof, RuntimeResults, SubjectResults } from "../cost/results.ts";
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

function markdown({ processes, rounds, runtimes, proofs }: CostResults): string {
  return `## Cost of a request, in process

Nanoseconds of processor time. The policies and handlers are those of \`cost/cases.ts\`: a list has three origins, preflights ask for three
methods and three headers, and the handler answers with a Response of five letters. For actual requests it is what CORS
adds to the bare handler, and what a framework's CORS adds to the framework around the same handler; for preflights it is
the whole answer. "Hand-written" knows the one policy and the one handler (\`cost/handwritten.ts\`), and gives the same
answers with the same guarantees, which \`cost/assertions.ts\` holds against both before anything is timed. Medians of
${rounds} rounds, in which all take turns in another order, and of ${processes} processes; the least and the greatest of the
processes are in brackets, and "of hand-written" is the median of their ratios. Where a peer has no figure, it has no words
for the policy or gives a wrong answer. "No \`Vary\`" is one that does not tell caches what its answer depends on, the origin or what
the handler named: it costs less for that, a cache hands it to the wrong requester, and targets are compared with peers that
do tell.

${runtimes.map(table).join("\n\n")}

### What no stop-watch tells

Of V8's own account in Node, for one request of a handler that is synchronous: how often the policy looks for the headers
of the request, how many promises come into being, and bytes of heap, the Response and its headers included. "Operations"
is the handler and what has to be done to its headers, with no policy around it.

| case | header reads | promises | bytes, bare | operations | hand-written | withcors |
| --- | --- | --- | --- | --- | --- | --- |
${proofs.map(proofRow).join("\n")}
`;
}

function table({ runtime, version, cases }: RuntimeResults): string {
  const peers = [...new Set(cases.flatMap(peersOf).map(({ name }) => name))];
  const names = peers.map((name) => name.replace("+cors", ""));
  return `### ${titles[runtime]} ${version}

| case | bare | hand-written | withcors | of hand-written | ${names.join(" | ")} |
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
    row.ratio?.median.toFixed(2) ?? "",
    ...peers.map((peer) => ns(costOf(row, peer)) + (row.silent.includes(peer) ? ", no `Vary`" : "")),
  ];
  return `| ${cells.join(" | ")} |`;
}

function proofRow({ name, headerReads, promises, bytes }: Proof): string {
  const cells = [bytes.bare, bytes.operations, bytes.handwritten, bytes.ours].map((each) => each.toFixed(0));
  return `| ${[name, headerReads, promises, ...cells].join(" | ")} |`;
}

function targets({ runtimes, proofs }: CostResults): Target[] {
  return [
    ...runtimes.flatMap(({ runtime, cases }) => cases.flatMap((row) => caseTargets(titles[runtime]!, row))),
    ...proofs.filter(({ name }) => name === "public" || name === "single").flatMap(constantTargets),
    noPromises(proofs),
  ];
}

function constantTargets({ name, headerReads, bytes }: Proof): Target[] {
  const figure = `${bytes.ours.toFixed(0)} bytes against ${bytes.operations.toFixed(0)}`;
  // What the engine compiles in the background is counted, too.
  const met = bytes.ours <= bytes.operations * 1.01;
  return [
    { what: `${name}: request headers read`, target: "none", figure: String(headerReads), met: headerReads === 0 },
    { what: `${name}: allocated`, target: "no more than the operations on headers", figure, met },
  ];
}

function noPromises(proofs: readonly Proof[]): Target {
  const promises = proofs.reduce((sum, proof) => sum + proof.promises, 0);
  return { what: "sync handler: promises created", target: "none", figure: String(promises), met: promises === 0 };
}

function caseTargets(runtime: string, row: CaseResults): Target[] {
  const ours = costOf(row, "ours");
  if (row.ratio === null || ours === undefined) return [];
  const what = `${runtime}, ${row.name}`;
  const ratio = row.ratio.median;
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

function againstPeer(what: string, row: CaseResults, ours: Figure, best: SubjectResults): Target {
  const cost = costOf(row, best.name)!.median;
  return {
    what,
    target: row.isPreflight ? "faster than every peer" : "less than half of the best peer",
    figure: `${ns(ours)} ns against ${cost.toFixed(0)} ns (${best.name.replace("+cors", "")}), hand-written ${
      ns(costOf(row, "handwritten"))
    } ns`,
    met: row.isPreflight ? ours.median < cost : ours.median < cost / 2,
  };
}

/** The one that costs least, of those whose answer is complete. */
export function bestPeer(row: CaseResults): SubjectResults | undefined {
  const cost = ({ name }: SubjectResults) => costOf(row, name)!.median;
  const complete = peersOf(row).filter(({ name }) => !row.silent.includes(name));
  return complete.sort((one, other) => cost(one) - cost(other))[0];
}

/** What is compared: the whole answer to a preflight, and what CORS adds to anything else. */
export function costOf(row: CaseResults, subject: string): Figure | undefined {
  const found = find(row, subject);
  return (row.isPreflight ? found?.cost : found?.added) ?? undefined;
}

const find = ({ subjects }: CaseResults, name: string) => subjects.find((subject) => subject.name === name);
const peersOf = ({ subjects }: CaseResults) => subjects.filter(({ name }) => name.endsWith("+cors"));
const ns = (figure: Figure | undefined) => (figure === undefined ? "" : figure.median.toFixed(0));
const withSpread = (figure: Figure | undefined) =>
  figure === undefined ? "" : `${ns(figure)} (${figure.least.toFixed(0)}–${figure.greatest.toFixed(0)})`;
