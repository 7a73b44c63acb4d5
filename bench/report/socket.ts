import type { HostResults, SocketResults } from "../socket/results.ts";
import type { Section, Target } from "./section.ts";
import { median, spread } from "./spread.ts";

export const section: Section<SocketResults> = {
  name: "socket",
  markdown,
  targets,
};

function markdown(
  { client, pinned, processors, seconds, hosts }: SocketResults,
): string {
  const rounds = Object.values(hosts[0]!.samples)[0]!.length;
  return `## Over a socket

Actual GETs from an allowed origin, a policy of three origins with credentials, a handler that returns
\`Response.json({ hello: "world" })\`. ${client} keeps 32 connections busy over loopback, on the machine of the server:
${processors} processors, ${pinned ? "one kept for the server and one for the client" : "shared by server and client"}.
Each figure is the median of ${rounds} rounds of ${seconds} s after a warm-up, every round in a fresh process and in
another order, with the least and the greatest in brackets. "Of the bare" compares the two lines of a round. CPU is what
the server's process used for each request, by its own account, and what CORS added is the median of the differences.

${hosts.map(table).join("\n\n")}
`;
}

function table(host: HostResults): string {
  const alone = [...new Set(host.pairs.map(({ without }) => without))];
  return `### ${host.name}

| subject | requests/s | of the bare | p99, ms | CPU, µs | added |
| --- | --- | --- | --- | --- | --- |
${
    [...alone.map((name) => row(host, name)), ...host.pairs.map((pair) => row(host, pair.with, pair.without))].join(
      "\n",
    )
  }`;
}

function row(host: HostResults, subject: string, without?: string): string {
  const samples = host.samples[subject]!;
  const cells = [
    subject,
    spread(samples.map(({ requestsPerSecond }) => requestsPerSecond), 0),
    without === undefined ? "" : median(ratios(host, subject, without)).toFixed(2),
    spread(samples.map(({ p99 }) => p99 / 1000), 1),
    spread(samples.map(({ cpu }) => cpu), 1),
    without === undefined ? "" : added(host, subject, without).toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

function targets({ hosts }: SocketResults): Target[] {
  const withOurs = hosts.filter((host) => host.samples["ours"] !== undefined);
  const adapter = withOurs.find(({ name }) => name === "Node, @whatwg-node/server");
  return [
    ...withOurs.flatMap(throughput),
    ...hosts.flatMap((host) => cpu(host, host.samples["ours"] === undefined ? adapter : host)),
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

/** Where ours cannot run, as under Express, the adapter that the README names for Node stands in. */
function cpu(host: HostResults, withOurs: HostResults | undefined): Target[] {
  const peers = host.pairs.filter((pair) => pair.with.includes("+")).map((
    pair,
  ) => ({
    name: pair.with.split("+")[0]!,
    cost: added(host, pair.with, pair.without),
  }));
  const best = peers.sort((one, other) => one.cost - other.cost)[0];
  if (best === undefined || withOurs === undefined) return [];
  const [ours, limit] = ["ours", "handwritten"].map((subject) => added(withOurs, subject, "bare")) as [number, number];
  return [{
    what: `over a socket, ${host.name}: CPU time added to a request`,
    target: "less than half of the best peer's",
    figure: `${ours.toFixed(1)} µs against ${best.cost.toFixed(1)} µs (${best.name}), hand-written ${
      limit.toFixed(1)
    } µs`,
    met: ours < best.cost / 2,
  }];
}

function added(host: HostResults, cors: string, without: string): number {
  return median(host.samples[cors]!.map(({ cpu }, round) => cpu - host.samples[without]![round]!.cpu));
}

/** Throughput round by round: a machine that slows down slows both. */
function ratios(host: HostResults, cors: string, without: string): number[] {
  return host.samples[cors]!.map(({ requestsPerSecond }, round) =>
    requestsPerSecond / host.samples[without]![round]!.requestsPerSecond
  );
}
