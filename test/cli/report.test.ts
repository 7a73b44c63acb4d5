import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

const APP = "https://app.example.com";
const origin = `Access-Control-Allow-Origin: ${APP}`;

describe("a report", () => {
  let server: RawServer;
  const wide = { env: { COLUMNS: "100" } };

  beforeAll(async () => {
    server = await startRawServer(({ method, target, headers }) => {
      const { port } = server;
      const status = /^\/status-(\d+)/.exec(target)?.[1];
      const asked = headers.get("origin");
      switch (target) {
        case "/wildcard":
          return raw("200 OK", ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *"]);
        case "/doubled":
          return raw("200 OK", ["Server: nginx/1.22.1", "access-control-allow-origin: *", origin]);
        case "/joined":
          return raw("200 OK", ["Access-Control-Allow-Origin: *, *"]);
        case "/caddy":
          return raw("200 OK", ["Server: Caddy", origin, "access-control-allow-origin: *"]);
        case "/third":
          return raw("302 Found", [
            "Access-Control-Allow-Credentials: true",
            `Access-Control-Allow-Origin: ${asked}`,
            `Location: http://third.localhost:${port}/end`,
          ]);
        case "/end":
          return raw("200 OK", [origin]);
        case "/reflects":
          return raw("200 OK", [
            `Access-Control-Allow-Origin: ${asked}`,
            "Access-Control-Allow-Credentials: true",
            "Vary: Origin",
          ]);
        case "/listed":
          return raw("200 OK", [...asked === APP ? [origin] : [], "Vary: Origin"]);
        default:
          return raw(
            `${method === "OPTIONS" && status !== undefined ? status : 200} `,
            [],
            "the reason is here\nand more",
          );
      }
    });
  });

  afterAll(() => server.close());

  const check = (path: string, ...options: string[]) => withcors(["check", `${server.url}${path}`, ...options], wide);

  test.each(["401", "404", "405", "302", "500"])(
    "of a preflight that is answered %s begins with the status and shows the body",
    async (status) => {
      const { stdout, code } = await check(`/status-${status}`, "-X", "PUT", "--origin", APP);
      const [first] = stdout.split("\n");
      expect(first).toMatch(/^✗ Not shared: the preflight is (?:answered|redirected)/);
      expect(first).toContain(status);
      expect(stdout).toContain("the reason is here");
      expect(stdout).not.toContain("and more");
      expect(code).toBe(1);
    },
  );

  test("of Authorization under * has two verdicts, and --strict takes the standard's", async () => {
    const lax = await check("/wildcard", "-H", "authorization: Bearer 1");
    expect(lax.stdout).toContain("✓ Shared today: Chromium, Firefox and WebKit let it pass. The standard does not");
    expect(lax.code).toBe(0);
    expect((await check("/wildcard", "-H", "authorization: Bearer 1", "--strict")).code).toBe(1);
  });

  test("of two lines names both, and whose line is whose", async () => {
    const doubled = await check("/doubled");
    expect(doubled.stdout.replace(/\s+/g, " ")).toContain(
      `comes in 2 lines, "*" and "${APP}". nginx/1.22.1 sets its line after the application's: "${APP}" is from ` +
        `nginx/1.22.1, "*" from the application behind it.`,
    );
    expect(doubled.stdout).toContain("nginx (Server: nginx/1.22.1)");
    expect((await check("/caddy")).stdout.replace(/\s+/g, " ")).toContain(
      `Caddy sets its line before the application's: "${APP}" is from Caddy`,
    );
    expect((await check("/joined")).stdout.replace(/\s+/g, " ")).toContain(`is one line with several values, "*, *"`);
  });

  test("of a redirect to a third origin tells that Origin is null, and never advises to allow null", async () => {
    for (const options of [[], ["--credentials"]]) {
      const { stdout } = await check("/third", "--origin", APP, ...options);
      expect(stdout).toContain(`made the request's Origin "null"`);
      expect(stdout).not.toMatch(/Access-Control-Allow-Origin: null/);
    }
  });

  test("of an origin that must be refused: 0 on a right server, 1 on one that reflects", async () => {
    const refused = ["--expect", "refused", "--origin", "https://evil.example", "--credentials"];
    expect((await check("/listed", ...refused)).code).toBe(0);
    expect((await check("/reflects", ...refused)).code).toBe(1);
    expect((await withcors(["check", "http://127.0.0.1:1/", ...refused])).code).toBe(3);
  });

  test("of several origins is a line for each", async () => {
    const { stdout, code } = await check("/listed", "--origin", APP, "--origin", "https://other.example");
    expect(stdout).toContain("2 requests: 1 shared, 1 not shared");
    expect(stdout).toContain(`✓ ${APP}`);
    expect(stdout).toContain("✗ https://other.example");
    expect(code).toBe(1);
  });

  test("of no origin tells which was taken", async () => {
    expect((await check("/listed")).stdout).toMatch(
      /^As a page of https:\/\/app\.example\.com; --origin names another\./,
    );
  });

  test("prints the configuration of a server that is named", async () => {
    const { stdout } = await check("/listed", "--origin", "https://other.example", "--fix", "withcors");
    expect(stdout).toContain(`origin: "https://other.example"`);
    const { stderr, code } = await check("/listed", "--fix", "ngnix");
    expect(stderr).toBe('withcors: --fix "ngnix" is not a server that is known: did you mean nginx\n');
    expect(code).toBe(2);
  });
});
