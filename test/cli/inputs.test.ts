import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

const samples = "test/diagnosis/samples";
const commands = JSON.parse(await readFile(`${samples}/copied-commands.json`, "utf8"));
const consoles = JSON.parse(await readFile(`${samples}/console-lines.json`, "utf8"));

/** As Safari copies it: its Web Inspector writes the same form for bash. */
const safari = `curl 'http://api.localhost:8000/preflight' \\
-X 'PUT' \\
-H 'Content-Type: application/json' \\
-H 'Accept: */*' \\
-H 'Sec-Fetch-Site: cross-site' \\
-H 'Accept-Language: en-GB,en;q=0.9' \\
-H 'Sec-Fetch-Mode: cors' \\
-H 'Origin: http://app.localhost:8000' \\
-H 'User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15' \\
-H 'Referer: http://app.localhost:8000/' \\
-H 'x-a: 1' \\
-H 'Priority: u=3, i' \\
--data-binary '{"a":1}'`;

describe("what a browser copied", () => {
  let server: RawServer;
  let start: number;

  beforeAll(async () => {
    server = await startRawServer(() => raw("401 Unauthorized", [], "no"));
  });

  beforeEach(() => {
    start = server.requests.length;
  });

  afterAll(() => server.close());

  const here = (text: string) => text.replaceAll("8000", String(server.port));

  /** The preflight that arrived asks for what the page of the samples asked for. */
  function expectPreflight(): void {
    const arrived = server.requests.slice(start);
    expect(arrived.map(({ method, target, headers }) => ({
      method,
      target,
      origin: headers.get("origin"),
      asked: [headers.get("access-control-request-method"), headers.get("access-control-request-headers")],
    }))).toEqual([
      {
        method: "OPTIONS",
        target: "/preflight",
        origin: here("http://app.localhost:8000"),
        asked: ["PUT", "content-type,x-a"],
      },
    ]);
  }

  const copied = (engine: string, format: string) =>
    here(commands[engine]["PUT http://api.localhost:8000/preflight"][format]);
  const bash = {
    chromium: () => copied("chromium", "bash"),
    firefox: () => copied("firefox", "bash"),
    safari: () => here(safari),
  };

  test.each(Object.entries(bash))("behind npx withcors, by the shell of the person: %s", async (_, command) => {
    const typed = command().replace(/^curl/, `'${process.execPath}' '${resolve("dist/cli.js")}' curl`);
    const { stdout } = await promisify(execFile)("/bin/bash", ["-c", `${typed} || true`]);
    expect(stdout).toContain("✗ Not shared: the preflight is answered 401, it never reaches your CORS code.");
    expectPreflight();
  });

  test.each(
    ["chromium", "firefox"].flatMap((engine) => ["bash", "cmd", "fetch"].map((format) => [engine, format] as const)),
  )(
    "on standard input: %s, %s",
    async (engine, format) => {
      const { code, stderr } = await withcors(["check", "-"], { input: copied(engine, format) });
      expect(stderr).toBe("");
      expect(code).toBe(1);
      expectPreflight();
    },
  );

  test("as an argument: fetch(…)", async () => {
    await withcors(["check", copied("chromium", "fetch")]);
    expectPreflight();
  });

  test.each(["chromium", "firefox", "webkit"])(
    "the red lines of the console of %s, on standard input",
    async (engine) => {
      const lines = consoles[engine]["a method that is not listed"].join("\n");
      await withcors(["check", "-"], { input: here(lines) });
      const [request] = server.requests.slice(start);
      expect(request).toMatchObject({ method: "OPTIONS", target: "/35/items" });
      expect(request!.headers.get("access-control-request-method")).toBe("PUT");
      const other = consoles[engine]["two lines of Access-Control-Allow-Origin"].join("\n");
      const { stdout } = await withcors(["check", "-"], { input: here(other) });
      expect(stdout).toContain("Your console said allow-origin-multiple");
    },
  );

  test.each(["chromium", "firefox"])("a HAR of %s, without using the network", async (engine) => {
    const input = await readFile(`${samples}/${engine}.har.json`, "utf8");
    const finished = await withcors(["check", `${samples}/${engine}.har.json`]);
    expect(finished.stdout).toContain("6 requests: 4 not shared, 2 shared");
    expect(finished.code).toBe(1);
    const one = await withcors(["check", "-", "--url", "/preflight"], { input });
    expect(one.stdout).toContain("✗ Not shared: the preflight is answered 401");
    expect(server.requests).toHaveLength(start);
  });
});
