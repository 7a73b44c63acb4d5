import { describe, expect, test } from "vitest";
import { getPublicSuffix } from "tldts";
import { codesOf, messagesOf } from "./issues.ts";

/** The messages for an origin alone, without "origin" and the value. */
const adviceFor = (origin: unknown, others: object = {}) =>
  messagesOf({ origin, ...others }).map((message) =>
    message.replace(/^.*? (?=is |has |holds |stands |covers |can )/, "")
  );

const malformed = (code: string) => `is not a serialized origin: ${code} [not-a-serialized-origin]`;
const notPattern = (code: string) => `is not an origin pattern: ${code} [not-an-origin-pattern]`;

describe("a string that is almost an origin leads to the origin that it means", () => {
  test.each<[string, string]>([
    ["https://example.com/", `remove the trailing "/"`],
    ["ionic://localhost/", `remove the trailing "/"`],
    ["https://example.com/api", `write "https://example.com"`],
    ["https://example.com?a#b", `write "https://example.com"`],
    ["https://me:pw@example.com", `write "https://example.com"`],
    ["https://example.com:443", `write "https://example.com"`],
    ["http://example.com:80", `write "http://example.com"`],
    ["https://Example.com", `write "https://example.com"`],
    ["Capacitor://localhost/index.html", `write "capacitor://localhost"`],
    ["https://bücher.de", `write "https://xn--bcher-kva.de"`],
    ["http://127.1", `write "http://127.0.0.1"`],
    ["https://[::0:1]", `write "https://[::1]"`],
    ["https://example.com:99999", `write "https://example.com"`],
    ["https://example..com", `write "https://example.com"`],
    ["example.com", `write "https://example.com"`],
    ["www.example.com/path", `write "https://www.example.com"`],
    ["//example.com", `write "https://example.com"`],
    ["https//example.com", `write "https://example.com"`],
    ["http:/example.com", `write "http://example.com"`],
    ["htps://example.com", `write "https://example.com"`],
    ["*.example.com", `write "https://*.example.com"`],
    [".example.com", `write "https://*.example.com"`],
    ["https://*.Example.com/*", `write "https://*.example.com"`],
    ["https://example.com:*/", `remove the trailing "/"`],
    ["localhost:3000", `write "http://localhost:3000"`],
    ["localhost:*", `write "http://localhost:*"`],
    ["localhost", `write "http://localhost"`],
    ["127.0.0.1:8080", `write "http://127.0.0.1:8080"`],
    ["[::1]:3000", `write "http://[::1]:3000"`],
    ["192.168.1.5:3000", `write "http://192.168.1.5:3000"`],
    ["frontend:3000", `write "http://frontend:3000"`],
    ["8080", `write "http://localhost:8080"`],
    [":3000", `write "http://localhost:3000"`],
    ["wss://example.com", `write "https://example.com"`],
    ["ws://localhost:3000", `write "http://localhost:3000"`],
    ["ftp://example.com", `write "https://example.com"`],
    [" https://a.example", `remove the quotes and white space and write "https://a.example"`],
    ["https://a.example\n", `remove the quotes and white space and write "https://a.example"`],
    [`"https://a.example"`, `remove the quotes and white space and write "https://a.example"`],
    [`'a.example/'`, `remove the quotes and white space and write "https://a.example"`],
    [`["https://a.example"]`, `remove the quotes and white space and write "https://a.example"`],
    ["https://a.example;", `write "https://a.example"`],
    ["no origin", `write what location.origin is in the page`],
    [`https://${"a".repeat(320)}.example`, `write what location.origin is in the page`],
  ])("%j", (origin, code) => {
    expect(adviceFor(["https://good.example", origin])).toEqual([malformed(code)]);
    expect(adviceFor(origin)).toEqual([malformed(code)]);
  });

  test.each([
    ["https://a.example, https://b.example:8443/"],
    ["https://a.example https://b.example:8443"],
    ["https://a.example|b.example:8443"],
  ])("%j", (origin) => {
    expect(adviceFor(origin)).toEqual([malformed(`write ["https://a.example", "https://b.example:8443"]`)]);
    expect(adviceFor([origin])).toEqual([malformed(`write "https://a.example", "https://b.example:8443"`)]);
  });

  test("a list as JSON", () => {
    expect(adviceFor(`["https://a.example", "b.example"]`)).toEqual([
      malformed(`remove the quotes and white space and write ["https://a.example", "https://b.example"]`),
    ]);
  });
});

