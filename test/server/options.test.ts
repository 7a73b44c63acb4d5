import { describe, expect, test } from "vitest";
import { type CorsOptions, createCors, withCors } from "../../src/index.ts";
import { createBrowser } from "../../src/testing.ts";
import { request } from "../request.ts";
import { codesOf, issuesOf, messagesOf } from "./issues.ts";

describe("a value that is not an object of options", () => {
  class Nothing {}
  class Settings extends Map<string, string> {
    origin = "*";
  }

  test.each<[string, unknown, string]>([
    ["null", null, `{ origin: "https://example.com" }`],
    ["a number", 1, `{ origin: "http://localhost:1" }`],
    ["a symbol", Symbol("s"), `{ origin: "https://example.com" }`],
    ["a wildcard", "*", `{ origin: "*" }`],
    ["an origin", "https://a.example", `{ origin: "https://a.example" }`],
    ["almost an origin", "a.example/", `{ origin: "https://a.example" }`],
    ["a URL", new URL("https://a.example/path"), `{ origin: "https://a.example" }`],
    ["a list", ["https://a.example", "b.example"], `{ origin: ["https://a.example", "https://b.example"] }`],
    ["an empty list", [], `{ origin: "https://example.com" }`],
    ["a RegExp", /^https:\/\/a\.example$/, `{ origin: /^https:\\/\\/a\\.example$/ }`],
    ["a Set", new Set(["https://a.example"]), `{ origin: [...set] }`],
    ["a Map", new Map([["origin", "*"]]), `{ origin: "https://example.com" }`],
    ["a class derived from Map", new Settings(), `{ origin: "https://example.com" }`],
    ["a Date", new Date(0), `{ origin: "https://example.com" }`],
    ["Headers", new Headers({ origin: "https://a.example" }), `{ origin: "https://example.com" }`],
    ["a Request", new Request("https://a.example"), `{ origin: "https://example.com" }`],
    ["a Response", new Response(), `{ origin: "https://example.com" }`],
    ["an Error", new Error("no"), `{ origin: "https://example.com" }`],
    ["a typed array", new Uint8Array(1), `{ origin: "https://example.com" }`],
    ["an instance without options", new Nothing(), `{ origin: "https://example.com" }`],
  ])("is refused: %s", (_, options, code) => {
    const [issue, ...others] = issuesOf(options);
    expect(issue).toMatchObject({ code: "not-an-object", path: "options", value: options });
    expect(issue!.message.endsWith(`is not an object of options: write ${code} [not-an-object]`)).toBe(true);
    expect(others).toEqual([]);
  });

  test.each([
    ["a promise", Promise.resolve({ origin: "*" }), "Promise"],
    // oxlint-disable-next-line unicorn/no-thenable -- as a database's query builder is
    ["a thenable", { then() {} }, "Object"],
  ])("is to be awaited: %s", (_, options, tag) => {
    expect(messagesOf(options)).toEqual([
      `options [object ${tag}] is not an object of options: await it [not-an-object]`,
    ]);
  });

  test("is a policy where options are wanted", () => {
    expect(messagesOf(createCors())).toEqual([
      `options [object Object] is not an object of options: write the policy itself in place of options [not-an-object]`,
    ]);
  });

  test("is refused as the second argument of withCors, and so never opens an API", () => {
    for (
      const options of [/a/, new Date(0), new Set(), new Map(), Promise.resolve({}), [], "https://a.example", null]
    ) {
      expect(() => withCors(() => new Response(), options as never)).toThrow(/is not an object of options/);
    }
  });

  test("is refused where a selector returns it", async () => {
    const handler = withCors(() => new Response(), (() => new Set(["https://a.example"])) as never);
    await expect(async () => handler(request("GET", "https://api.test/", {}))).rejects.toThrow(
      "withcors: answer of the selector [object Set] is not an object of options: write { origin: [...set] }",
    );
  });
});

