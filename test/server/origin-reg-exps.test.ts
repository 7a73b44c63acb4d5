import { describe, expect, test } from "vitest";
import { createCors } from "../../src/index.ts";
import { request } from "../request.ts";
import { codesOf, messagesOf } from "./issues.ts";

// As people write them, in answers, in configurations and in documents of other libraries. `example.com`, `my-app` and
// `my-team` are the author's; everything else is somebody else's.

/** RegExps that match origins that their author does not own. */
const DANGEROUS = [
  /example\.com$/,
  /\.example\.com$/,
  /example\.com/,
  /^https:\/\/example\.com/,
  /^https?:\/\/.*\.example\.com/,
  /https:\/\/example\.com$/,
  /^https:\/\/example.com$/,
  /^https:\/\/app.example\.com$/,
  /^https:\/\/app\.example.com$/,
  /^https:\/\/example\.co.uk$/,
  /^https?:\/\/(www.)?example.com$/,
  /^https:\/\/.*example\.com$/,
  /^https:\/\/[^.]*example\.com$/,
  /^https:\/\/[\s\S]+example\.com$/,
  /^https:\/\/([a-z0-9-]+\.?)*example\.com$/,
  /^https:\/\/[a-z]+-example\.com$/,
  /^https:\/\/www[.-]example\.com$/,
  /^https:\/\/example\.com.*$/,
  /^https:\/\/example\.com[^/]*$/,
  /^https:\/\/.+\.example\.com(\..+)?$/,
  /^https:\/\/example\.[a-z]+$/,
  /^https:\/\/(www|api)\.example\.[a-z]{2,3}$/,
  /^https:\/\/app\.example\.(com|.+)$/,
  /^https:\/\/my-app-[a-z0-9]+\.com$/,
  /^https:\/\/example\d\.com$/,
  /^https:\/\/(.+\.)?example\.com|http:\/\/localhost:3000$/,
  /^https:\/\/example\.com$|example\.org$/,
  /^https:\/\/example\.com$|/,
  /^https:\/\/example\.com$/m,
  /localhost/,
  /^https?:\/\/localhost/,
  /.*/,
  /^https?:\/\//,
  /^https:\/\/.*$/,
  /^https:\/\/[a-z.-]+$/,
  /^https?:\/\/[^/]+:8080$/,
  /^http:\/\/.+:5173$/,
  /^https:\/\/[a-z]+\.com$/,
  /^https:\/\/\w+\.io$/,
  /^https:\/\/[a-z0-9]{5,}\.co\.uk$/,
  /^https:\/\/(?!.*evil)[^.]+\.com$/,
  /^http:\/\/\d+\.\d+\.\d+\.\d+(:\d+)?$/,
];

/** More of them, which stand for kinds that are easy to overlook. */
const MORE_DANGEROUS = [
  /^.*example.*$/,
  /^https?:\/\/localhost.*$/,
  /^https:\/\/(?=.*example\.com$).*$/,
  /^https:\/\/(?:(?!evil).)*$/,
  /^https:\/\/example\.com(?!\.)/,
  /(^|^[^:]+:\/\/|[^.]+\.)example\.com$/,
  /^https:\/\/(?<host>.+)$/,
  /^https:\/\/my.?app\.com$/,
  /^https:\/\/(www\.)?examples?\.(com|[a-z]{2})$/,
  /^(https?:\/\/)?([\da-z.-]+)\.([a-z.]{2,6})([/\w .-]*)*\/?$/,
];

