import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { executablePath, playInChromium } from "./chromium.ts";
import { plan, seconds } from "./plan.ts";
import type { Count, SessionResults } from "./results.ts";
import { candidates, start } from "./servers.ts";
import { playSimulated } from "./simulated.ts";

const { values } = parseArgs({
  options: { help: { type: "boolean" }, quick: { type: "boolean", default: false } },
});

if (values.help) {
  console.log("node bench/session/run.ts, which takes two minutes, and with --quick leaves out the real browser");
} else {
  await run();
}

async function run(): Promise<void> {
  const simulated: Count[] = [];
  for (const candidate of candidates) {
    const server = await start(candidate);
    await playSimulated(server.url);
    simulated.push(server.count);
    server.stop();
  }
  const real = values.quick || executablePath === undefined ? undefined : await runChromium();
  const results: SessionResults = {
    calls: plan.length,
    seconds,
    chromium: real?.version ?? null,
    servers: candidates.map(({ name, written }, index) => ({
      name,
      written,
      simulated: simulated[index]!,
      ...(real === undefined ? {} : { chromium: real.counts[index]! }),
    })),
  };
  console.table(results.servers.map(({ name, written, simulated, chromium }) => ({
    name,
    written,
    simulated: simulated.preflights,
    chromium: chromium?.preflights,
    actual: (chromium ?? simulated).actual,
  })));
  await mkdir(new URL("../results/", import.meta.url), { recursive: true });
  await writeFile(new URL("../results/session.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
}

async function runChromium(): Promise<{ version: string; counts: Count[] }> {
  const servers = await Promise.all(candidates.map(start));
  const version = await playInChromium(servers.map(({ url }) => url));
  for (const server of servers) server.stop();
  return { version, counts: servers.map(({ count }) => count) };
}
