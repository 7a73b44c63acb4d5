import type { Runtime } from "../socket/runtimes.ts";
import { libraries, nothing } from "../start-up/libraries.ts";
import type { Size, StartUpResults } from "../start-up/results.ts";
import type { Section, Target } from "./section.ts";
import { median, spread } from "./spread.ts";

export const section: Section<StartUpResults> = {
  name: "start-up",
  markdown,
  targets,
};

const titles: Readonly<Record<Runtime, string>> = {
  node: "Node",
  deno: "Deno",
  bun: "Bun",
};

type Times = StartUpResults["cold"];

function markdown({ sizes, cold, warm }: StartUpResults): string {
  return `## Start-up

"Cold" is the import of a library from node_modules and a policy of three origins with credentials, in a fresh process
that has used its Fetch classes before: the median of ${
    rounds(cold)
  } processes, in ms. "Warm" is such a policy alone, in
µs, the median of ${rounds(warm)} processes. h3 reads its options at each request and @fastify/cors when it is
registered, which is not in these figures; withcors checks every option once, here. The least and the greatest are in
brackets.

${table(cold, [nothing, ...Object.keys(libraries)], "cold, ms", 1)}

${table(warm, Object.keys(libraries), "warm, µs", 2)}

Bundled with all that it imports by esbuild, in bytes. Ours is the whole main door; of the others it is what their CORS
needs, and not the framework that they cannot run without, unless they import it themselves.

| library | minified | gzip | brotli |
| --- | --- | --- | --- |
${sizes.map(({ name, minified, gzip, brotli }) => `| ${name} | ${minified} | ${gzip} | ${brotli} |`).join("\n")}
`;
}

function table(times: Times, files: readonly string[], title: string, digits: number): string {
  const runtimes = Object.keys(times) as Runtime[];
  const rows = files.map((file) => {
    const cells = runtimes.map((runtime) => spread(times[runtime]![file]!, digits));
    return `| ${[libraries[file] ?? "an empty module", ...cells].join(" | ")} |`;
  });
  return `| ${[title, ...runtimes.map((runtime) => titles[runtime])].join(" | ")} |
| ${["---", ...runtimes.map(() => "---")].join(" | ")} |
${rows.join("\n")}`;
}

function targets({ sizes, warm }: StartUpResults): Target[] {
  const door = sizes[0]!;
  return [
    {
      what: "main door, gzipped",
      target: "at most 6 kB",
      figure: size(door),
      met: door.gzip <= 6000,
    },
    ...(Object.keys(warm) as Runtime[]).map((runtime) => {
      const time = median(warm[runtime]!["ours"]!);
      return {
        what: `construction of a policy of three origins, warm, ${titles[runtime]}`,
        target: "below 20 µs",
        figure: `${time.toFixed(1)} µs`,
        met: time < 20,
      };
    }),
  ];
}

const size = ({ gzip }: Size) => `${gzip} bytes`;

const rounds = (times: Times) => Object.values(Object.values(times)[0]!)[0]!.length;
