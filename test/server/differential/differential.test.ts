import fc from "fast-check";
import { expect, test } from "vitest";
import { type CorsOptions, createCors, type Origin, withCors } from "../../../src/index.ts";
import { request } from "../../request.ts";
import {
  API,
  type HandlerModel,
  type PolicyModel,
  REG_EXP,
  type RequestModel,
  type RuleModel,
  session,
} from "./model.ts";
import { type Expected, expectedAnswer, MAP_METHODS } from "./oracle.ts";

const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
const PAIRS = Number(process?.env?.["FUZZ_PAIRS"] ?? 20_000);
const SEED = Number(process?.env?.["FUZZ_SEED"] ?? 20_261_126);

type Wrapped = (request: Request) => Response | Promise<Response>;

function toRule(rule: RuleModel) {
  switch (rule.kind) {
    case "exact":
      return rule.origin as Origin;
    case "pattern":
      return `${rule.scheme}://*.${rule.below}${rule.port}` as Origin;
    case "any-port":
      return `${rule.scheme}://${rule.host}:*` as Origin;
    case "regexp":
      return REG_EXP;
    case "function": {
      const answer = (origin: string) => rule.accepted.includes(new URL(origin).origin);
      return rule.async ? async (origin: string) => await Promise.resolve(answer(origin)) : answer;
    }
  }
}

function toOptions({ rules, onRefused, given: _given, ...options }: PolicyModel): CorsOptions {
  return {
    ...options,
    origin: rules === "*" ? rules : rules.map(toRule),
    ...(onRefused && { onRefused: () => {} }),
  } as CorsOptions;
}

function toArgument(policy: PolicyModel) {
  const options = toOptions(policy);
  switch (policy.given) {
    case "options":
      return options;
    case "compiled":
      return createCors(options);
    case "selector":
      return () => options;
    case "async selector":
      return async () => await Promise.resolve(options);
  }
}

/** The handler of the model, wrapped, and how often it ran. */
function build(policy: PolicyModel, model: HandlerModel) {
  const runs = { count: 0 };
  const shared = createResponse(model);
  const answer = (): Response => {
    runs.count++;
    const response = model.response === "shared" ? shared : createResponse(model);
    if (model.thrown) throw response;
    return response;
  };
  const handler: Wrapped = model.async ? async () => await Promise.resolve().then(answer) : answer;
  const argument = toArgument(policy);
  switch (model.shape) {
    case "function":
      return { runs, call: withCors(handler, argument) };
    case "fetch object": {
      const app = withCors({ fetch: handler }, argument);
      return { runs, call: (given: Request) => app.fetch(given) };
    }
    case "map of methods": {
      const map: Record<string, Wrapped> = withCors(
        Object.fromEntries(MAP_METHODS.map((name) => [name, handler])),
        argument,
      );
      return { runs, call: (given: Request) => map[given.method === "HEAD" ? "GET" : given.method]!(given) };
    }
    case "cors.handle": {
      const cors = createCors(toOptions(policy));
      return { runs, call: (given: Request) => cors.handle(given, () => handler(given)) };
    }
  }
}

/** Redirects have immutable headers where the runtime keeps to the standard. */
function createResponse({ status, headers, response }: HandlerModel): Response {
  if (response === "immutable") return Response.redirect(API, 302);
  return new Response(null, { status, headers: headers.map(([name, value]): [string, string] => [name, value]) });
}

/** What a handler is once its parts that cannot go together are left out. */
function settle(policy: PolicyModel, handler: HandlerModel): readonly [PolicyModel, HandlerModel] {
  return [
    // cors.handle knows no selector.
    handler.shape === "cors.handle" ? { ...policy, given: "compiled" } : policy,
    handler.response === "immutable" ? { ...handler, status: 302, headers: [] } : handler,
  ];
}

async function settled(call: () => Response | Promise<Response>): Promise<readonly [Response, thrown: boolean]> {
  try {
    return [await call(), false];
  } catch (error) {
    if (error instanceof Response) return [error, true];
    throw error;
  }
}

function isServed({ shape }: HandlerModel, { method }: RequestModel): boolean {
  return shape !== "map of methods" || ["OPTIONS", "HEAD", ...MAP_METHODS].includes(method);
}

function snapshot(response: Response): unknown {
  return [response.status, [...response.headers]];
}

function expectAnswer(response: Response, model: HandlerModel, expected: Expected): void {
  const cors = [...response.headers].filter(([name]) => name.startsWith("access-control-"));
  expect([response.status, Object.fromEntries(cors)]).toEqual([expected.status, expected.cors]);
  const handlers = expected.handlerRuns
    ? model.headers.filter(([name]) => name === "vary").map(([, value]) => value)
    : [];
  const found = listOf([...response.headers].filter(([name]) => name === "vary").map(([, value]) => value));
  const own = listOf(handlers);
  const needed = own.includes("*") ? own : [...own, ...expected.vary.filter((name) => !own.includes(name))];
  // A response that is shared may keep what it varied by as the answer to a preflight before: a cache stores more for it.
  const kept = model.response === "shared" ? found.filter((name) => name.startsWith("access-control-request-")) : [];
  expect(found.sort()).toEqual([...new Set([...needed, ...kept])].sort());
}

function listOf(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(",")).map((name) => name.trim().toLowerCase());
}

test(`every answer is what a naive reading of the behaviour table expects, in ${PAIRS} pairs`, async () => {
  let pairs = 0;
  await fc.assert(
    fc.asyncProperty(session, async (given) => {
      const [policy, handler] = settle(given.policy, given.handler);
      const { runs, call } = build(policy, handler);
      const requests = given.requests.filter((each) => isServed(handler, each));
      // All at once: a response that is shared must not carry one requester's origin to another.
      const answers = await Promise.all(
        requests.map(({ method, headers }) => settled(() => call(request(method, API, headers)))),
      );
      const handedOut = answers.map(([response]) => snapshot(response));
      let expectedRuns = 0;
      for (const [index, [response, thrown]] of answers.entries()) {
        const expected = expectedAnswer(policy, handler, requests[index]!);
        expectAnswer(response, handler, expected);
        expect(thrown).toBe(handler.thrown && expected.handlerRuns);
        if (expected.handlerRuns) expectedRuns++;
        pairs++;
      }
      expect(runs.count).toBe(expectedRuns);
      // And later requests change nothing about what was handed out before.
      for (const each of requests) await settled(() => call(request(each.method, API, each.headers)));
      expect(answers.map(([response]) => snapshot(response))).toEqual(handedOut);
    }),
    { numRuns: Math.ceil(PAIRS / 8), seed: SEED },
  );
  expect(pairs).toBeGreaterThanOrEqual(PAIRS);
}, 600_000);
