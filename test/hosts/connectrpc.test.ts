import { expect, test } from "vitest";
import { send } from "./client.ts";
import { exampleSuite } from "./example-suite.ts";
import { runPage } from "./page.ts";

const origin = "https://app.example.com";
const seen = {
  names: ["apple", "pear"],
  saved: "plum",
  ticks: [1, 2, 3],
  error: "[invalid_argument] a fruit needs a name",
};

exampleSuite("connectrpc", {}, (host) => {
  test("a page calls, reads streams and reads errors, by each protocol", { timeout: 20_000 }, async () => {
    expect(await runPage(host())).toEqual({ "connect": seen, "connect by GET": seen, "gRPC-web": seen });
  });

  test("a page of another origin calls nothing", { timeout: 20_000 }, async () => {
    await expect(runPage(host(), { ORIGIN: "https://evil.example" })).rejects.toThrow("kind: 'preflight-status'");
  });

  test("the preflight lists what Connect's clients may send", async () => {
    const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
    const { status, cors } = await send(host().port, {
      method: "OPTIONS",
      path: "/fruit.v1.FruitService/List",
      headers,
    });
    expect({ status, cors }).toEqual({
      status: 204,
      cors: [
        "access-control-allow-headers: Content-Type,Connect-Protocol-Version,Connect-Timeout-Ms," +
        "Connect-Content-Encoding,Connect-Accept-Encoding,Content-Encoding,Grpc-Message-Type,X-Grpc-Web," +
        "X-User-Agent,Grpc-Timeout",
        "access-control-allow-methods: POST,GET",
        `access-control-allow-origin: ${origin}`,
        "access-control-max-age: 7200",
        "vary: Origin",
      ],
    });
  });
});
