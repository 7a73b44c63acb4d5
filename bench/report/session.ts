import type { ServerResults, SessionResults } from "../session/results.ts";
import type { Section, Target } from "./section.ts";

export const section: Section<SessionResults> = {
  name: "session",
  markdown,
  targets,
};

function markdown(
  { calls, seconds, chromium, servers }: SessionResults,
): string {
  const real = chromium === null ? "No real browser took part in this run." : `"Chromium" is ${chromium} in real time.`;
  return `## Preflights of a session

A page makes ${calls} calls in ${seconds} seconds, PUT, PATCH and DELETE with two headers of its own: every five seconds it
goes to the next of five URLs and calls all three within a second. Servers have CORS with the defaults of their library,
and count. ${real} "Simulated" is the same in \`createBrowser\` of
\`withcors/testing\`, its clock set to each call.

| library | written | Chromium | simulated | calls that got through |
| --- | --- | --- | --- | --- |
${servers.map(row).join("\n")}

Who sends no \`Access-Control-Max-Age\` gets five seconds, and who names only the method that was asked for is asked again
for each. A library without a line for PUT, PATCH and DELETE in its defaults is listed a second time, with these named.
`;
}

function row(server: ServerResults): string {
  const { name, written, chromium, simulated } = server;
  const { actual } = chromium ?? simulated;
  return `| ${name} | \`${written}\` | ${chromium?.preflights ?? ""} | ${simulated.preflights} | ${actual} |`;
}

function targets({ chromium, servers }: SessionResults): Target[] {
  const [ours, ...peers] = servers;
  const best = peers.sort((one, other) => preflights(one) - preflights(other))[0]!;
  return [{
    what: `preflights of the session, ${chromium ?? "simulated"}`,
    target: "fewer than every peer's defaults",
    figure: `${preflights(ours!)} against ${preflights(best)} (${best.name})`,
    met: preflights(ours!) < preflights(best),
  }];
}

const preflights = ({ chromium, simulated }: ServerResults) => (chromium ?? simulated).preflights;
