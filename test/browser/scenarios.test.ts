import { describe, expect, test } from "vitest";
import { createBrowser, type FetchFailure } from "../../src/testing.ts";
import { response } from "../response.ts";
import { redirectScenarios } from "./redirect-scenarios.ts";
import { type Answer, type Scenario, type ScenarioFetch, scenarios } from "./scenarios.ts";

const PLACES: Record<string, string> = {
  "{page}": "https://app.example",
  "{page@}": "https://user:password@app.example",
  "{PAGE}": "https://APP.example",
  "{api}": "https://api.example.com",
  "{third}": "https://third.example.net",
};

const SHOWN = [
  "origin",
  "access-control-request-method",
  "access-control-request-headers",
  "cookie",
  "authorization",
  "content-type",
  "x-a",
  "x-b",
];

describe.each([["one URL", scenarios], ["redirects", redirectScenarios]])("with %s", (_, table) => {
  test.each(table.map((scenario) => [scenario.name, scenario] as const))("%s", async (_, scenario) => {
    const { received, outcome } = await run(scenario);
    expect({ received, outcome }).toEqual({
      received: scenario.received.map(settle),
      outcome: settleAll(scenario.outcome),
    });
  });
});

test("the names of the rows are unique", () => {
  const names = [...scenarios, ...redirectScenarios].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** Does in our browser what a scenario says, and tells what came of it in the scenario's own terms. */
async function run(scenario: Scenario): Promise<{ received: string[]; outcome: unknown }> {
  const answers = settleAll(scenario.answers);
  const received: string[] = [];
  const browser = createBrowser(async (request) => {
    received.push(await tell(request));
    const answer: Answer | undefined = answers[`${request.method} ${request.url}`];
    if (answer === undefined) throw new Error(`Not in the scenario: ${request.method} ${request.url}`);
    const { status = 200, headers = {} } = answer;
    const hasBody = ![204, 205, 304].includes(status);
    return response(hasBody ? answer.body ?? "secret" : null, { status, headers });
  });
  const page = browser.page(scenario.opaque ? null : PLACES["{page}"]!);
  const { url, ...fetch } = settleAll(scenario.fetch);
  try {
    return { received, outcome: await look(await page.fetch(url, toInit(fetch)), scenario) };
  } catch (error) {
    if ((error as Error).cause === undefined) throw error;
    const { algorithm, step } = (error as { cause: FetchFailure }).cause;
    return { received, outcome: { algorithm, step } };
  }
}

function toInit({ headers = [], body, ...init }: Omit<ScenarioFetch, "url">): RequestInit & { duplex?: "half" } {
  const pairs = headers.map(([name, value]): [string, string] => [name, value]);
  if (body === undefined) return { ...init, headers: pairs };
  if (typeof body === "string") return { ...init, headers: pairs, body };
  return { ...init, headers: pairs, body: new Response(body.stream).body!, duplex: "half" };
}

async function tell(request: Request): Promise<string> {
  const headers = SHOWN.filter((name) => request.headers.has(name));
  const body = request.body === null ? "" : await request.text();
  return [
    `${request.method} ${request.url}`,
    ...headers.map((name) => `${name}=${request.headers.get(name)}`),
    ...body === "" ? [] : [`body=${body}`],
  ].join(" ");
}

async function look(response: Response, { outcome }: Scenario): Promise<object> {
  const { type, status, url, redirected } = response;
  return {
    type,
    status,
    url,
    body: await response.text(),
    ...redirected && { redirected },
    ..."headers" in outcome && { headers: [...response.headers.keys()] },
  };
}

function settle(text: string): string {
  return text.replace(/\{[^{}]+\}/g, (place) => PLACES[place] ?? place);
}

function settleAll<Data>(data: Data): Data {
  return JSON.parse(
    JSON.stringify(data),
    (_, value) =>
      typeof value === "string"
        ? settle(value)
        : value?.constructor === Object
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [settle(key), inner]))
        : value,
  );
}
