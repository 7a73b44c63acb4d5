import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Call, send } from "./client.ts";
import { type Exceptions, type Scenario, scenarios } from "./scenarios.ts";
import type { Host } from "./start.ts";

/** Tests with more than one request at a time, or with a requester who hangs up. */
const lifetimes = {
  "a response that is sent to several origins at once": sharedResponse,
  "a stream whose reader hangs up is cancelled": cancelledStream,
  "a request that is aborted reaches the handler's signal": abortedRequest,
};

export type LifetimeName = keyof typeof lifetimes;

/** Adds one test for each, save for those that do not exist on a host. Others that are excepted must not happen there. */
export function testLifetimes(exceptions: Exceptions, host: () => Host): void {
  const stream = exceptions.streaming?.request ?? scenarios.streaming.request;
  for (const name of Object.keys(lifetimes) as LifetimeName[]) {
    const exception = exceptions[name];
    const title = exception === undefined ? name : `${name} (not here: ${exception.reason})`;
    test.skipIf(exception?.absent)(
      title,
      { timeout: 20_000 },
      () => lifetimes[name](host(), exception === undefined, stream),
    );
  }
}

/** Requests of four kinds wait for one and the same response, which the handler returns to all of them. */
async function sharedResponse({ port }: Host): Promise<void> {
  const readable: Scenario[] = [
    scenarios["GET of an allowed origin"],
    scenarios["GET of an origin that a pattern allows"],
    scenarios["GET of a refused origin"],
    scenarios["plain GET"],
  ];
  const asked = [...readable, ...readable, ...readable];
  const answers = await Promise.all(asked.map(({ request }) => send(port, { ...request, path: "/api/shared" })));
  const granted = (cors: string[]) => cors.filter((line) => line.startsWith("access-control-"));
  expect(answers.map(({ status, cors }) => [status, granted(cors)])).toEqual(
    asked.map(({ cors }) => [204, granted(cors)]),
  );
  for (const { cors } of answers) expect(cors.join()).toMatch(/vary: (.*, )?Origin/); // a framework adds its own names
}

async function cancelledStream(host: Host, expected: boolean, stream: Call): Promise<void> {
  const before = timesOf("ticks: cancelled", host);
  await send(host.port, stream, "first chunk");
  await happens(() => timesOf("ticks: cancelled", host) > before, expected);
}

async function abortedRequest(host: Host, expected: boolean): Promise<void> {
  const before = timesOf("slow: aborted", host);
  const request = httpRequest({ host: "127.0.0.1", port: host.port, path: "/api/slow", agent: false });
  request.on("error", () => {}).end();
  await once(request, "finish");
  await wait(300);
  request.destroy();
  await happens(() => timesOf("slow: aborted", host) > before, expected);
  const { status, cors } = await send(host.port, scenarios["GET of an allowed origin"].request);
  expect(status).toBe(200);
  expect(cors).toContain("access-control-allow-origin: https://app.example.com");
}

function timesOf(line: string, host: Host): number {
  return host.output().split(line).length - 1;
}

/** Waits until something is true, or makes sure for two seconds that it is not. */
async function happens(condition: () => boolean, expected: boolean): Promise<void> {
  if (expected) return await expect.poll(condition, { timeout: 10_000 }).toBe(true);
  await wait(2000);
  expect(condition()).toBe(false);
}
