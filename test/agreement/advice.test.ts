import fc from "fast-check";
import { expect, test } from "vitest";
import { type CorsOptions, createCors } from "../../src/index.ts";
import { createBrowser, type FetchFailure } from "../../src/testing.ts";

// What the browser advises, a server can follow: createCors accepts it as an option, and in the end the page is let in.

const API = "https://api.example.com/x";
const PAGES = [
  "https://app.example.com",
  "http://app.example.com",
  "http://localhost:5173",
  "capacitor://localhost",
  null,
];
const NAMES = ["x-a", "authorization", "content-type", "access-control-allow-origin", "access-control-max-age"];

const text = fc.stringMatching(/^([!-~]([ -~]{0,12}[!-~])?)?$/);
const listOf = (...items: string[]) =>
  fc.oneof(fc.array(fc.constantFrom(...items), { maxLength: 4 }).map((list) => list.join(", ")), text);
const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined });

const answers = fc.record({
  "access-control-allow-origin": maybe(fc.oneof(fc.constantFrom("*", "null", "*, *", ...PAGES.map(String)), text)),
  "access-control-allow-credentials": maybe(fc.constantFrom("true", "True", "true, true", "")),
  "access-control-allow-methods": maybe(listOf("GET", "get", "patch", "PATCH", "TRACE", "EGG", "*", "PUT;DELETE")),
  "access-control-allow-headers": maybe(listOf("X-A", "Origin", "*", "Authorization", "x-b", "access-control-max-age")),
});
const requests = fc.record({
  method: fc.constantFrom("GET", "PUT", "PATCH", "patch", "egg", "EGG"),
  headers: fc.subarray(NAMES).map((names) => names.map((name): [string, string] => [name, "1"])),
  credentials: fc.constantFrom<RequestCredentials>("omit", "include"),
});

test("advice that is followed is accepted by createCors, and lets the page in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PAGES), requests, answers, async (page, init, given) => {
      const headers = new Headers(
        Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined),
      );
      for (let round = 0; round < 6; round++) {
        const fetched = createBrowser(() => new Response(null, { headers })).page(page).fetch(API, init);
        const error = await fetched.then(() => null, (error: unknown) => error as TypeError & { cause: FetchFailure });
        if (error === null) return;
        expect(error.message).not.toContain("Allow-Origin: null");
        const { header, needed } = error.cause;
        if (needed === null) {
          expect(error.message).toContain("the page has to");
          return;
        }
        expectOption(header!, needed, init.credentials === "include");
        headers.set(header!, needed);
      }
      expect.fail("the page was not let in after six repairs");
    }),
    { numRuns: 2000 },
  );
});

function expectOption(header: string, needed: string, credentials: boolean): void {
  const list = needed === "*" ? "*" : needed.split(", ").filter((name) => name !== "");
  const options: Record<string, object> = {
    "access-control-allow-origin": { origin: needed, credentials },
    "access-control-allow-credentials": { origin: "https://app.example.com", credentials },
    "access-control-allow-methods": { methods: list },
    "access-control-allow-headers": { allowedHeaders: list },
  };
  expect(() => createCors(options[header] as CorsOptions)).not.toThrow();
}
