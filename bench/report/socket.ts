import type { Sample } from "../socket/measure.ts";
import type { HostResults, SocketResults } from "../socket/results.ts";
import type { Section, Target } from "./section.ts";
import { median, spread } from "./spread.ts";

export const section: Section<SocketResults> = { name: "socket", markdown, targets };

function markdown({ client, pinned, processors, seconds, hosts }: SocketResults): string {
  const rounds = Object.values(hosts[0]!.samples)[0]!.length;
  return `## Over a socket

Actual GETs from an allowed origin, a policy of three origins with credentials, a handler that returns
\`Response.json({ hello: "world" })\`. ${client} keeps 32 connections busy over loopback, on the machine of the server:
${processors} processors, ${pinned ? "one kept for the server and one for the client" : "shared by server and client"}.
Each figure is the median of ${rounds} rounds of ${seconds} s after a warm-up, every round in a fresh process and in
another order, with the least and the greatest in brackets. CPU is what the server's process used for each request, by its
own account: it holds on a busy machine, too, where requests per second and p99 do not. "Added" and "of the bare" compare
the two lines of one round.

${hosts.map(table).join("\n\n")}
`;
}

function table(host: HostResults): string {
  const rows = host.pairs.map(({ with: cors, without }) => {
    const samples = host.samples[cors]!;
    const cells = [
      cors,
      spread(samples.map(({ requestsPerSecond }) => requestsPerSecond), 0),
      median(ratios(host, cors, without)).toFixed(2),
      spread(samples.map(({ p99 }) => p99 / 1000), 1),
      spread(samples.map(({ cpu }) => cpu), 1),
      spread(added(host, cors, without), 1),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const alone = [...new Set(host.pairs.map(({ without }) => without))].map((name) => {
    const samples = host.samples[name]!;
    const cells = [
      name,
      spread(samples.map(({ requestsPerSecond }) => requestsPerSecond), 0),
      "",
      spread(samples.map(({ p99 }) => p99 / 1000), 1),
      spread(samples.map(({ cpu }) => cpu), 1),
      "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `### ${host.name}

| subject | requests/s | of the bare | p99, ms | CPU, µs | CPU added, µs |
| --- | --- | --- | --- | --- | --- |
${[...alone, ...rows].join("\n")}`;
}

function targets({ hosts }: SocketResults): Target[] {
  const withOurs = hosts.filter((host) => host.samples["ours"] !== undefined);
  const onNode = withOurs.filter(({ name }) => name.startsWith("Node"));
  const dearest = Math.max(...onNode.map(ourCost));
  return [
    ...withOurs.flatMap(throughput),
    ...hosts.flatMap((host) => cpu(host, host.samples["ours"] === undefined ? dearest : ourCost(host))),
  ];
}

function throughput(host: HostResults): Target[] {
  if (host.samples["handwritten"] === undefined) return [];
  const ratio = median(ratios(host, "ours", "handwritten"));
  return [{
    what: `over a socket, ${host.name}: throughput`,
    target: "at least 0.97 of hand-written",
    figure: ratio.toFixed(3),
    met: ratio >= 0.97,
  }];
}

/** Where ours cannot run, as under Express, its dearest host on Node stands in. */
function cpu(host: HostResults, ours: number): Target[] {
  const peers = host.pairs.filter((pair) => pair.with.includes("+")).map((pair) => ({
    name: pair.with.split("+")[0]!,
    cost: median(added(host, pair.with, pair.without)),
  }));
  const best = peers.sort((one, other) => one.cost - other.cost)[0];
  if (best === undefined || !Number.isFinite(ours)) return [];
  return [{
    what: `over a socket, ${host.name}: CPU time added to a request`,
    target: "less than half of the best peer's",
    figure: `${ours.toFixed(1)} µs against ${best.cost.toFixed(1)} µs (${best.name})`,
    met: ours < best.cost / 2,
  }];
}

const ourCost = (host: HostResults) => median(added(host, "ours", "bare"));

function added(host: HostResults, cors: string, without: string): number[] {
  return paired(host, cors, without).map(([one, other]) => one.cpu - other.cpu);
}

function ratios(host: HostResults, cors: string, without: string): number[] {
  return paired(host, cors, without).map(([one, other]) => one.requestsPerSecond / other.requestsPerSecond);
}

/** The samples of two subjects, round by round: a machine that slows down slows both. */
function paired(host: HostResults, one: string, other: string): [Sample, Sample][] {
  return host.samples[one]!.map((sample, round) => [sample, host.samples[other]![round]!]);
}
