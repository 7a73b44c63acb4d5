import fc from "fast-check";
import { expect, test } from "vitest";
import { type CorsExplanation, type CorsOptions, CorsOptionsError, createCors, withCors } from "../../src/index.ts";
import { createBrowser } from "../../src/testing.ts";
import { request } from "../request.ts";

// Two witnesses that share no code: what a policy means to allow, by `explain`, and what a browser then shares.

const API = "https://api.test";
const origins = ["https://app.example.com", "https://a.b.example.com", "http://localhost:3000", "app://local"] as const;
const rule = fc.constantFrom(
  ...origins,
  "https://*.example.com",
  "http://localhost:*",
  /^https:\/\/[a-z]+\.example\.com$/,
  (origin: string) => origin === "app://local",
);
const names = ["x-token", "content-type", "authorization"] as const;
/** Stands for a name that is longer than all that is echoed, so that what fails can be printed. */
const LONG = "X-LONG";
const unfold = (name: string) => name === LONG ? name + "G".repeat(4096) : name;
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const policies: fc.Arbitrary<object> = fc.record({
  origin: fc.oneof(fc.constant("*"), rule, fc.uniqueArray(rule, { minLength: 1, maxLength: 3 })),
  credentials: fc.boolean(),
  methods: maybe(fc.oneof(fc.constant("*"), fc.subarray(["GET", "PUT", "PATCH", "LINK"]))),
  allowedHeaders: maybe(fc.oneof(fc.constant("*"), fc.constant(["*", "authorization"]), fc.subarray([...names]))),
  exposedHeaders: maybe(fc.subarray(["etag", "x-id"])),
  maxAge: maybe(fc.constantFrom(0, 60)),
  enforce: fc.boolean(),
}, { requiredKeys: ["origin"] });

const requests = fc.record({
  page: fc.constantFrom(...origins, "https://evil.example", null),
  method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "LINK", LONG),
  headers: fc.oneof({ weight: 9, arbitrary: fc.subarray<string>([...names]) }, {
    weight: 1,
    arbitrary: fc.constant<string[]>([LONG]),
  }),
  credentials: fc.constantFrom<RequestCredentials>("omit", "include", "same-origin"),
  isWrapped: fc.boolean(),
});

function compile(options: object) {
  try {
    return createCors(options as CorsOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(CorsOptionsError);
    return null;
  }
}

/** What a user gets: a handler that is wrapped, or a policy in a middleware, which here also tells what it refuses. */
function serve(options: CorsOptions, isWrapped: boolean, told: string[]) {
  const handler = () => new Response("data");
  if (isWrapped) return withCors(handler, options);
  const cors = createCors({ ...options, onRefused: ({ text }: CorsExplanation) => told.push(text) } as CorsOptions);
  return (received: Request) => cors.handle(received, handler);
}

test("what a policy means to allow is what a browser shares, and nothing else, in 20 000 cases", async () => {
  let pairs = 0;
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(policies, fc.array(requests, { minLength: 10, maxLength: 10 }), async (options, given) => {
      const cors = compile(options);
      if (cors === null) return;
      const told: string[] = [];
      const servers = [true, false].map((isWrapped) => serve(options as CorsOptions, isWrapped, told));
      for (const { page, method, headers, credentials, isWrapped } of given) {
        const browser = createBrowser(servers[isWrapped ? 0 : 1]!);
        const init = { method: unfold(method), credentials, headers: headers.map((name) => [unfold(name), "1"]) };
        const outcome = await browser.page(page).fetch(`${API}/`, init as RequestInit).then(
          () => true,
          (error) => error instanceof TypeError ? false : Promise.reject(error),
        );
        const meant = browser.exchanges.map(({ request: { method, url, headers } }) =>
          cors.explain(request(method, url, [...headers])) as CorsExplanation
        );
        const isAllowed = (each: CorsExplanation) => credentials === "include" ? each.credentials : each.allowed;
        expect([outcome, meant.length > 0]).toEqual([meant.every(isAllowed), true]);
        const refused = meant.filter(({ allowed }) => !allowed).map(({ text }) => text);
        expect(told.splice(0)).toEqual(isWrapped ? [] : refused);
        pairs++;
        if (outcome) shared++;
      }
    }),
    { numRuns: 4000 },
  );
  expect(pairs).toBeGreaterThan(20_000);
  expect(shared).toBeGreaterThan(pairs / 20);
  expect(shared).toBeLessThan(pairs);
}, 60_000);
