import { describe, expect, test } from "vitest";
import { parseCookie } from "../../src/browser/set-cookie.ts";
import { type CorsExplanation, type CorsOptions, createCors, withCors } from "../../src/index.ts";
import { isCorsSafelistedRequestHeader } from "../../src/standard/cors-safelisted-request-headers.ts";
import { extractTokens, getDecodeAndSplit } from "../../src/standard/header-values.ts";
import { parseMimeTypeEssence } from "../../src/standard/mime-types.ts";
import { isTupleOrigin } from "../../src/standard/origins.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com/";

/** Values that make a careless reader begin anew at every character. */
const HOSTILE: Record<string, (length: number) => string> = {
  "blanks between two letters": (length) => `a${" ".repeat(length)}b`,
  "tabs and blanks between commas": (length) => `a${" \t".repeat(length / 4)},${" \t".repeat(length / 4)}b`,
  "commas": (length) => ",".repeat(length),
  "one-letter names": (length) => "a,".repeat(length / 2),
  "one long name": (length) => "a".repeat(length),
  "quotation marks": (length) => `"\\`.repeat(length / 2),
  "dots": (length) => `https://${"a.".repeat(length / 2)}example.com`,
  "names that begin like Origin": (length) => "origin ,".repeat(length / 8) + "x",
};

const options = {
  origin: [APP, "https://*.example.org", /^https:\/\/(?:a\.)+b\.example$/],
  credentials: true,
} satisfies CorsOptions;
const cors = createCors(options);
const watched = withCors(() => new Response(null), { ...options, methods: ["PUT"], onRefused: () => {} });
const ask = { origin: APP, "access-control-request-method": "PUT" };

/** Everything that reads what a stranger sends. */
const READERS: Record<string, (value: string) => unknown> = {
  "a preflight's header names": (value) =>
    watched(request("OPTIONS", API, { ...ask, "access-control-request-headers": value })),
  "the explanation of a preflight's header names": (value) =>
    (cors.explain(request("OPTIONS", API, { ...ask, "access-control-request-headers": value })) as CorsExplanation)
      .text,
  "a preflight's method": (value) =>
    watched(request("OPTIONS", API, { ...ask, "access-control-request-method": value })),
  "an origin": (value) => watched(request("GET", API, { origin: value })),
  "a handler's Vary": (value) =>
    withCors(() => new Response(null, { headers: { vary: value } }), { ...options, vary: ["X-A"] })(
      request("GET", API, { origin: APP }),
    ),
  "isTupleOrigin": isTupleOrigin,
  "extractTokens": extractTokens,
  "getDecodeAndSplit": getDecodeAndSplit,
  "parseMimeTypeEssence": parseMimeTypeEssence,
  "isCorsSafelistedRequestHeader": (value) => isCorsSafelistedRequestHeader("content-type", value),
  "a cookie": (value) => parseCookie(`a=${value}; Path=${value}`, 0),
};

/** The shortest time that a call takes, in milliseconds, of several rounds of so many calls. */
function timeOf(read: () => unknown, calls: number): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let call = 0; call < calls; call++) read();
    return performance.now() - start;
  });
  return Math.min(...rounds) / calls;
}

/** How far the clock moves at least, in milliseconds. In a page it moves in steps, and on workerd it stands still. */
function resolutionOfClock(): number {
  const start = performance.now();
  for (let attempt = 0; attempt < 100_000; attempt++) {
    const moved = performance.now() - start;
    if (moved > 0) return moved;
  }
  return Infinity;
}

const isMeasurable = resolutionOfClock() < 0.02;

describe.runIf(isMeasurable).each(Object.entries(READERS))(
  "the time to read %s grows no faster than its length",
  (_, read) => {
    test.each(Object.entries(HOSTILE))("with %s", (_, create) => {
      const [short, long] = [create(4096), create(16_384)];
      const calls = Math.max(1, Math.ceil(0.2 / Math.max(timeOf(() => read(short), 3), 0.0001)));
      // A quadratic reader takes sixteen times as long.
      const ratio = () => timeOf(() => read(long), calls) / timeOf(() => read(short), calls);
      // A busy machine gets a second and a third chance.
      const isLinear = [1, 2, 3].some(() => ratio() < 10);
      expect(isLinear).toBe(true);
    });
  },
);