describe("options may be", () => {
  const origin = "https://app.example.com";
  class Config {
    origin = origin;
  }
  class DerivedConfig extends Config {
    get maxAge() {
      return 60;
    }
  }

  test.each<[string, object]>([
    ["an object", { origin }],
    ["an object without a prototype", Object.assign(Object.create(null) as object, { origin })],
    ["an object with options in its prototype", Object.create({ origin }) as object],
    ["an instance of a class", new Config()],
    ["an instance with inherited options", new DerivedConfig()],
    ["frozen", Object.freeze({ origin })],
    ["a proxy", new Proxy({ origin }, {})],
  ])("%s, and a page of their origin reads the response", async (_, options) => {
    const browser = createBrowser({ "https://api.test": withCors(() => new Response("data"), options as CorsOptions) });
    expect(await (await browser.page(origin).fetch("https://api.test/")).text()).toBe("data");
    await expect(browser.page("https://evil.example").fetch("https://api.test/")).rejects.toThrow(TypeError);
  });

  test.each<[string, CorsOptions]>([
    ["nothing", {}],
    ["undefined, except for the origin", {
      methods: undefined,
      maxAge: undefined,
      vary: undefined,
      onError: undefined,
    }],
    ["empty lists", { methods: [], allowedHeaders: [], exposedHeaders: [], vary: [], dangerouslyAllow: [] }],
    ["wildcards", { origin: "*", methods: "*", allowedHeaders: ["*", "Authorization"], exposedHeaders: "*" }],
    ["names", {
      methods: ["put", "LINK"],
      allowedHeaders: ["DNT", "x"],
      exposedHeaders: ["authorization"],
      vary: ["X"],
    }],
    ["bounds", { maxAge: 86400, preflightStatus: 299 }],
    ["hosts", {
      origin: ["http://localhost:3000", "http://192.168.0.1", "https://[::1]", "https://a_b.example", "https://x."],
    }],
    ["Punycode", { origin: ["https://xn--bcher-kva.de", "https://*.example.xn--p1ai"] }],
    ["schemes", {
      origin: ["capacitor://localhost", "chrome-extension://abc", "moz-extension://a-b", "tauri://localhost"],
    }],
    ["patterns", {
      origin: ["https://*.example.com", "http://localhost:*", "https://*.example.com:*", "https://[::1]:*"],
    }],
    ["patterns of private networks", { origin: ["http://*.localhost", "http://*.test", "https://*.internal:*"] }],
    ["public suffixes without credentials", { origin: ["https://*.github.io", "http://example.com"] }],
  ])("%s", (_, options) => expect(issuesOf(options)).toEqual([]));
});

test.each<[string, unknown, string]>([
  [
    "maxAge",
    3_600_000,
    `maxAge 3600000 is not an integer from 0 to 86400, in seconds: write 86400, or 3600 if this is in milliseconds`,
  ],
  [
    "maxAge",
    100_000,
    `maxAge 100000 is not an integer from 0 to 86400, in seconds: write 86400, or 100 if this is in milliseconds`,
  ],
  ["maxAge", 86_401, `maxAge 86401 is not an integer from 0 to 86400, in seconds: write 86400`],
  ["maxAge", -1, `maxAge -1 is not an integer from 0 to 86400, in seconds: write 0`],
  ["maxAge", 0.6, `maxAge 0.6 is not an integer from 0 to 86400, in seconds: write 1`],
  ["maxAge", "600", `maxAge "600" is not an integer from 0 to 86400, in seconds: write 600`],
  ["maxAge", "1h", `maxAge "1h" is not an integer from 0 to 86400, in seconds: write 7200`],
  ["maxAge", null, `maxAge null is not an integer from 0 to 86400, in seconds: write 7200`],
  ["maxAge", NaN, `maxAge NaN is not an integer from 0 to 86400, in seconds: write 7200`],
  ["maxAge", Infinity, `maxAge Infinity is not an integer from 0 to 86400, in seconds: write 86400`],
  ["maxAge", Symbol("s"), `maxAge Symbol(s) is not an integer from 0 to 86400, in seconds: write 7200`],
  ["preflightStatus", 304, `preflightStatus 304 is not an integer from 200 to 299: write 204`],
  ["preflightStatus", "200", `preflightStatus "200" is not an integer from 200 to 299: write 200`],
  ["credentials", "false", `credentials "false" is not a boolean: write false`],
  ["credentials", null, `credentials null is not a boolean: write false`],
  ["preflightContinue", 1, `preflightContinue 1 is not a boolean: write true`],
  ["preflightContinue", Object.create(null), `preflightContinue object is not a boolean: write false`],
  ["enforce", true, `origin "*" is not enforceable: name the origins, or leave enforce out`],
  ["onError", "log", `onError "log" is not a function: write a function, or leave the option out`],
  ["onError", null, `onError null is not a function: write a function, or leave the option out`],
  ["isPublicSuffix", [], `isPublicSuffix [] is not a function: write a function, or leave the option out`],
])("the option %s may not be %j", (name, value, message) => {
  const [issue, ...others] = issuesOf({ [name]: value });
  expect([`withcors: ${message} [${issue?.code}]`, others]).toEqual([issue?.message, []]);
});

test("a string that stands for true counts as true, so that one error is enough", () => {
  expect(messagesOf({ credentials: "true", enforce: "1", exposedHeaders: "*" })).toEqual([
    `credentials "true" is not a boolean: write true [not-a-boolean]`,
    `enforce "1" is not a boolean: write true [not-a-boolean]`,
    `origin "*" is a wildcard with credentials: name the origins, or leave credentials out [wildcard-with-credentials]`,
    `origin "*" is not enforceable: name the origins, or leave enforce out [not-enforceable]`,
    `exposedHeaders "*" is a wildcard with credentials: name the headers, or leave credentials out [wildcard-with-credentials]`,
  ]);
});

