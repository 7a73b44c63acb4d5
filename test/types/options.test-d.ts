import { describe, expectTypeOf, test } from "vitest";
import {
  type AnonymousCorsOptions,
  type CorsOptions,
  createCors,
  type CredentialedCorsOptions,
  type MaybePromise,
  type Origin,
  withCors,
} from "../../src/index.ts";

const handler = (request: Request): Response => new Response(request.url);

declare const credentials: boolean;
declare const origins: readonly Origin[];
declare const setting: string;

describe("the origin option", () => {
  test("takes an origin, a pattern, a RegExp, a function, or a list of those", () => {
    withCors(handler, { origin: "*" });
    withCors(handler, { origin: "https://example.com" });
    withCors(handler, { origin: "https://*.example.com" });
    withCors(handler, { origin: "http://localhost:*" });
    withCors(handler, { origin: "capacitor://localhost" });
    withCors(handler, { origin: /^https:\/\/example\.com$/ });
    withCors(handler, { origin: (origin) => origin.endsWith(".example.com") });
    withCors(handler, { origin: async (origin) => origin.endsWith(".example.com") });
    withCors(handler, { origin: ["https://example.com", /^https:\/\/example\.org$/, () => true] });
    withCors(handler, { origin: origins });
    withCors(handler, { origin: ["https://example.com", "https://example.org"] as const });
  });

  test("takes no literal without a scheme", () => {
    // @ts-expect-error -- no scheme
    withCors(handler, { origin: "example.com" });
    // @ts-expect-error -- no scheme
    withCors(handler, { origin: "localhost:3000" });
    // @ts-expect-error -- no scheme
    withCors(handler, { origin: ["https://example.com", "example.org"] });
    // @ts-expect-error -- an opaque origin
    withCors(handler, { origin: "null" });
    // @ts-expect-error -- nothing
    withCors(handler, { origin: "" });
    // @ts-expect-error -- no scheme
    createCors({ origin: "example.com" });
  });

  test("takes no wildcard in a list", () => {
    // @ts-expect-error -- alone, or not at all
    withCors(handler, { origin: ["*"] });
    // @ts-expect-error -- alone, or not at all
    withCors(handler, { origin: ["https://example.com", "*"] });
  });

  test("takes neither a boolean, nor null, nor undefined", () => {
    // @ts-expect-error -- not a mode that reflects
    withCors(handler, { origin: true });
    // @ts-expect-error -- not a switch
    withCors(handler, { origin: false });
    // @ts-expect-error -- not nothing
    withCors(handler, { origin: null });
    // @ts-expect-error -- as of an environment variable that is not set
    withCors(handler, { origin: undefined });
  });

  test("takes no function that answers anything but a boolean", () => {
    // @ts-expect-error -- the origin is not the answer
    withCors(handler, { origin: (origin) => origin });
    // @ts-expect-error -- a promise of no boolean
    withCors(handler, { origin: async () => "https://example.com" });
    // @ts-expect-error -- nothing
    withCors(handler, { origin: () => {} });
  });

  test("takes no string that may be anything, until somebody vouches for it", () => {
    // @ts-expect-error -- any string
    withCors(handler, { origin: setting });
    withCors(handler, { origin: setting as Origin });
    if (setting.startsWith("https://")) withCors(handler, { origin: `https://${setting.slice(8)}` });
  });
});

