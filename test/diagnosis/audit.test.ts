import { describe, expect, test } from "vitest";
import { audit, type AuditRequest } from "../../src/diagnosis/audit/audit.ts";
import type { AuditReport } from "../../src/diagnosis/audit/finding.ts";
import type { Answer } from "../../src/diagnosis/servers/server.ts";
import { type CorsArgument, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com/me";

type Rule = (origin: string) => boolean;

/** A server that grants by a rule, with credentials, and sends all that an audit looks for besides. */
function careless(allow: Rule, headers: Record<string, string> = {}) {
  return ({ method, url, headers: received }: Request): Response => {
    const origin = received.get("origin") ?? "";
    const granted = allow(origin);
    const isPreflight = method === "OPTIONS";
    return new Response(isPreflight ? null : `{"path":"${new URL(url).pathname}"}`, {
      status: isPreflight ? (granted ? 204 : 403) : url === API ? 200 : 404,
      headers: {
        vary: "Origin",
        "access-control-max-age": "7200",
        ...(granted && { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" }),
        ...headers,
      },
    });
  };
}

const is = (...origins: string[]): Rule => (origin) => origins.includes(origin);

async function auditOf(
  handler: (request: Request) => Response | Promise<Response>,
  { url = API, trusted = [APP], maxRequests = 60 } = {},
): Promise<{ report: AuditReport; sent: readonly AuditRequest[] }> {
  const sent: AuditRequest[] = [];
  let underway = 0;
  const send = async (asked: AuditRequest): Promise<Answer> => {
    expect(++underway).toBe(1);
    sent.push(asked);
    const response = await handler(
      request(asked.method, asked.url, asked.headers.map(([name, value]) => [name, value])),
    );
    const answer: Answer = {
      kind: asked.method === "OPTIONS" ? "preflight" : "actual",
      method: asked.method,
      url: asked.url,
      status: response.status,
      headers: [...response.headers],
      body: await response.text(),
    };
    underway--;
    return answer;
  };
  return { report: await audit({ url, trusted, maxRequests, token: "8c1f" }, send), sent };
}

const found = ({ findings }: AuditReport) => findings.map(({ severity, code }) => `${severity} ${code}`);

describe("an audit finds", () => {
  test.each<[fault: string, allow: Rule, code: string, origin: string]>([
    ["a server that reflects every origin", () => true, "any-origin", "https://withcors-8c1f.example"],
    ["a server that grants null", is(APP, "null"), "null-origin", "null"],
    [
      "a comparison of the end alone",
      (origin) => origin.endsWith("example.com"),
      "look-alike-prefix",
      "https://withcors-8c1fexample.com",
    ],
    [
      "a comparison of the beginning alone",
      (origin) => origin.startsWith(APP),
      "look-alike-suffix",
      "https://app.example.com.withcors-8c1f.example",
    ],
    [
      "a dot that stands for any character",
      (origin) => /^https:\/\/app.example.com$/.test(origin),
      "look-alike-dot",
      "https://appxexample.com",
    ],
    [
      "a pattern that ends at a backtick",
      (origin) => /^https:\/\/app\.example\.com(?:`.*)?$/.test(origin),
      "look-alike-character",
      "https://app.example.com`.withcors-8c1f.example",
    ],
    [
      "a list that is split at commas",
      (origin) => origin.split(",").includes(APP),
      "look-alike-character",
      "https://app.example.com,.withcors-8c1f.example",
    ],
    [
      "the http origin under an https one",
      is(APP, "http://app.example.com"),
      "insecure-scheme",
      "http://app.example.com",
    ],
    [
      "a pattern over a public suffix",
      (origin) => /^https:\/\/[a-z0-9-]+(?:\.example)?\.com$/.test(origin) || origin === APP,
      "look-alike-prefix",
      "https://withcors-8c1f.com",
    ],
  ])("%s, with the origin that proves it", async (_, allow, code, origin) => {
    const { report } = await auditOf(careless(allow));
    const finding = report.findings.find((each) => each.code === code && each.evidence[0] === `> Origin: ${origin}`);
    expect(finding?.severity).toBe("high");
    expect(finding?.evidence).toEqual([
      `> Origin: ${origin}`,
      "< access-control-allow-credentials: true",
      `< access-control-allow-origin: ${origin}`,
    ]);
  });

  test("two trusted names that match when they are written together", async () => {
    const trusted = ["https://bar.com", "https://foo.com"];
    const { report } = await auditOf(careless(is(...trusted, "https://barfoo.com")), { trusted });
    expect(report.findings.map(({ evidence }) => evidence[0])).toEqual(["> Origin: https://barfoo.com"]);
  });

  test("sub-domains that may all read, as a low risk", async () => {
    const { report } = await auditOf(careless((origin) => /^https:\/\/[a-z0-9-]+\.example\.com$/.test(origin)));
    expect(found(report)).toEqual(["low any-subdomain"]);
  });

  test("reflection without credentials, as a low risk in public and a medium one on this machine", async () => {
    const reflect = ({ headers }: Request) =>
      new Response("", { headers: { "access-control-allow-origin": headers.get("origin") ?? "*", vary: "Origin" } });
    expect(found((await auditOf(reflect)).report)).toContain("low any-origin");
    expect(found((await auditOf(reflect, { url: "http://localhost:3000/me" })).report)).toContain("medium any-origin");
  });

  test.each<[name: string, handler: (request: Request) => Response, code: string]>([
    ["a missing Vary", careless(is(APP), { vary: "Accept" }), "medium vary-missing"],
    [
      "a missing Vary of an answer that no cache keeps",
      careless(is(APP), { vary: "", "cache-control": "private" }),
      "low vary-missing",
    ],
    [
      "errors without headers",
      (given) => given.url === API ? careless(is(APP))(given) : new Response("", { status: 404 }),
      "low errors-unreadable",
    ],
    [
      "refused preflights that look allowed",
      (given) => new Response(careless(is(APP))(given).body, { headers: careless(is(APP))(given).headers }),
      "low preflight-not-refused",
    ],
    [
      "a max-age that no browser keeps",
      careless(is(APP), { "access-control-max-age": "604800" }),
      "low max-age-beyond-caps",
    ],
  ])("%s", async (_, handler, code) => {
    expect(found((await auditOf(handler)).report)).toEqual([code]);
  });
});

describe("an audit finds nothing", () => {
  test.each<[name: string, policy: CorsArgument]>([
    ["a list of origins with credentials", { origin: [APP, "https://admin.example.com"], credentials: true }],
    ["one origin", { origin: APP, credentials: true }],
    ["every origin, anonymously", {}],
    ["an anchored RegExp", { origin: /^https:\/\/(?:app|admin)\.example\.com$/, credentials: true }],
  ])("of %s by withCors", async (_, policy) => {
    const handler = ({ url }: Request) => new Response("", { status: url === API ? 200 : 404 });
    const { report } = await auditOf(withCors(handler, policy));
    expect(found(report)).toEqual([]);
    expect(report.passed).toContain("any origin");
  });

  test("of a server without CORS", async () => {
    expect(found((await auditOf(() => new Response("", { status: 405 }))).report)).toEqual([]);
  });
});

test("an audit reports * on a server that only this machine reaches", async () => {
  const { report } = await auditOf(withCors(() => new Response("")), { url: "http://127.0.0.1:3000/" });
  expect(found(report)).toEqual(["medium public-wildcard"]);
});

test("an audit sends GET and OPTIONS to one host, one after the other, and no more than its limit", async () => {
  const { report, sent } = await auditOf(careless(is(APP)), { maxRequests: 40 });
  expect(new Set(sent.map(({ method, url }) => `${method} ${new URL(url).host}`))).toEqual(
    new Set(["GET api.example.com", "OPTIONS api.example.com"]),
  );
  expect([report.requests, report.untried]).toEqual([sent.length, []]);
  const few = await auditOf(careless(is(APP)), { maxRequests: 5 });
  expect([few.sent.length, few.report.untried.length > 0]).toEqual([5, true]);
});

test("an audit takes the origin that an answer names for trusted, where none is given", async () => {
  const { sent } = await auditOf(withCors(() => new Response(""), { origin: APP }), { trusted: [] });
  expect(sent.map(({ headers }) => headers[0]?.[1])).toContain("https://app.example.com.withcors-8c1f.example");
});
