import type { Answer } from "../../src/diagnosis/servers/server.ts";
import { createBrowser, type FetchFailure } from "../../src/testing.ts";

/** What a page asks of an API, with credentials: each of these has been the one that failed. */
const PROBES: readonly (readonly [name: string, path: string, init: RequestInit])[] = [
  ["GET", "/items", {}],
  ["GET with cookies", "/items", { credentials: "include" }],
  ["GET of a 404", "/missing", { credentials: "include" }],
  ["GET of a 500", "/error", { credentials: "include" }],
  ["PUT of JSON", "/items", { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" }],
  ["PUT with Authorization of a 404", "/missing", { method: "PUT", headers: { authorization: "Bearer 1" } }],
  ["GET of a redirect", "/redirect", { credentials: "include" }],
];

/** The outcome of every probe of a page in the browser for tests: "shared", or the kind of its failure. */
export async function probe(port: number, origin: string): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [name, path, init] of PROBES) outcomes[name] = await outcomeOf(port, origin, path, init);
  return outcomes;
}

export const all = (outcome: string): Record<string, string> =>
  Object.fromEntries(PROBES.map(([name]) => [name, outcome]));

export async function outcomeOf(port: number, origin: string, path: string, init: RequestInit): Promise<string> {
  const browser = createBrowser((request) => fetch(request, { redirect: "manual" }));
  try {
    await browser.page(origin).fetch(`http://127.0.0.1:${port}${path}`, init);
    return "shared";
  } catch (error) {
    return ((error as TypeError).cause as FetchFailure).kind;
  }
}

/** The same in a page of a real browser, as an expression that it evaluates. */
export const probeExpression = (port: number): string => `
  (async () => {
    const outcomes = {};
    for (const [name, path, init] of ${JSON.stringify(PROBES)}) {
      outcomes[name] = await fetch("http://127.0.0.1:${port}" + path, init).then(() => "shared", () => "refused");
    }
    return outcomes;
  })()`;

/** An answer as it came over the wire, for the catalogue to recognize its server by. */
export async function answerOf(
  port: number,
  { origin, preflightFor }: { readonly origin?: string; readonly preflightFor?: string } = {},
): Promise<Answer> {
  const url = `http://127.0.0.1:${port}/items`;
  const method = preflightFor === undefined ? "GET" : "OPTIONS";
  const response = await fetch(url, {
    method,
    headers: {
      ...(origin !== undefined && { origin }),
      ...(preflightFor !== undefined && { "access-control-request-method": preflightFor }),
    },
  });
  const kind = preflightFor === undefined ? "actual" : "preflight";
  return { kind, method, url, status: response.status, headers: [...response.headers], body: await response.text() };
}