describe("the credentials option", () => {
  test("goes with origins that are named", () => {
    withCors(handler, { credentials: true, origin: "https://example.com" });
    withCors(handler, { credentials: true, origin: ["https://example.com", "https://*.example.org"] });
    withCors(handler, { credentials: true, origin: origins });
    withCors(handler, { credentials: true, origin: /^https:\/\/example\.com$/ });
    withCors(handler, { credentials: true, origin: (origin) => origin === "https://example.com" });
    createCors({ credentials: true, origin: "https://example.com" });
  });

  test("goes neither with every origin, nor without an origin", () => {
    // @ts-expect-error -- every origin
    withCors(handler, { credentials: true, origin: "*" });
    // @ts-expect-error -- no origin
    withCors(handler, { credentials: true });
    // @ts-expect-error -- every origin
    createCors({ credentials: true, origin: "*" });
    // @ts-expect-error -- no origin
    createCors({ credentials: true });
    // @ts-expect-error -- every origin, chosen per request
    withCors(handler, () => ({ credentials: true as const, origin: "*" as const }));
    // @ts-expect-error -- in an object with fetch
    withCors({ fetch: handler }, { credentials: true, origin: "*" });
    // @ts-expect-error -- in a map of methods
    withCors({ GET: handler }, { credentials: true, origin: "*" });
  });

  test("goes with exposed headers that are named, not with a wildcard", () => {
    withCors(handler, { credentials: true, origin: "https://example.com", exposedHeaders: ["etag"] });
    withCors(handler, { origin: "https://example.com", exposedHeaders: "*" });
    // @ts-expect-error -- any header
    withCors(handler, { credentials: true, origin: "https://example.com", exposedHeaders: "*" });
    // @ts-expect-error -- any header
    createCors({ credentials: true, origin: "https://example.com", exposedHeaders: "*" });
  });

  test("may be a variable beside an origin that is named", () => {
    withCors(handler, { credentials, origin: "https://example.com" });
    withCors(handler, { credentials, origin: origins });
    createCors({ credentials, origin: "https://example.com" });
    // @ts-expect-error -- it may be true
    withCors(handler, { credentials, origin: "*" });
    // @ts-expect-error -- it may be true
    withCors(handler, { credentials });
    // @ts-expect-error -- it may be true
    withCors(handler, { credentials, origin: "https://example.com", exposedHeaders: "*" });
  });

  test("takes no string", () => {
    // @ts-expect-error -- a string
    withCors(handler, { credentials: "true", origin: "https://example.com" });
  });
});

describe("the other options", () => {
  test("take what the reference says", () => {
    withCors(handler, {
      methods: ["GET", "PURGE"],
      allowedHeaders: ["content-type"],
      exposedHeaders: ["etag"],
      maxAge: 600,
      preflightStatus: 200,
      preflightContinue: true,
      vary: ["x-tenant"],
      origin: "https://example.com",
      enforce: true,
      isPublicSuffix: (domain) => domain === "example.net",
      dangerouslyAllow: ["insecure-origin", "public-suffix", "unanchored-regexp"],
    });
    withCors(handler, { methods: "*", allowedHeaders: "*", exposedHeaders: "*" });
    withCors(handler, { allowedHeaders: ["*", "authorization"] });
  });

  test("may be undefined, as if they were absent", () => {
    withCors(handler, {
      methods: undefined,
      allowedHeaders: undefined,
      exposedHeaders: undefined,
      credentials: undefined,
      maxAge: undefined,
      preflightStatus: undefined,
      preflightContinue: undefined,
      vary: undefined,
      enforce: undefined,
      onError: undefined,
      onRefused: undefined,
      isPublicSuffix: undefined,
      dangerouslyAllow: undefined,
    });
  });

  test("take readonly lists", () => {
    const methods = ["GET", "PUT"] as const;
    const names = ["x-request-id"] as const;
    const waivers = ["insecure-origin"] as const;
    withCors(handler, {
      methods,
      allowedHeaders: names,
      exposedHeaders: names,
      vary: names,
      dangerouslyAllow: waivers,
    });
  });

  test("take no list in one string", () => {
    // @ts-expect-error -- a list in one string
    withCors(handler, { methods: "GET,PUT" });
    // @ts-expect-error -- a list in one string
    withCors(handler, { allowedHeaders: "content-type, authorization" });
    // @ts-expect-error -- a list in one string
    withCors(handler, { exposedHeaders: "etag" });
    // @ts-expect-error -- a list in one string
    withCors(handler, { vary: "x-tenant" });
  });

  test("take no value of another type", () => {
    // @ts-expect-error -- a string
    withCors(handler, { maxAge: "600" });
    // @ts-expect-error -- a number
    withCors(handler, { preflightContinue: 1 });
    // @ts-expect-error -- no code of a waiver
    withCors(handler, { dangerouslyAllow: ["credentials-with-wildcard"] });
    // @ts-expect-error -- no Response
    withCors(handler, { onError: () => "oops" });
  });

  test("are these, and no others", () => {
    // @ts-expect-error -- the name that hono and h3 have for allowedHeaders
    withCors(handler, { allowHeaders: ["content-type"] });
    // @ts-expect-error -- the name that express has for preflightStatus
    withCors(handler, { optionsSuccessStatus: 200 });
    // @ts-expect-error -- a slip
    withCors(handler, { origins: ["https://example.com"] });
    // @ts-expect-error -- a slip, with credentials
    withCors(handler, { credentials: true, origin: "https://example.com", maxage: 600 });
    // @ts-expect-error -- a slip
    createCors({ maxage: 600 });
    // @ts-expect-error -- in an object with fetch
    withCors({ fetch: handler }, { maxage: 600 });
    // @ts-expect-error -- in a map of methods
    withCors({ GET: handler }, { maxage: 600 });
  });
});