/** RegExps that match nothing but what their author owns, each with an origin that it has to allow. */
const HARMLESS: [RegExp, string][] = [
  [/^https:\/\/example\.com$/, "https://example.com"],
  [/^https:\/\/pr-\d+\.example\.com$/, "https://pr-7.example.com"],
  [/^https:\/\/[a-z0-9-]+\.example\.com$/, "https://www.example.com"],
  [/^https:\/\/[^.]+\.example\.com$/, "https://www.example.com"],
  [/^https:\/\/[^/]+\.example\.com$/, "https://a.b.example.com"],
  [/^https:\/\/\S+\.example\.com$/, "https://a.b.example.com"],
  [/^https:\/\/(.*)\.example\.com$/, "https://a.b.example.com"],
  [/^https:\/\/.*\.example\.com$/gi, "https://a.b.example.com"],
  [new RegExp("^https://[^.]+\\.example\\.com$"), "https://www.example.com"],
  [/^https:\/\/([a-z0-9-]+\.)*example\.com$/, "https://example.com"],
  [/^https:\/\/(?:.+\.)?example\.com(?::\d{1,5})?$/, "https://example.com:8443"],
  [/^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+example\.com$/, "https://a.b.example.com"],
  [/^https:\/\/([^.]*\.){0,2}example\.com$/, "https://a.b.example.com"],
  [/^https?:\/\/(www\.)?example\.com$/, "http://www.example.com"],
  [/^(https?:\/\/)?(www\.)?example\.com$/, "https://www.example.com"],
  [/^https:\/\/example\.com\/?$/, "https://example.com"],
  [/^https:\/\/example\.com:\d{4}$/, "https://example.com:8443"],
  [/^https:\/\/example\.com(:.+)?$/, "https://example.com:8443"],
  [/^(https:\/\/(app|www)\.example\.com$)/, "https://app.example.com"],
  [/^https:\x2f\x2fapp\.example\.com$/, "https://app.example.com"],
  [/^https:\u002f\u002fapp[.]example[.]com$/, "https://app.example.com"],
  [/^(?:https:\/\/example\.com|https:\/\/example\.org)$/, "https://example.org"],
  [/^https:\/\/example\.com$|^https:\/\/example\.org$/, "https://example.org"],
  [/^https:\/\/(www\.)?(example|my-app)\.(com|net|org)$/, "https://www.my-app.net"],
  [/^https:\/\/example\.(com|co\.uk|de)$/, "https://example.co.uk"],
  [/^https:\/\/(\w+\.)?example\.co\.jp$/, "https://www.example.co.jp"],
  [/^https:\/\/[a-z]{2}\.example\.org$/, "https://en.example.org"],
  [/^https:\/\/(?<name>[a-z]+)\.example\.com$/, "https://www.example.com"],
  [/^https:\/\/\p{L}+\.example\.com$/u, "https://www.example.com"],
  [/^(?!.*--)https:\/\/[a-z-]+\.example\.com$/, "https://a-b.example.com"],
  [/^https:\/\/(?=app)app\.example\.com$/, "https://app.example.com"],
  [/^\s*https:\/\/example\.com\s*$/, "https://example.com"],
  [/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/, "http://localhost:3000"],
  [/^(http|https):\/\/(localhost|.*\.localhost)(:[0-9]+)?$/, "http://app.localhost"],
  [/^https:\/\/\[::1\](:\d+)?$/, "https://[::1]:3000"],
  [/^http:\/\/192\.168\.(?:\d{1,3})\.\d{1,3}:8081$/, "http://192.168.0.7:8081"],
  [/^https?:\/\/.+\.local(?::\d+)?$/, "http://printer.local"],
  [/^https:\/\/my-app(-[a-z0-9-]+)?\.vercel\.app$/, "https://my-app-git-main.vercel.app"],
  [/^https:\/\/[a-z0-9-]+-my-team\.vercel\.app$/, "https://my-app-1-my-team.vercel.app"],
  [/^https:\/\/deploy-preview-\d+--my-app\.netlify\.app$/, "https://deploy-preview-7--my-app.netlify.app"],
  [/^https:\/\/[0-9a-f]{8}\.my-app\.pages\.dev$/, "https://0123abcd.my-app.pages.dev"],
  [/^(chrome|moz)-extension:\/\/[a-z0-9-]+$/, "chrome-extension://abc"],
];

test("the tables are as long as they were meant to be", () => {
  expect([DANGEROUS.length, HARMLESS.length]).toEqual([42, 42]);
});

describe.each([false, true])("a RegExp (credentials: %s)", (credentials) => {
  test.each([...DANGEROUS, ...MORE_DANGEROUS])("is refused if it matches origins of others: %s", (origin) => {
    const codes = codesOf({ origin, credentials });
    expect(codes.filter((code) => code === "unanchored-regexp" || code === "permissive-regexp")).not.toEqual([]);
  });

  test.each(HARMLESS)("is accepted if it does not: %s", async (origin, allowed) => {
    const dangerouslyAllow = allowed.startsWith("http:") || origin.test(allowed.replace("https:", "http:"))
      ? ["insecure-origin" as const]
      : [];
    origin.lastIndex = 0;
    const cors = createCors({ origin, credentials: credentials as true, dangerouslyAllow });
    expect((await cors.explain(request("GET", "https://api.test/", { origin: allowed }))).allowed).toBe(true);
  });
});

test.each<[RegExp, string[]]>([
  [/^http:\/\/app\.example\.com$/, ["insecure-origin"]],
  [/^https?:\/\/app\.example\.com$/, ["insecure-origin"]],
  [/^(http|https):\/\/(app|www)\.example\.com$/, ["insecure-origin"]],
  [/^http:\/\/192\.168\.\d+\.\d+(:\d+)?$/, ["insecure-origin"]],
  [/^https:\/\/[a-z]+\.vercel\.app$/, ["public-suffix"]],
  [/^https:\/\/(.*\.)?(netlify|vercel)\.app$/, ["public-suffix"]],
  [/^https:\/\/pr-\d+\.pages\.dev$/, ["public-suffix"]],
  [/^https:\/\/d[a-z0-9]{13}\.cloudfront\.net$/, ["public-suffix"]],
  [/^https:\/\/[^.]+\.s3\.amazonaws\.com$/, ["public-suffix"]],
  [/\.github\.io$/, ["unanchored-regexp", "public-suffix"]],
  [/^http:\/\/[a-z]+\.github\.io$/, ["public-suffix", "insecure-origin"]],
])("with credentials the RegExp %s has the risks %j, and without them what is not a risk", (origin, risks) => {
  expect(codesOf({ origin, credentials: true })).toEqual(risks);
  expect(codesOf({ origin })).toEqual(risks.filter((code) => code === "unanchored-regexp"));
  expect(codesOf({ origin, credentials: true, dangerouslyAllow: risks })).toEqual([]);
  for (const risk of risks) {
    const others = risks.filter((code) => code !== risk);
    expect(codesOf({ origin, credentials: true, dangerouslyAllow: others })).toEqual([risk]);
  }
});

