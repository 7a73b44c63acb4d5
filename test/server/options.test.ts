import { describe, expect, test } from "vitest";
import { getPublicSuffix } from "tldts";
import { type CorsOptions, CorsOptionsError, type CorsOptionsIssue, createCors } from "../../src/index.ts";
import { request } from "../request.ts";

function issuesOf(options: unknown): readonly CorsOptionsIssue[] {
  try {
    createCors(options as CorsOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(CorsOptionsError);
    expect(error).toBeInstanceOf(TypeError);
    const { issues, message } = error as CorsOptionsError;
    expect(message).toBe(issues.map((issue) => issue.message).join("\n"));
    return issues;
  }
  return [];
}

const messages = (options: unknown) => issuesOf(options).map(({ message }) => message.replace("withcors: ", ""));
const codes = (options: unknown) => issuesOf(options).map(({ code }) => code);

const long = `https://${"a".repeat(320)}.example`;

describe("an origin is refused, with what to write instead", () => {
  test.each<[unknown, string]>([
    ["https://example.com/", `"https://example.com/" is not a serialized origin: remove the trailing "/"`],
    ["ionic://localhost/", `"ionic://localhost/" is not a serialized origin: remove the trailing "/"`],
    ["https://example.com/api", `"https://example.com/api" is not a serialized origin: write "https://example.com"`],
    ["https://example.com?a", `"https://example.com?a" is not a serialized origin: write "https://example.com"`],
    ["https://example.com#a", `"https://example.com#a" is not a serialized origin: write "https://example.com"`],
    [
      "https://me:pw@example.com",
      `"https://me:pw@example.com" is not a serialized origin: write "https://example.com"`,
    ],
    ["https://example.com:443", `"https://example.com:443" is not a serialized origin: write "https://example.com"`],
    ["http://example.com:80", `"http://example.com:80" is not a serialized origin: write "http://example.com"`],
    ["https://Example.com", `"https://Example.com" is not a serialized origin: write "https://example.com"`],
    ["https://bücher.de", `"https://bücher.de" is not a serialized origin: write "https://xn--bcher-kva.de"`],
    ["http://127.1", `"http://127.1" is not a serialized origin: write "http://127.0.0.1"`],
    ["https://[::0:1]", `"https://[::0:1]" is not a serialized origin: write "https://[::1]"`],
    [
      "https://example.com:99999",
      `"https://example.com:99999" is not a serialized origin: write "https://example.com"`,
    ],
    ["https://example..com", `"https://example..com" is not a serialized origin: write "https://example.com"`],
    ["example.com", `"example.com" is not a serialized origin: write "https://example.com"`],
    ["//example.com", `"//example.com" is not a serialized origin: write "https://example.com"`],
    ["localhost:3000", `"localhost:3000" is not a serialized origin: write "https://localhost:3000"`],
    ["wss://example.com", `"wss://example.com" is not a serialized origin: write https:// in place of the scheme`],
    ["ftp://example.com", `"ftp://example.com" is not a serialized origin: write https:// in place of the scheme`],
    [
      "https://a.example, https://b.example",
      `"https://a.example, https://b.example" is not a serialized origin: ` +
      `write a list, ["https://example.com", "https://example.org"]`,
    ],
    [
      `["https://a.example"]`,
      `"[\\"https://a.example\\"]" is not a serialized origin: write a list, ["https://example.com", "https://example.org"]`,
    ],
    [long, `${JSON.stringify(long).slice(0, 100)} is not a serialized origin: write "https://example.com"`],
    ["null", `"null" is an opaque origin: allow it by "*"`],
    ["file:///index.html", `"file:///index.html" is an opaque origin: allow it by "*"`],
    ["data:text/html,", `"data:text/html," is an opaque origin: allow it by "*"`],
    ["blob:https://example.com/1", `"blob:https://example.com/1" is an opaque origin: allow it by "*"`],
    ["about:blank", `"about:blank" is an opaque origin: allow it by "*"`],
    ...[
      "https://*",
      "https://*example.com",
      "https://a.*.example.com",
      "https://*.com",
      "https://*.1.2.3.4",
      "https://*.[::1]",
    ]
      .map((origin): [string, string] => [
        origin,
        `${JSON.stringify(origin)} is not an origin pattern: write "https://*.example.com" or "http://localhost:*"`,
      ]),
    ["https://*.Example.com", `"https://*.Example.com" is not a serialized origin: write "https://*.example.com"`],
    ["http://localhost/:*", `"http://localhost/:*" is not a serialized origin: remove the trailing "/"`],
    ...Object.entries({ undefined, null: null, true: true, false: false, 7: 7, "[object Object]": {} })
      .map(([text, origin]): [unknown, string] => [
        origin,
        `${text} is a missing origin: write "https://example.com", or leave the option out`,
      ]),
    ["", `"" is a missing origin: write "https://example.com", or leave the option out`],
  ])("%j", (origin, message) => {
    expect(messages({ origin })).toEqual([`origin ${message}`]);
    expect(messages({ origin: ["https://good.example", origin] })).toEqual([`origin[1] ${message}`]);
  });

  test("an empty list, and a wildcard in a list", () => {
    expect(messages({ origin: [] })).toEqual([
      `origin [] is a missing origin: write "https://example.com", or leave the option out`,
    ]);
    expect(messages({ origin: ["*"] })).toEqual([`origin[0] "*" is a wildcard in a list: write "*" alone`]);
  });
});

test.each<[RegExp, string[]]>([
  [/example\.com$/, ["unanchored-regexp"]],
  [/^https:\/\/a\.example$|https:\/\/b\.example/, ["unanchored-regexp"]],
  [/^https:\/\/(?:a|b)\.example$/m, ["unanchored-regexp"]],
  [/^example\.com$/, ["unanchored-regexp"]],
  [/^https:\/\/example.com$/, ["permissive-regexp"]],
  [/^https:\/\/.*$/, ["permissive-regexp"]],
  [/^https:\/\/[a-z.-]+$/, ["permissive-regexp"]],
  [/^https:\/\/pr-\d+\.example\.com$/gi, []],
  [/^https:\/\/((a|b)\.)?example\.com(:\d+)?$/, []],
  [/^https:\/\/[^/.]+\.example\.com$|^http:\/\/localhost:\d+$/, []],
])("the RegExp %s has the issues %j", (origin, expected) => expect(codes({ origin })).toEqual(expected));

describe("with credentials", () => {
  test.each<[unknown, string[]]>([
    [undefined, ["missing-origin"]],
    ["*", ["wildcard-with-credentials"]],
    ["http://example.com", ["insecure-origin"]],
    ["http://*.example.com", ["insecure-origin"]],
    ["https://*.github.io", ["public-suffix"]],
    ["https://*.co.uk", ["public-suffix"]],
    ["https://*.my.example", []],
    [[
      "http://localhost:*",
      "http://127.0.0.1:8080",
      "http://[::1]:3000",
      "http://*.localhost",
      "capacitor://localhost",
    ], []],
    [["https://example.com:8443", /^https:\/\/.*example\.com:8443$/], ["permissive-regexp"]],
    [["https://example.com", /^https:\/\/example\.com.*$/], ["permissive-regexp"]],
    [["https://www.example.com", /^https:\/\/www[.-]example\.com$/], ["permissive-regexp"]],
    [["https://localhost", /^https:\/\/[a-z]+\.example\.com$/], []],
  ])("the origin %j has the issues %j", (origin, expected) => {
    expect(codes({ origin, credentials: true })).toEqual(expected);
  });

  test("no origin at all is the wildcard, and headers are exposed by their names", () => {
    expect(messages({ credentials: true, exposedHeaders: "*" })).toEqual([
      `origin "*" is a wildcard with credentials: name the origins`,
      `exposedHeaders "*" is a wildcard with credentials: name the headers`,
    ]);
  });

  test("public suffixes are those of the whole list, if it is given", () => {
    const origin = "https://*.nhs.uk";
    const isPublicSuffix = (domain: string) => getPublicSuffix(`x.${domain}`, { allowPrivateDomains: true }) === domain;
    expect(codes({ origin, credentials: true })).toEqual([]);
    expect(messages({ origin: ["https://*.nhs.uk", "https://*.example.com"], credentials: true, isPublicSuffix }))
      .toEqual([
        `origin[0] "https://*.nhs.uk" is a public suffix: write "https://*.yours.nhs.uk"`,
      ]);
  });

  test("a waiver waives its own code and no other", () => {
    const origin = ["http://example.com", "https://*.github.io", /example\.com/] as const;
    const waivable = ["unanchored-regexp", "insecure-origin", "public-suffix"];
    for (const waived of waivable) {
      const left = codes({ origin, credentials: true, dangerouslyAllow: [waived] });
      expect(left.filter((code) => waivable.includes(code)).sort()).toEqual(
        waivable.filter((code) => code !== waived).sort(),
      );
    }
    expect(messages({ dangerouslyAllow: ["wildcard-with-credentials"] })).toEqual([
      `dangerouslyAllow[0] "wildcard-with-credentials" is not a waiver: write insecure-origin, public-suffix, unanchored-regexp`,
    ]);
  });
});

test.each<[string, unknown, string]>([
  ["methods", "GET,PUT", `methods "GET,PUT" is not a list: write ["GET","PUT"]`],
  ["methods", 1, `methods 1 is not a list: write a list of names`],
  ["methods", [1], `methods[0] 1 is not a string: write a name`],
  ["methods", ["GE T"], `methods[0] "GE T" is not a method: write one token`],
  ["methods", ["trace"], `methods[0] "trace" is a forbidden method: remove it`],
  ["methods", ["Patch"], `methods[0] "Patch" is a lower case patch: write "PATCH"`],
  ["methods", ["*"], `methods[0] "*" is a wildcard in a list: write "*" alone`],
  ["allowedHeaders", "a, b", `allowedHeaders "a, b" is not a list: write ["a","b"]`],
  ["allowedHeaders", ["a b"], `allowedHeaders[0] "a b" is not a header name: write one token`],
  ["allowedHeaders", ["Cookie"], `allowedHeaders[0] "Cookie" is a forbidden header name: remove it`],
  ["allowedHeaders", ["*", "x"], `allowedHeaders[1] "x" is a wildcard in a list: remove it, or the "*"`],
  [
    "allowedHeaders",
    ["Access-Control-Allow-Origin"],
    `allowedHeaders[0] "Access-Control-Allow-Origin" is a response header name: remove it`,
  ],
  ["exposedHeaders", ["Set-Cookie"], `exposedHeaders[0] "Set-Cookie" is a forbidden header name: remove it`],
  ["exposedHeaders", ["Cookie"], `exposedHeaders[0] "Cookie" is a request header name: remove it`],
  ["exposedHeaders", ["*"], `exposedHeaders[0] "*" is a wildcard in a list: write "*" alone`],
  ["exposedHeaders", [""], `exposedHeaders[0] "" is not a header name: write one token`],
  ["vary", ["*"], `vary[0] "*" is a wildcard in a list: write the names`],
  ["vary", ["x y"], `vary[0] "x y" is not a header name: write one token`],
  [
    "maxAge",
    600000,
    `maxAge 600000 is an invalid max age: write an integer from 0 to 86400, 600 if this is milliseconds`,
  ],
  ["maxAge", -1, `maxAge -1 is an invalid max age: write an integer from 0 to 86400`],
  ["maxAge", "600", `maxAge "600" is an invalid max age: write an integer from 0 to 86400`],
  ["preflightStatus", 304, `preflightStatus 304 is not an ok status: write an integer from 200 to 299`],
  ["credentials", "true", `credentials "true" is not a boolean: write true or false`],
  ["preflightContinue", 1, `preflightContinue 1 is not a boolean: write true or false`],
  ["enforce", true, `origin "*" is not enforceable: name the origins`],
  ["onError", "log", `onError "log" is not a function: write one, or leave the option out`],
  ["isPublicSuffix", [], `isPublicSuffix [] is not a function: write one, or leave the option out`],
  ["allowHeaders", [], `"allowHeaders" is not an option: did you mean "allowedHeaders"`],
  [
    "toString",
    () => "",
    `"toString" is not an option: write one of exposedHeaders, vary, allowedHeaders, methods, ` +
    `credentials, origin, maxAge, preflightStatus, preflightContinue, onRefused, onError, enforce, isPublicSuffix, ` +
    `dangerouslyAllow`,
  ],
])("the option %s may not be %j", (name, value, message) => expect(messages({ [name]: value })).toEqual([message]));

test.each([
  ["origins", "origin"],
  ["allowMethods", "methods"],
  ["exposeHeaders", "exposedHeaders"],
  ["exposedheaders", "exposedHeaders"],
  ["allowedheaders", "allowedHeaders"],
  ["allowCredentials", "credentials"],
  ["maxage", "maxAge"],
  ["max_age", "maxAge"],
  ["optionsSuccessStatus", "preflightStatus"],
  ["optionsPassthrough", "preflightContinue"],
  ["debug", "onRefused"],
])("the option of another library %s means %s", (name, meant) => {
  expect(messages({ [name]: true })).toEqual([`"${name}" is not an option: did you mean "${meant}"`]);
});

test.each([[null], ["*"], [[]], [1]])("%j is no object of options", (options) => {
  expect(codes(options)).toEqual(["not-an-object"]);
});

test("every mistake is found at once", () => {
  const issues = issuesOf({ origin: ["https://good.example", "https://bad.example/"], maxAge: -1, mehtods: [] });
  expect(issues.map(({ code, path, value }) => [code, path, value])).toEqual([
    ["invalid-max-age", "maxAge", -1],
    ["not-an-option", "mehtods", []],
    ["not-a-serialized-origin", "origin[1]", "https://bad.example/"],
  ]);
});

test("a value that cannot be printed is named by its type", () => {
  const list: unknown[] = [];
  list.push(list);
  expect(messages({ methods: [list], credentials: Object.create(null), onError: Symbol("s") })).toEqual([
    "methods[0] object is not a string: write a name",
    "credentials object is not a boolean: write true or false",
    "onError Symbol(s) is not a function: write one, or leave the option out",
  ]);
  expect(messages({ maxAge: function soon() {} })).toEqual([
    "maxAge function soon is an invalid max age: write an integer from 0 to 86400",
  ]);
});

test.each<[string, CorsOptions]>([
  ["nothing", {}],
  ["undefined for all but the origin", { methods: undefined, maxAge: undefined, vary: undefined, onError: undefined }],
  ["lists that are empty", { methods: [], allowedHeaders: [], exposedHeaders: [], vary: [], dangerouslyAllow: [] }],
  ["wildcards", { origin: "*", methods: "*", allowedHeaders: ["*", "Authorization"], exposedHeaders: "*" }],
  ["names", { methods: ["put", "LINK"], allowedHeaders: ["DNT", "x"], exposedHeaders: ["authorization"], vary: ["X"] }],
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
  ["public suffixes without credentials", { origin: ["https://*.github.io", "http://example.com"] }],
])("options may be %s", (_, options) => expect(issuesOf(options)).toEqual([]));

test("options are read once, inherited ones too, and what happens to them later changes nothing", async () => {
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