test("a bigint is not a number", () => {
  expect(messagesOf({ maxAge: 10n })).toEqual([
    "maxAge 10 is not an integer from 0 to 86400, in seconds: write 10 [invalid-max-age]",
  ]);
});

test("isPublicSuffix is not called if it is not a function", () => {
  expect(codesOf({ isPublicSuffix: {}, origin: "https://*.example.com", credentials: true })).toEqual([
    "not-a-function",
  ]);
});

describe("a name that is not an option", () => {
  test.each([
    ["origins", "origin"],
    ["allowOrigin", "origin"],
    ["allow_origins", "origin"],
    ["whitelist", "origin"],
    ["Access-Control-Allow-Origin", "origin"],
    ["allowMethods", "methods"],
    ["exposeHeaders", "exposedHeaders"],
    ["exposedheaders", "exposedHeaders"],
    ["allowedheaders", "allowedHeaders"],
    ["headers", "allowedHeaders"],
    ["Access-Control-Allow-Headers", "allowedHeaders"],
    ["allowCredentials", "credentials"],
    ["supports_credentials", "credentials"],
    ["maxage", "maxAge"],
    ["max_age", "maxAge"],
    ["Access-Control-Max-Age", "maxAge"],
    ["optionsSuccessStatus", "preflightStatus"],
    ["optionsPassthrough", "preflightContinue"],
    ["varyHeader", "vary"],
    ["debug", "onRefused"],
  ])("of another library, %s, means %s", (name, meant) => {
    expect(messagesOf({ [name]: undefined })[0]).toBe(
      `"${name}" is not an option: did you mean "${meant}" [not-an-option]`,
    );
  });

  test("and means no option is to be removed", () => {
    expect(messagesOf({ toString: () => "" })).toEqual([
      `"toString" is not an option: remove it, or write one of origin, methods, allowedHeaders, exposedHeaders, ` +
      `credentials, maxAge, preflightStatus, preflightContinue, vary, enforce, onError, onRefused, isPublicSuffix, ` +
      `dangerouslyAllow [not-an-option]`,
    ]);
  });

  test("is checked as the option that it means, so that nothing contradicts it", () => {
    expect(messagesOf({ origins: ["https://a.example/"], credentials: true })).toEqual([
      `"origins" is not an option: did you mean "origin" [not-an-option]`,
      `origin[0] "https://a.example/" is not a serialized origin: remove the trailing "/" [not-a-serialized-origin]`,
    ]);
    expect(codesOf({ allowedMethods: ["GET"], allow_credentials: true })).toEqual([
      "not-an-option",
      "not-an-option",
      "wildcard-with-credentials",
    ]);
    expect(codesOf({ "Access-Control-Allow-Origin": "https://a.example", "Access-Control-Allow-Methods": "GET, PUT" }))
      .toEqual(["not-an-option", "not-an-option", "not-a-list"]);
    expect(codesOf({ origin: "https://a.example", origins: "nonsense\0" })).toEqual(["not-an-option"]);
  });
});

test("every mistake is found at once, in the order of the options", () => {
  const issues = issuesOf({
    origin: ["https://good.example", "https://bad.example/"],
    maxAge: -1,
    mehtods: [],
    vary: 1,
  });
  expect(issues.map(({ code, path, value }) => [code, path, value])).toEqual([
    ["not-an-option", "mehtods", []],
    ["invalid-max-age", "maxAge", -1],
    ["not-a-list", "vary", 1],
    ["not-a-serialized-origin", "origin[1]", "https://bad.example/"],
  ]);
});

test("a value is printed on one line, and a long one is cut", () => {
  const list: unknown[] = [];
  list.push(list);
  expect(messagesOf({ methods: [list], onError: Symbol("s"), maxAge: function soon() {}, vary: [() => {}] })).toEqual([
    "methods[0] object is not a string: remove it [not-a-string]",
    "maxAge function soon is not an integer from 0 to 86400, in seconds: write 7200 [invalid-max-age]",
    "vary[0] function is not a string: remove it [not-a-string]",
    "onError Symbol(s) is not a function: write a function, or leave the option out [not-a-function]",
  ]);
  const [long] = messagesOf({ origin: `https://${"a".repeat(400)}.example` });
  expect(long).toBe(
    `origin "https://${"a".repeat(89)}…" is not a serialized origin: write what location.origin is in the page ` +
      "[not-a-serialized-origin]",
  );
});

test("options are read once, inherited ones too, and later changes have no effect", async () => {
  const origin = ["https://app.example.com" as const];
  const reads: string[] = [];
  class Config {
    get origin() {
      reads.push("origin");
      return origin;
    }
    get maxAge() {
      reads.push("maxAge");
      return 60;
    }
  }
  const cors = createCors(new Config());
  expect(reads.sort()).toEqual(["maxAge", "origin"]);
  origin[0] = "https://evil.example" as never;
  const given = request("GET", "https://api.example.org/", { origin: "https://evil.example" });
  expect((await cors.explain(given)).allowed).toBe(false);
});
