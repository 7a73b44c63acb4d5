import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCertificate, openssl } from "../engines/certificate.ts";
import { raw, type RawAnswer, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

const shared = "Access-Control-Allow-Origin: *";

/** What servers answer that is not HTTP as it should be, and how a check ends. */
const answers: Readonly<Record<string, readonly [answer: RawAnswer, code: number, told: string]>> = {
  reset: [{ instead: "reset" }, 3, "broke the connection off before it answered"],
  silence: [{ instead: "silence" }, 3, "did not answer in time (ETIMEDOUT, no answer within 1 s)"],
  junk: ["I am not a web server\r\n\r\n", 3, "answered something that is not HTTP"],
  nothing: ["", 3, "broke the connection off"],
  "large-head": [raw("200 OK", [shared, `X-Large: ${"x".repeat(1024 * 1024)}`], "hi"), 0, "Shared"],
  "bare-lf": [`HTTP/1.1 200 OK\n${shared}\nContent-Length: 2\n\nhi`, 0, "header lines that end with LF"],
  folded: [
    `HTTP/1.1 200 OK\r\n${shared}\r\nX-Folded: a\r\n b\r\nContent-Length: 0\r\n\r\n`,
    0,
    "a header folded over two lines",
  ],
  "status-999": [raw("999 Denied", [shared]), 0, "status 999"],
  "short-body": [`HTTP/1.1 200 OK\r\n${shared}\r\nContent-Length: 100\r\n\r\nhi`, 0, "Shared"],
};

describe("a check of a server that misbehaves", () => {
  let server: RawServer;

  beforeAll(async () => {
    server = await startRawServer(({ target }) => answers[target.slice(1)]?.[0] ?? raw("200 OK", [shared]));
  });

  afterAll(() => server.close());

  test.each(Object.entries(answers))(
    "ends in time, with a verdict and no stack trace: %s",
    async (name, [, code, told]) => {
      const finished = await withcors(["check", `${server.url}/${name}`, "-m", "1"], { env: { COLUMNS: "200" } });
      expect(finished.stdout).toContain(told);
      expect(finished.stdout + finished.stderr).not.toMatch(/^ +at .*:\d+:\d+/m);
      expect(finished).toMatchObject({ code, stderr: "" });
    },
  );

  test("reaches names below localhost, and what --resolve names", async () => {
    const { port } = server;
    expect(await withcors(["check", `http://api.localhost:${port}/`])).toMatchObject({ code: 0 });
    const resolve = ["--resolve", `api.example.com:${port}:127.0.0.1`];
    expect(await withcors(["check", `http://api.example.com:${port}/`, ...resolve])).toMatchObject({ code: 0 });
  });

  test("reaches IPv6", async () => {
    const six = await startRawServer(() => raw("200 OK", [shared]), "::1");
    expect(await withcors(["check", `${six.url}/`])).toMatchObject({ code: 0 });
    six.close();
  });

  test.each([
    ["http://127.0.0.1:1/", "refuses the connection: is the server running, on this port"],
    ["http://nobody.invalid/", "nobody.invalid"],
  ])("%s is not reached", async (url, told) => {
    const finished = await withcors(["check", url], { env: { COLUMNS: "200" } });
    expect(finished.stdout).toContain(told);
    expect(finished).toMatchObject({ code: 3, stderr: "" });
  });

  test("tells that a plain port does not speak TLS", async () => {
    const finished = await withcors(["check", server.url.replace("http:", "https:"), "-m", "2"], {
      env: { COLUMNS: "200" },
    });
    expect(finished.stdout).toMatch(/does not speak TLS on this port|did not answer in time/);
    expect(finished).toMatchObject({ code: 3, stderr: "" });
  });
});

describe.skipIf(openssl === undefined)("a certificate that a server signed itself", () => {
  test("is refused, and accepted with --insecure", async () => {
    const server = createServer(await createCertificate(), (_, response) => {
      response.writeHead(200, { "access-control-allow-origin": "*" }).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
    const refused = await withcors(["check", url], { env: { COLUMNS: "200" } });
    expect(refused.stdout).toContain("has a certificate that it signed itself");
    expect(refused.code).toBe(3);
    expect(await withcors(["check", url, "-k"])).toMatchObject({ code: 0, stderr: "" });
    server.close();
  });
});
