import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { raw, type RawRequest, type RawServer, startRawServer } from "./raw-server.ts";
import { withcors } from "./run.ts";

const allowed = [
  "Access-Control-Allow-Origin: https://app.example.com",
  "Access-Control-Allow-Credentials: true",
  "Access-Control-Allow-Methods: PUT, DELETE, PATCH",
  "Access-Control-Allow-Headers: content-type, authorization",
];

describe("what goes over the wire", () => {
  let server: RawServer;
  let start: number;
  const arrived = () => server.requests.slice(start);
  const names = ({ lines }: RawRequest) => lines.map((line) => line.slice(0, line.indexOf(":")));

  beforeAll(async () => {
    server = await startRawServer(({ method, target }) =>
      target === "/refused" ? raw("405 ") : raw(method === "OPTIONS" ? "204 No Content" : "200 OK", allowed)
    );
  });

  beforeEach(() => {
    start = server.requests.length;
  });

  afterAll(() => server.close());

  test.each([
    [["-X", "PUT", "-H", "content-type: application/json", "-d", "{}"], ["OPTIONS"]],
    [["-X", "DELETE"], ["OPTIONS"]],
    [["-X", "PATCH"], ["OPTIONS"]],
    [["-H", "content-type: application/json", "-d", "{}"], ["OPTIONS"]],
    [["-d", "a=1"], []],
    [["-X", "PUT", "--send"], ["OPTIONS", "PUT"]],
    [["-d", "a=1", "--send"], ["POST"]],
    [[], ["GET"]],
    [["-I"], ["HEAD"]],
    [["-X", "PUT", "--repeat", "3"], ["OPTIONS", "OPTIONS", "OPTIONS"]],
  ])("of %j is %j", async (options, methods) => {
    await withcors(["check", `${server.url}/`, ...options]);
    expect(arrived().map(({ method }) => method)).toEqual(methods);
  });

  test("is one preflight and nothing else where it is refused, however much is wrong", async () => {
    const { stdout } = await withcors(["check", `${server.url}/refused`, "-X", "PUT", "--credentials"]);
    expect(stdout).toContain("3 more, which you would meet one by one:");
    expect(arrived().map(({ method }) => method)).toEqual(["OPTIONS"]);
  });

  test("has neither cookie nor Authorization in a preflight, and both in the request, also over http", async () => {
    const secrets = ["-b", "sid=1", "-u", "me:secret"];
    await withcors(["check", `${server.url}/`, "-X", "PUT", "--send", "-A", "Agent/1", ...secrets]);
    const [preflight, put] = arrived();
    expect(names(preflight!).filter((name) => /cookie|^authorization/i.test(name))).toEqual([]);
    expect(put!.headers.get("cookie")).toBe("sid=1");
    expect(put!.headers.get("authorization")).toBe(`Basic ${btoa("me:secret")}`);
    expect([preflight!, put!].map(({ headers }) => headers.get("user-agent"))).toEqual(["Agent/1", "Agent/1"]);
    expect([preflight!, put!].map(({ headers }) => headers.get("host"))).toEqual(
      Array(2).fill(new URL(server.url).host),
    );
  });

  test("has no cookie where the page does not include credentials", async () => {
    await withcors(["check", `${server.url}/`, "-b", "sid=1", "--no-credentials"]);
    expect(arrived().map(({ headers }) => headers.get("cookie"))).toEqual([undefined]);
  });

  test("has the body that was given, once", async () => {
    await withcors([
      "check",
      `${server.url}/`,
      "-X",
      "PUT",
      "--send",
      "-d",
      '{"a":"é"}',
      "-H",
      "content-type: application/json",
    ]);
    const [, put] = arrived();
    expect(Buffer.from(put!.body, "latin1").toString()).toBe('{"a":"é"}');
  });
});
