import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withcors } from "./run.ts";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";

const APP = "https://app.example.com";

/** A server that grants by a rule, under a name that is not this machine's. */
let server: RawServer;
let allow: (origin: string) => boolean;
let granted: (origin: string) => readonly string[];

beforeAll(async () => {
  server = await startRawServer(({ method, target, headers }) => {
    const origin = headers.get("origin") ?? "";
    const isAllowed = allow(origin);
    const lines = ["Vary: Origin", "Access-Control-Max-Age: 7200", ...(isAllowed ? granted(origin) : [])];
    if (method === "OPTIONS") return raw(isAllowed ? 204 : 403, lines);
    return raw(target === "/me" ? 200 : 404, lines, `{"cookie":"${headers.get("cookie") ?? ""}"}`);
  });
});
afterAll(() => server.close());

const withCredentials = (origin: string) => [
  `Access-Control-Allow-Origin: ${origin}`,
  "Access-Control-Allow-Credentials: true",
];

function run(...args: string[]) {
  const resolve = `api.example.com:${server.port}:127.0.0.1`;
  const url = `http://api.example.com:${server.port}/me`;
  return withcors(["audit", url, "--resolve", resolve, "--delay", "0", "--trusted", APP, ...args]);
}

describe("withcors audit", () => {
  test("prints who reads what, with the lines that prove it, and exits 1", async () => {
    allow = () => true;
    granted = withCredentials;
    const { code, stdout, stderr } = await run("-b", "sid=1");
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^\d+ requests to api\.example\.com:\d+ in \d+\.\d s, one after the other\.\n/);
    expect(stdout).toMatch(/^high {5}Any page in the web reads this as the visitor$/m);
    expect(stdout).toMatch(
      /> Origin: (https:\/\/withcors-[0-9a-f]{8}\.example)\n.*< Access-Control-Allow-Origin: \1\n/,
    );
    expect(stdout).toMatch(/\n2 high, 0 medium, 0 low\n$/);
  });

  test("finds nothing on a server that compares whole origins, and exits 0", async () => {
    allow = (origin) => origin === APP;
    granted = withCredentials;
    const { code, stdout } = await run();
    expect([code, /^No finding\.$/m.test(stdout)]).toEqual([0, true]);
    expect(stdout).toContain("ok       any origin · null · ");
  });

  test("finds nothing on a public server that grants *", async () => {
    allow = () => true;
    granted = () => ["Access-Control-Allow-Origin: *"];
    const { code, stdout } = await run();
    expect([code, /^No finding\.$/m.test(stdout)]).toEqual([0, true]);
  });

  test("exits by the severity of --fail-on", async () => {
    allow = (origin) =>
      origin === APP || origin === "https://withcors.example.com" ||
      /^https:\/\/withcors-\w+\.example\.com$/.test(origin);
    granted = withCredentials;
    expect((await run()).code).toBe(0);
    expect((await run("--fail-on", "low")).code).toBe(1);
  });

  test("sends at most 40 requests, GET and OPTIONS alone, and cookies with no preflight", async () => {
    allow = (origin) => origin === APP;
    granted = withCredentials;
    const before = server.requests.length;
    await run("-b", "sid=1");
    const sent = server.requests.slice(before);
    expect(sent.length).toBeLessThanOrEqual(40);
    expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET", "OPTIONS"]));
    expect(new Set(sent.map(({ headers }) => headers.get("host")))).toEqual(
      new Set([`api.example.com:${server.port}`]),
    );
    expect(new Set(sent.filter(({ method }) => method === "OPTIONS").map(({ headers }) => headers.has("cookie"))))
      .toEqual(new Set([false]));
    expect(new Set(sent.filter(({ method }) => method === "GET").map(({ headers }) => headers.get("cookie"))))
      .toEqual(new Set(["sid=1"]));
  });

  test("prints JSON, and nothing else on standard output", async () => {
    allow = () => true;
    granted = withCredentials;
    const { stdout } = await run("--json");
    const report = JSON.parse(stdout) as { version: number; findings: { code: string; severity: string }[] };
    expect([report.version, report.findings.map(({ code }) => code)]).toEqual([1, ["any-origin", "null-origin"]]);
  });

  test("prints SARIF that the schema of version 2.1.0 accepts", async () => {
    allow = () => true;
    granted = withCredentials;
    const { stdout } = await run("--format", "sarif", "--sarif-location", "openapi.yaml");
    const log: unknown = JSON.parse(stdout);
    const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as Record<
      string,
      unknown
    >;
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    const { $schema: _, id: __, ...rules } = schema;
    expect(ajv.validate(rules, log) || ajv.errors).toBe(true);
    expect(log).toMatchObject({
      runs: [{ results: [{ ruleId: "any-origin", level: "error" }, { ruleId: "null-origin", level: "error" }] }],
    });
  });

  test.each<[args: string[], message: string]>([
    [[], "withcors: no URL: write withcors audit https://api.example.com/me\n"],
    [["api.example.com"], 'withcors: "api.example.com" is not a URL of http or https: write https://api.example.com\n'],
    [
      ["https://a.example", "--trusted", "app.example.com"],
      'withcors: --trusted "app.example.com" is not a serialized origin: write https://app.example.com\n',
    ],
    [
      ["https://a.example", "--fail-on", "all"],
      'withcors: --fail-on "all" is not one of its values: write high or medium or low\n',
    ],
  ])("%j is a wrong command line: exit code 2, and one line that names the right one", async (args, message) => {
    expect(await withcors(["audit", ...args])).toEqual({ code: 2, stdout: "", stderr: message });
  });

  test("exits 3 where nobody listens", async () => {
    const closed = await startRawServer(() => "");
    closed.close();
    const { code, stdout, stderr } = await withcors(["audit", closed.url]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(/^withcors: 127\.0\.0\.1:\d+ cannot be reached: .*\(ECONNREFUSED\)\n$/);
  });
});