describe("a refused RegExp", () => {
  const waive = (code: string) => `, or add "${code}" to dangerouslyAllow [${code}]`;

  test.each<[RegExp, boolean, string]>([
    [
      /example\.com$/,
      true,
      `lacks ^ and $ around each alternative: write /^https:\\/\\/(?:[a-z0-9-]+\\.)*example\\.com$/${
        waive("unanchored-regexp")
      }`,
    ],
    [
      /https?:\/\/example\.com/,
      false,
      `lacks ^ and $ around each alternative: write /^https?:\\/\\/example\\.com$/${waive("unanchored-regexp")}`,
    ],
    [
      /localhost/,
      false,
      `lacks ^ and $ around each alternative: write /^http:\\/\\/localhost(?::\\d+)?$/${waive("unanchored-regexp")}`,
    ],
    [
      /^example\.com$/,
      false,
      `matches no origin, which has a scheme, a host in lower case, and no path: write /^https:\\/\\/(?:[a-z0-9-]+\\.)*example\\.com$/${
        waive("unanchored-regexp")
      }`,
    ],
    [
      /^https:\/\/example\.com\/$/,
      false,
      `matches no origin, which has a scheme, a host in lower case, and no path: write /^https:\\/\\/example\\.com$/ [not-an-origin-pattern]`,
    ],
    [
      /^https:\/\/Example\.com$/,
      false,
      `matches no origin, which has a scheme, a host in lower case, and no path: write /^https:\\/\\/Example\\.com$/i [not-an-origin-pattern]`,
    ],
    [
      /^https:\/\/(www.)?example.com$/,
      true,
      `also matches "https://wwwzexamplezcom": write /^https:\\/\\/(www\\.)?example\\.com$/ [permissive-regexp]`,
    ],
    [
      /^https:\/\/.*example\.com$/,
      true,
      `also matches "https://evilexample.com": write /^https:\\/\\/(?:.*\\.)?example\\.com$/ [permissive-regexp]`,
    ],
    [
      /^https:\/\/example\.com.*$/,
      true,
      `also matches "https://example.comevil": write /^https:\\/\\/example\\.com$/ [permissive-regexp]`,
    ],
    [
      /^https:\/\/.*$/,
      false,
      `also matches "https://evil.com": name the origins, or write "*" for everybody [permissive-regexp]`,
    ],
    [/^https:\/\/.*$/, true, `also matches "https://evil.com": name the origins [permissive-regexp]`],
    [
      /^https?:\/\/example\.com$/,
      true,
      `matches "http://example.com": write /^https:\\/\\/example\\.com$/${waive("insecure-origin")}`,
    ],
    [
      /^https:\/\/[a-z]+\.vercel\.app$/,
      true,
      `matches any name below the public suffix "vercel.app": write /^https:\\/\\/yours-[a-z]+\\.vercel\\.app$/${
        waive("public-suffix")
      }`,
    ],
  ])("says what to write: %s (credentials: %s)", (origin, credentials, message) => {
    expect(messagesOf({ origin, credentials })).toEqual([`origin ${origin} ${message}`]);
  });
});

test("a RegExp that takes exponential time is tested in no time", () => {
  const slow = [
    /^https:\/\/([a-z]+)+\.example\.com$/,
    /^https:\/\/(.*)*\.my-long-company-name\.example\.com$/,
    /^https:\/\/(([a-z0-9.-]+)+)+\.my-long-company-name\.example\.com$/,
    /^(([a-z])+.)+[A-Z]([a-z])+$/,
    /^https:\/\/([a-z.]|[a-z0-9.])+\.my-long-company-name\.example\.com$/,
    /^https:\/\/(\w+\.?)+my-long-company-name\.example\.com$/,
    /^https:\/\/.*.*.*.*.*.*.*\.my-long-company-name\.example\.com$/,
    /^https:\/\/(.+)+(.+)+(.+)+example\.com$/,
    /^https:\/\/([a-z]{1,30}){1,30}\.my-long-company-name\.example\.com$/,
    /(a+)+$/,
    new RegExp(`^https:\\/\\/(${Array.from({ length: 3000 }, (_, index) => `(t-${index}\\.)?a\\.b`).join("|")})$`),
  ];
  const start = Date.now();
  for (const origin of slow) codesOf({ origin, credentials: true });
  expect(Date.now() - start).toBeLessThan(10_000);
});

test("a RegExp with g or y answers alike each time", async () => {
  const cors = createCors({ origin: /^https:\/\/a\.example$/gy });
  for (let time = 0; time < 3; time++) {
    const given = request("GET", "https://api.test/", { origin: "https://a.example" });
    expect((await cors.explain(given)).allowed).toBe(true);
  }
});
