import type { CostResults, RuntimeResults } from "../cost/results.ts";
import { bestPeer, costOf } from "./cost.ts";

const titles: Readonly<Record<string, string>> = {
  node: "Node",
  deno: "Deno",
  bun: "Bun",
};
const shown = [["public", "public"], ["list", "list of three"], [
  "credentials",
  "credentials, exposed headers",
]] as const;

const LEFT = 210;
const WIDTH = 470;
const ROW = 17;

interface Bar {
  readonly label: string;
  readonly kind: "limit" | "ours" | "peer";
  readonly ns: number;
}

/** What CORS adds to an actual request, as bars: hand-written, ours, and the best peer on each runtime. */
export function chart({ runtimes }: CostResults): string {
  let y = 44;
  const parts: string[] = [];
  for (const runtime of runtimes) {
    const groups = groupsOf(runtime);
    const scale = WIDTH /
      Math.max(...groups.flatMap(({ bars }) => bars.map(({ ns }) => ns)));
    parts.push(
      `<text class="runtime" x="12" y="${y + 6}">${titles[runtime.runtime]} ${runtime.version}</text>`,
    );
    y += 22;
    for (const { title, bars } of groups) {
      parts.push(
        `<text class="case" x="12" y="${y + ROW - 4}">${title}</text>`,
      );
      for (const bar of bars) {
        parts.push(drawBar(bar, y, scale));
        y += ROW;
      }
      y += 8;
    }
    y += 14;
  }
  return svg(y, parts);
}

function groupsOf({ cases }: RuntimeResults): { title: string; bars: Bar[] }[] {
  return shown.flatMap(([name, title]) => {
    const row = cases.find((each) => each.name === name);
    if (row === undefined) return [];
    const best = bestPeer(row);
    const bars: Bar[] = [
      {
        label: "hand-written",
        kind: "limit",
        ns: costOf(row, "handwritten")!.median,
      },
      { label: "withcors", kind: "ours", ns: costOf(row, "ours")!.median },
    ];
    if (best !== undefined) {
      bars.push({
        label: best.name.replace("+cors", ""),
        kind: "peer",
        ns: costOf(row, best.name)!.median,
      });
    }
    return [{ title, bars }];
  });
}

function drawBar({ label, kind, ns }: Bar, y: number, scale: number): string {
  const width = Math.max(1, ns * scale).toFixed(1);
  const end = LEFT + Number(width) + 6;
  return `<rect class="${kind}" x="${LEFT}" y="${y}" width="${width}" height="${ROW - 4}" rx="2"/>` +
    `<text class="figure" x="${end}" y="${y + ROW - 6}">${ns.toFixed(0)} ns, ${label}</text>`;
}

/** The colours of text are those of the reader's page, dark or light. */
function svg(height: number, parts: readonly string[]): string {
  const width = LEFT + WIDTH + 150;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>What CORS adds to a request, in nanoseconds; shorter is better</title>
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.heading { font-weight: 600; font-size: 14px; }
.runtime { font-weight: 600; font-size: 13px; }
.figure { font-size: 11px; }
.limit { fill: #8c959f; }
.ours { fill: #1a7f37; }
.peer { fill: #bc4c00; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .ours { fill: #3fb950; }
  .peer { fill: #f0883e; }
}
</style>
<text class="heading" x="12" y="22">What CORS adds to a request, in nanoseconds; the peer is the best of the case</text>
${parts.join("\n")}
</svg>
`;
}
