import { execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

describe("the output", () => {
  let server: RawServer;
  let url: string;

  beforeAll(async () => {
    server = await startRawServer(({ target }) => {
      if (target === "/silent") return { instead: "silence" };
      if (target === "/escape") {
        return raw("500 \x1b[2J", ["Access-Control-Allow-Origin: \x1b[2J", "Server: \x1b[2J"], "\x1b[2J");
      }
      return target.startsWith("/shared")
        ? raw("200 OK", ["Access-Control-Allow-Origin: *"], "hi")
        : raw("401 Unauthorized", ["X-Powered-By: Express", "Set-Cookie: sid=secret1"], '{"error":"missing token"}');
    });
    ({ url } = server);
  });

  afterAll(() => server.close());

  test.each([
    [["/shared"]],
    [["/refused", "-X", "PUT", "-H", "x-a: 1"]],
    [["/refused", "-X", "PUT", "--origin", "https://a.example", "--origin", "https://b.example"]],
    [["/shared", "-d", "a=1"]],
    [["/shared", "--mode", "no-cors"]],
    [["/refused", "--fix", "all"]],
  ])("of --json is what the published schema describes, and nothing else: %j", async ([path, ...options]) => {
    const validate = new Ajv({ allowUnionTypes: true, strictTuples: false }).compile(
      JSON.parse(await readFile("report.schema.json", "utf8")),
    );
    const { stdout, stderr } = await withcors(["check", `${url}${path}`, ...options, "--json"]);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBe(null);
    expect(stderr).toBe("");
  });

  test("of --json describes a server that is not reached, too", async () => {
    const validate = new Ajv({ allowUnionTypes: true, strictTuples: false }).compile(
      JSON.parse(await readFile("report.schema.json", "utf8")),
    );
    const { stdout } = await withcors(["check", "http://127.0.0.1:1/", "--json"]);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBe(null);
  });

  test("of --format github is one workflow command a request", async () => {
    const { stdout } = await withcors(["check", `${url}/refused?a,b`, "--format", "github"]);
    expect(stdout).toMatch(
      /^::error title=GET http%3A\/\/[^:,]+%3A\d+\/refused\?a%2Cb from https%3A\/\/app\.example\.com::Not shared: [^\n]+%0A- [^\n]+\n$/,
    );
    expect((await withcors(["check", `${url}/shared`, "--format", "github"])).stdout).toMatch(/^::notice title=/);
  });

  test("has no colour in a pipe, with NO_COLOR or on a dumb terminal, and colours with FORCE_COLOR", async () => {
    const escape = "\x1b[";
    const output = async (env: Record<string, string>) => (await withcors(["check", `${url}/refused`], { env })).stdout;
    expect(await output({})).not.toContain(escape);
    expect(await output({ NO_COLOR: "1" })).not.toContain(escape);
    expect(await output({ TERM: "dumb" })).not.toContain(escape);
    expect(await output({ FORCE_COLOR: "1" })).toContain(escape);
  });

  test("has no control character that a server sent", async () => {
    for (const format of [[], ["--format", "github"]]) {
      const { stdout } = await withcors([
        "check",
        `${url}/escape`,
        "--origin",
        "https://a.example",
        "--verbose",
        ...format,
      ]);
      expect(stdout).toContain("\uFFFD[2J");
      expect(stdout).not.toContain("\x1b");
    }
  });

  test("is fitted to 60 columns, except for what is to be copied", async () => {
    const { stdout } = await withcors(["check", `${url}/refused`, "-X", "PUT", "--fix", "none"], {
      env: { COLUMNS: "60" },
    });
    const long = stdout.split("\n").filter((line) => line.length > 60 && !/https?:\/\//.test(line));
    expect(long).toEqual([]);
  });

  test("hides secrets, unless they are asked for", async () => {
    const args = ["check", `${url}/refused?token=secret2&page=2`, "--verbose", "-b", "sid=secret3"]
      .concat("-H", "authorization: Bearer secret4", "-H", "x-api-key: secret5");
    for (const format of [[], ["--json"], ["--format", "github"]]) {
      const { stdout } = await withcors([...args, ...format]);
      expect(stdout).not.toMatch(/secret\d/);
      expect(stdout).toContain("page=2");
    }
    const { stdout } = await withcors([...args, "--show-secrets"]);
    for (const number of [1, 2, 3, 4, 5]) expect(stdout).toContain(`secret${number}`);
  });

  test("may be read in part: a reader that leaves is no error", async () => {
    const command = `'${process.execPath}' '${
      resolve("dist/cli.js")
    }' check '${url}/refused' --fix all --verbose | head -1`;
    const { stdout, stderr } = await promisify(execFile)("/bin/bash", ["-c", command]);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
  });

  test("ends at once with 130 on Ctrl-C, though the server hangs", async () => {
    const child = spawn(process.execPath, [resolve("dist/cli.js"), "check", `${url}/silent`, "-m", "60"]);
    const arrived = server.requests.length;
    while (server.requests.length === arrived) await new Promise((done) => setTimeout(done, 20));
    const start = performance.now();
    child.kill("SIGINT");
    const code = await new Promise((done) => child.once("close", done));
    expect(code).toBe(130);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("is there after less than 300 ms of the processor's time", async () => {
    const measure = "data:text/javascript,import { writeSync } from 'node:fs';" +
      "process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(2, String((user + system) / 1000)) })";
    const runs = [];
    for (let run = 0; run < 3; run++) {
      const { stderr } = await withcors(["check", `${url}/shared`], {
        runtime: [process.execPath, "--import", measure],
      });
      runs.push(Number(stderr));
    }
    expect(Math.min(...runs)).toBeGreaterThan(0);
    expect(Math.min(...runs)).toBeLessThan(300);
  });

  test("is there in plain where Node has no styleText, as Node 20.11", async () => {
    const without =
      "data:text/javascript,import m from 'node:module';import u from 'node:util';delete u.styleText;m.syncBuiltinESMExports()";
    const { stdout, code } = await withcors(["check", `${url}/shared`], {
      runtime: [process.execPath, "--import", without],
      env: { FORCE_COLOR: "1" },
    });
    expect(stdout).toContain("✓ Shared");
    expect(code).toBe(0);
  });
});
