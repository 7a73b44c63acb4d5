import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { node } from "../runtimes/pool.ts";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

describe("the command line", () => {
  let server: RawServer;

  beforeAll(async () => {
    server = await startRawServer(() =>
      raw("200 OK", ["access-control-allow-origin: *", "Access-Control-Allow-Origin: *"], "hi")
    );
  });

  afterAll(() => server.close());

  test.each([
    ...[20, 22, 24].map((version) => [`Node ${version}`, async () => [await node(version)()]] as const),
    ["Deno", () => Promise.resolve(["node_modules/.bin/deno", "run", "-NER"])] as const,
    ["Bun", () => Promise.resolve(["node_modules/.bin/bun"])] as const,
  ])("runs on %s, and sees two header lines in their own case", async (_, find) => {
    const runtime = await find();
    const { stdout, stderr, code } = await withcors(["check", `${server.url}/`, "--verbose"], { runtime });
    expect(stdout).toContain(`comes in 2 lines, "*" and "*"`);
    expect(stdout).toContain("access-control-allow-origin: *\n");
    expect(stdout).toContain("Access-Control-Allow-Origin: *\n");
    expect({ stderr, code }).toEqual({ stderr: "", code: 1 });
  });
});
