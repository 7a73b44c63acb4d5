import type { GrowthResults, RuntimeGrowth } from "../growth/results.ts";
import type { Section, Target } from "./section.ts";

export const section: Section<GrowthResults> = {
  name: "growth",
  markdown,
  targets,
};

const titles: Readonly<Record<string, string>> = {
  node: "Node",
  deno: "Deno",
  bun: "Bun",
};

function markdown({ processes, rounds, runtimes }: GrowthResults): string {
  return `## How cost grows

Matching one origin, in ns of processor time, by the number of rules; the medians of ${rounds} rounds and ${processes} processes. Origins are
strings that no engine has seen before, as requests bring them, and random, so that memory is met in no order.
\`Set.has\` is a bare set of the same number of origins. A mixture is half exact, half patterns. Hostile are an origin of
326 characters, the longest that a browser could send, and one of 8192, with hundreds of labels. The rules are called from
the source, all else is the built package.

${runtimes.map(matchingTable).join("\n\n")}

### Construction and memory

For one rule of a list, in ns, and the bytes that it retains beside its string.

${constructionTable(runtimes)}

### Long lists in headers

The whole answer to a preflight by the number of names in its \`Access-Control-Request-Headers\`, where they are echoed and
where a list is answered whatever was asked; and what a dynamic policy adds to a response, by the number of names that its
handler put into \`Vary\`. In ns.

${listTable(runtimes)}
`;
}

const comparisons = ["Set.has", "array.includes", "RegExp union"];

function matchingTable({ runtime, matching }: RuntimeGrowth): string {
  const rows = [...new Set(matching.map(({ kind, size }) => `${kind} ${size}`))].map((key) => {
    const here = matching.filter(({ kind, size }) => `${kind} ${size}` === key);
    const ours = here.filter(({ subject }) => subject === "ours");
    const others = comparisons.map((name) => here.find(({ subject, query }) => subject === name && query === "hit"));
    const cells = [...ours, ...others].map((match) => (match === undefined ? "" : match.ns.toFixed(0)));
    return `| ${here[0]!.kind} | ${here[0]!.size} | ${cells.join(" | ")} |`;
  });
  return `### ${titles[runtime]}

| rules | how many | hit | miss | hostile, 326 | hostile, 8192 | \`Set.has\`, hit | \`array.includes\`, hit | RegExp union, hit |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}`;
}

function constructionTable(runtimes: readonly RuntimeGrowth[]): string {
  const [first] = runtimes;
  const rows = first!.construction.map(({ kind, size }, row) => {
    const cells = runtimes.map(({ construction }) => {
      const { ns, bytes } = construction[row]!;
      return `${ns.toFixed(0)}, ${bytes.toFixed(0)} B`;
    });
    return `| ${kind} | ${size} | ${cells.join(" | ")} |`;
  });
  return `| rules | how many | ${runtimes.map(({ runtime }) => titles[runtime]).join(" | ")} |
| --- | --- |${" --- |".repeat(runtimes.length)}
${rows.join("\n")}`;
}

function listTable(runtimes: readonly RuntimeGrowth[]): string {
  const rows = runtimes[0]!.lists.map(
    ({ what, names }, row) =>
      `| ${what} | ${names} | ${runtimes.map(({ lists }) => lists[row]!.ns.toFixed(0)).join(" | ")} |`,
  );
  return `| what | names | ${runtimes.map(({ runtime }) => titles[runtime]).join(" | ")} |
| --- | --- |${" --- |".repeat(runtimes.length)}
${rows.join("\n")}`;
}

function targets({ runtimes }: GrowthResults): Target[] {
  return runtimes.flatMap((growth) => [...matchingTargets(growth), ...constructionTargets(growth)]);
}

const MOST = 100_000;

const others = [
  ["miss", "a miss"],
  ["hostile 326 B", "a hostile origin of 326 characters"],
  ["hostile 8 kB", "a hostile origin of 8192 characters"],
] as const;

function matchingTargets({ runtime, matching }: RuntimeGrowth): Target[] {
  return (["exact", "patterns"] as const).flatMap((kind) => {
    const at = (subject: string, query: string) =>
      matching.find(
        (match) => match.kind === kind && match.size === MOST && match.subject === subject && match.query === query,
      )!.ns;
    const hit = at("ours", "hit");
    const limit = kind === "exact" ? 1.2 : 2;
    const ratio = hit / at("Set.has", "hit");
    const what = `${titles[runtime]}, 100 000 ${kind === "exact" ? "exact origins" : "patterns"}`;
    return [
      {
        what: `${what}: a hit`,
        target: `at most ${limit} of Set.has`,
        figure: ratio.toFixed(2),
        met: ratio <= limit,
      },
      ...others.map(([query, words]) => ({
        what: `${what}: ${words}`,
        target: "no more than a hit",
        figure: `${at("ours", query).toFixed(0)} ns against ${hit.toFixed(0)} ns`,
        met: at("ours", query) <= hit,
      })),
    ];
  });
}

function constructionTargets({ runtime, construction }: RuntimeGrowth): Target[] {
  return construction
    .filter(({ size }) => size === MOST)
    .map(({ kind, ns }) => {
      const limit = kind === "exact" ? 1 : 3;
      return {
        what: `${titles[runtime]}, construction of 100 000 ${kind === "exact" ? "exact origins" : "patterns"}`,
        target: `at most ${limit} µs each`,
        figure: `${(ns / 1000).toFixed(2)} µs`,
        met: ns <= limit * 1000,
      };
    });
}
