import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { chart } from "./chart.ts";
import { section as cost } from "./cost.ts";
import { section as growth } from "./growth.ts";
import type { Section, Target } from "./section.ts";
import { section as session } from "./session.ts";
import { section as socket } from "./socket.ts";
import { section as startUp } from "./start-up.ts";

const sections: readonly Section<never>[] = [cost, growth, socket, session, startUp];

const here = (path: string) => new URL(`../${path}`, import.meta.url);

/** Writes RESULTS.md and the chart of whatever was measured, and answers the targets with their figures. */
export async function writeReport(): Promise<Target[]> {
  const chapters: string[] = [];
  const targets: Target[] = [];
  for (const section of sections) {
    const file = here(`results/${section.name}.json`);
    if (!existsSync(file)) continue;
    const results = JSON.parse(await readFile(file, "utf8")) as never;
    chapters.push(section.markdown(results).trim());
    targets.push(...section.targets(results));
    if (section.name === "cost") {
      await writeFile(here("chart.svg"), chart(results));
    }
  }
  const all = [introduction(), targetTable(targets), ...chapters].join("\n\n");
  await writeFile(here("RESULTS.md"), `${all}\n`);
  return targets;
}

function introduction(): string {
  return `# What CORS costs

Written by \`npm run bench\`. All comparisons are of figures of one run; those of another machine differ.

![What CORS adds to a request](chart.svg)`;
}

function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(
    ({ what, target, figure, met }) => `| ${what} | ${target} | ${figure} | ${met ? "met" : "**missed**"} |`,
  );
  const met = targets.filter(({ met }) => met).length;
  return `## Targets

${met} of ${targets.length} are met.

| what | target | figure | |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}