describe("CorsOptions", () => {
  test("checks options that are written apart, and keeps them as they are", () => {
    const options = { credentials: true, origin: ["https://example.com"], maxAge: 600 } satisfies CorsOptions;
    expectTypeOf(options.maxAge).toEqualTypeOf<number>();
    withCors(handler, options);
    createCors(options);
    const constant = {
      credentials: true,
      origin: ["https://example.com"],
      methods: ["PUT"],
    } as const satisfies CorsOptions;
    withCors(handler, constant);
    // @ts-expect-error -- every origin
    ({ credentials: true, origin: "*" }) satisfies CorsOptions;
    // @ts-expect-error -- a slip
    ({ maxage: 600 }) satisfies CorsOptions;
  });

  test("tells the options with credentials from those without", () => {
    expectTypeOf<CorsOptions>().toEqualTypeOf<AnonymousCorsOptions | CredentialedCorsOptions>();
    expectTypeOf<Extract<CorsOptions, { credentials: true }>>().toEqualTypeOf<CredentialedCorsOptions>();
    expectTypeOf<AnonymousCorsOptions["credentials"]>().toEqualTypeOf<false | undefined>();
  });

  test("are read, never written", () => {
    const options: CorsOptions = { maxAge: 600 };
    // @ts-expect-error -- options are read once, so that a change would change nothing
    options.maxAge = 0;
  });
});

test("a handler needs no options, and takes a compiled policy or a function that chooses", () => {
  withCors(handler);
  withCors(handler, {});
  withCors(handler, createCors({ origin: "https://example.com" }));
  withCors(handler, () => createCors());
  withCors(handler, () => ({ origin: "https://example.com" }));
  withCors(handler, () => false);
  withCors(handler, async () => createCors());
  withCors(handler, (request) => request.url.endsWith("/open") ? {} : false);
  // @ts-expect-error -- not true
  withCors(handler, () => true);
  // @ts-expect-error -- a slip, chosen per request
  withCors(handler, () => ({ origin: "example.com" }));
  // @ts-expect-error -- not an origin alone
  withCors(handler, "https://example.com");
});

test("what is no handler of a known shape does not compile", () => {
  // @ts-expect-error -- a response
  withCors(new Response());
  // @ts-expect-error -- nothing
  withCors(undefined);
  // @ts-expect-error -- not callable
  withCors({ fetch: "https://example.com" });
  // @ts-expect-error -- not callable
  withCors({ GET: "hello" });
});

test("explanations come at once, or as a promise", () => {
  const cors = createCors();
  type Explanation = Awaited<ReturnType<typeof cors.explain>>;
  expectTypeOf(cors.explain(new Request("https://example.com"))).toEqualTypeOf<MaybePromise<Explanation>>();
  expectTypeOf<Explanation["kind"]>().toEqualTypeOf<"preflight" | "actual">();
  expectTypeOf<Explanation["allowed"]>().toEqualTypeOf<boolean>();
});
