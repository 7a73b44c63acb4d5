import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

describe("the command line", () => {
  let server: RawServer;

  beforeAll(async () => {
    server = await startRawServer(({ target }) =>
      target === "/shared" ? raw("200 OK", ["Access-Control-Allow-Origin: *"], "hello") : raw("200 OK", [], "hello")
    );
  });

  afterAll(() => server.close());

  test("ends with 0 where a page gets the answer", async () => {
    const { code, stdout } = await withcors(["check", `${server.url}/shared`]);
    expect(stdout).toContain("✓ Shared: https://app.example.com can read the answer, status 200.");
    expect(code).toBe(0);
  });

  test("ends with 1 where a page does not get it", async () => {
    const { code, stdout } = await withcors(["check", `${server.url}/`]);
    expect(stdout).toContain("✗ Not shared: the GET is answered without Access-Control-Allow-Origin.");
    expect(code).toBe(1);
  });

  test("with --help, fits a screen of 24 lines of 80 characters", async () => {
    for (const args of [["--help"], ["check", "--help"], ["curl", "--help"]]) {
      const { code, stdout } = await withcors(args);
      const lines = stdout.trimEnd().split("\n");
      expect(code).toBe(0);
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }
  });

  test.each([
    [[], 2, ""],
    [["chek"], 2, 'withcors: "chek" is not a command: did you mean check\n'],
    [
      ["https://api.example.com"],
      2,
      'withcors: "https://api.example.com" is not a command: write withcors check https://api.example.com\n',
    ],
    [["check", "http://localhost:1", "--orgin", "x"], 2, "withcors: --orgin is not an option: did you mean --origin\n"],
    [
      ["check", "http://localhost:1", "--origin", "https://app.example.com/"],
      2,
      'withcors: --origin "https://app.example.com/" is not a serialized origin: write https://app.example.com\n',
    ],
    [
      ["check"],
      2,
      "withcors: check needs a URL, a HAR file or -: write withcors check https://api.example.com/items --origin https://app.example.com\n",
    ],
  ])("%j ends with %i and tells what to write", async (args, expected, message) => {
    const { code, stderr } = await withcors(args);
    expect(stderr).toBe(message);
    expect(code).toBe(expected);
  });
});