describe("what a pattern cannot say is a RegExp", () => {
  test.each([
    ["https://app-*.example.com", /^https:\/\/app-[a-z0-9-]+\.example\.com$/],
    ["https://www.*.example.com", /^https:\/\/www\.[a-z0-9-]+\.example\.com$/],
    ["*.api-*.example.com:*", /^https:\/\/(?:[a-z0-9-]+\.)+api-[a-z0-9-]+\.example\.com(?::\d+)?$/],
    ["http://192.168.0.*:3000", /^http:\/\/192\.168\.0\.\d{1,3}:3000$/],
    ["http://10.*.*.*:*", /^http:\/\/10\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d+)?$/],
    ["http://localhost:30*", /^http:\/\/localhost:30\d*$/],
    ["chrome-extension://*", /^chrome-extension:\/\/[a-z0-9-]+$/],
    ["https://my-app-*.vercel.app", /^https:\/\/my-app-[a-z0-9-]+\.vercel\.app$/],
    ["https://*--my-site.netlify.app", /^https:\/\/[a-z0-9-]+--my-site\.netlify\.app$/],
  ])("%s", (origin, regExp) => {
    expect(adviceFor(origin)).toEqual([notPattern(`write ${regExp}`)]);
    expect(codesOf({ origin: [regExp, "https://good.example"] })).toEqual([]);
  });

  test.each([
    ["https://*example.com", `write ["https://example.com", "https://*.example.com"]`],
    ["https://example.*", `write "https://example.com"`],
    ["https://*.com", `write "https://*.yours.com"`],
    ["https://*.1.2.3.4", `write "https://1.2.3.4"`],
    ["https://*.[::1]", `write "https://[::1]"`],
    ["*://*.example.com/*", `write "https://*.example.com"`],
    ["http(s)://*.example.com", `write "https://*.example.com"`],
  ])("%s, unless it would allow origins of others", (origin, code) => {
    expect(adviceFor(origin)).toEqual([notPattern(code)]);
  });

  test.each([
    ["^https://.*\\.example\\.com$", /^https:\/\/.*\.example\.com$/],
    ["/^https:\\/\\/example.com$/i", /^https:\/\/example\.com$/],
    ["/example\\.com$/", /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/],
  ])("%s, which is one in a string", (origin, regExp) => {
    expect(messagesOf({ origin })[0]).toContain(`: write ${regExp} [not-a`);
  });

  test.each(["https://*", "http://*:*", "*://*", "**", "https://*:8080"])("%s, which is every host, is *", (origin) => {
    expect(adviceFor(origin)).toEqual([notPattern(`name the origins, or write "*" for everybody`)]);
    expect(adviceFor([origin])).toEqual([notPattern(`name the origins, or write "*" alone for everybody`)]);
    expect(adviceFor(origin, { credentials: true })).toEqual([notPattern("name the origins")]);
    expect(adviceFor(origin, { enforce: true })).toEqual([notPattern("name the origins")]);
  });
});

describe("a variable that is not set never opens an API", () => {
  const alone = `set the variable, or write () => false for nobody or "*" for everybody [missing-origin]`;

  test.each<[unknown]>([[undefined], [null], [""], [[]]])("%j is missing", (origin) => {
    expect(adviceFor(origin)).toEqual([`is missing: ${alone}`]);
    expect(adviceFor([origin])).toEqual([`is missing: ${alone.replace(`"*"`, `"*" alone`)}`]);
    expect(adviceFor([origin, "https://a.example"])).toEqual([
      "is missing: set the variable, or remove it [missing-origin]",
    ]);
    for (const others of [{ credentials: true }, { enforce: true }]) {
      expect(adviceFor(origin, others)).toEqual([
        "is missing: set the variable, or write () => false for nobody [missing-origin]",
      ]);
    }
  });

  test.each([
    "undefined",
    "https://undefined",
    "https://null",
    "http://undefined:3000",
    "http://localhost:undefined",
    "http://localhost:NaN",
    "https://undefined.example.com",
    "https://",
    "https://:3000",
    "https://${HOST}",
    "https://$HOST",
    "https://{{host}}",
    "<your-domain>",
    "%ORIGIN%",
  ])("%s holds one", (origin) => {
    expect(adviceFor(origin)).toEqual([`holds a variable that is not set: ${alone}`]);
    expect(adviceFor(["https://a.example", origin])).toEqual([
      "holds a variable that is not set: set the variable, or remove it [missing-origin]",
    ]);
  });

  test.each(["https://undefined.example", "https://null.example.com", "https://my-undefined.example.com"])(
    "%s is an origin",
    (origin) => expect(codesOf({ origin })).toEqual([]),
  );
});

describe("a value that is not an origin says what to write", () => {
  test.each<[unknown, string]>([
    [true, `name the origins, or write "*" for everybody`],
    ["true", `name the origins, or write "*" for everybody`],
    ["all", `name the origins, or write "*" for everybody`],
    [false, `write () => false for nobody`],
    ["'self'", `write () => false for nobody`],
    [3000, `write "http://localhost:3000"`],
    [new URL("https://a.example/path"), `write "https://a.example"`],
    [new Set(["https://a.example"]), `write [...set]`],
    [Promise.resolve("https://a.example"), `await it`],
    [[["https://a.example"]], `write "https://a.example"`],
    [Symbol("s"), `write a string, a RegExp or a function`],
    [{}, `write a string, a RegExp or a function`],
  ])("%o", (origin, code) => {
    expect(adviceFor(origin)).toEqual([`is not an origin: ${code} [missing-origin]`]);
  });

  test("true and false with credentials", () => {
    expect(adviceFor(true, { credentials: true })).toEqual(["is not an origin: name the origins [missing-origin]"]);
    expect(adviceFor([false, "https://a.example"], { credentials: true })).toEqual([
      "is not an origin: remove it [missing-origin]",
    ]);
  });

  test("opaque origins", () => {
    expect(adviceFor("null")).toEqual([
      `is what files and sandboxed frames send: set the variable, or write () => false for nobody or "*" for everybody [opaque-origin]`,
    ]);
    for (
      const origin of ["file:///index.html", "file://", "data:text/html,", "blob:https://a.example/1", "about:blank"]
    ) {
      expect(adviceFor(origin)).toEqual([
        `is an opaque origin: name the origins, or write "*" for everybody [opaque-origin]`,
      ]);
      expect(adviceFor(origin, { credentials: true })).toEqual([
        "is an opaque origin: name the origins [opaque-origin]",
      ]);
      expect(adviceFor(["https://a.example", origin])).toEqual(["is an opaque origin: remove it [opaque-origin]"]);
    }
  });

  test("a wildcard in a list", () => {
    const origin = ["https://a.example", "*"];
    expect(messagesOf({ origin })).toEqual([
      `origin[1] "*" stands beside other origins: remove it, or write "*" alone for everybody [wildcard-in-a-list]`,
    ]);
    expect(messagesOf({ origin, credentials: true })).toEqual([
      `origin[1] "*" stands beside other origins: remove it [wildcard-in-a-list]`,
    ]);
    expect(messagesOf({ origin: ["*"], credentials: true })).toEqual([
      `origin "*" is a wildcard with credentials: name the origins, or leave credentials out [wildcard-with-credentials]`,
    ]);
  });
});

describe("with credentials", () => {
  const waive = (code: string) => `, or add "${code}" to dangerouslyAllow [${code}]`;

  test.each<[unknown, string[]]>([
    ["http://example.com", [
      `can be impersonated by anyone on the network: write "https://example.com"${waive("insecure-origin")}`,
    ]],
    ["http://example.com:443", [
      `can be impersonated by anyone on the network: write "https://example.com"${waive("insecure-origin")}`,
    ]],
    ["http://*.example.com:*", [
      `can be impersonated by anyone on the network: write "https://*.example.com:*"${waive("insecure-origin")}`,
    ]],
    ["https://*.vercel.app", [
      `covers the public suffix "vercel.app", where anyone can register: write /^https:\\/\\/yours-[a-z0-9-]+\\.vercel\\.app$/${
        waive("public-suffix")
      }`,
    ]],
    ["https://*.co.uk", [
      `covers the public suffix "co.uk", where anyone can register: write "https://*.yours.co.uk"${
        waive("public-suffix")
      }`,
    ]],
    ["http://*.github.io", [
      `covers the public suffix "github.io", where anyone can register: write /^https:\\/\\/yours-[a-z0-9-]+\\.github\\.io$/${
        waive("public-suffix")
      }`,
      `can be impersonated by anyone on the network: write /^https:\\/\\/yours-[a-z0-9-]+\\.github\\.io$/${
        waive("insecure-origin")
      }`,
    ]],
    ["http://example.com/", [
      malformed(`write "https://example.com"`),
      `can be impersonated by anyone on the network: write "https://example.com"${waive("insecure-origin")}`,
    ]],
    ["http://192.168.0.*", [
      notPattern("write /^https:\\/\\/192\\.168\\.0\\.\\d{1,3}$/"),
      `can be impersonated by anyone on the network: write /^https:\\/\\/192\\.168\\.0\\.\\d{1,3}$/${
        waive("insecure-origin")
      }`,
    ]],
    ["192.168.0.1:3000", [malformed(`write "https://192.168.0.1:3000"`)]],
    ["localhost:3000", [malformed(`write "http://localhost:3000"`)]],
  ])("the origin %j says what to write, and names the waiver", (origin, expected) => {
    expect(adviceFor(origin, { credentials: true })).toEqual(expected);
  });

  test.each<[unknown]>([
    ["https://*.my.example"],
    ["http://localhost:*"],
    ["http://127.0.0.1:8080"],
    ["http://[::1]:3000"],
    ["http://*.localhost"],
    ["capacitor://localhost"],
    ["https://*.internal"],
    [["https://localhost", /^https:\/\/[a-z]+\.example\.com$/]],
    [["https://www.example.com", /^https:\/\/[a-z0-9-]+\.example\.com$/]],
  ])("the origin %j is accepted", (origin) => expect(codesOf({ origin, credentials: true })).toEqual([]));

  test("isPublicSuffix adds to the built-in list", () => {
    const isPublicSuffix = (domain: string) => getPublicSuffix(`x.${domain}`, { allowPrivateDomains: true }) === domain;
    expect(codesOf({ origin: ["https://*.nhs.uk", /^https:\/\/[a-z]+\.nhs\.uk$/], credentials: true })).toEqual([]);
    expect(messagesOf({ origin: ["https://*.nhs.uk", "https://*.example.com"], credentials: true, isPublicSuffix }))
      .toEqual([
        `origin[0] "https://*.nhs.uk" covers the public suffix "nhs.uk", where anyone can register: ` +
        `write /^https:\\/\\/yours-[a-z0-9-]+\\.nhs\\.uk$/${waive("public-suffix")}`,
      ]);
    expect(codesOf({ origin: /^https:\/\/[a-z]+\.nhs\.uk$/, credentials: true, isPublicSuffix })).toEqual([
      "public-suffix",
    ]);
  });
});
