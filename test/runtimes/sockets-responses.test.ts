import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corsLines, open } from "./sockets/client.ts";
import { runtimes } from "./sockets/runtimes.ts";
import type { Server } from "./sockets/start.ts";
import { createUpstream } from "./sockets/upstream.ts";

const first = "https://app.example.com";
const second = "https://shop.partner.example";
const refused = "https://evil.example";

const granted = (origin: string) => [
  "access-control-allow-credentials: true",
  `access-control-allow-origin: ${origin}`,
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];
const expected = [granted(first), granted(second), ["vary: Origin"]];

let upstream: HttpServer;
beforeAll(async () => {
  upstream = createUpstream();
  await once(upstream.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => void upstream.close());

describe.each(runtimes)("$name: three overlapping requests", ({ name, start }) => {
  let server: Server;
  beforeAll(async () => {
    server = await start(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`);
  });
  afterAll(() => server?.stop());

  /** What three pages get that ask at the same time. */
  const ask = (path: string) => Promise.all([first, second, refused].map((origin) => get(server.port, path, origin)));

  test.each([
    [
      "of a string whose type only the runtime knows",
      "/typed-by-runtime",
      200,
      "text",
      /^text\/plain;\s?charset=utf-8$/i,
    ],
    ["of a redirect", "/redirects", 302, ""],
    ["of a proxied response", "/proxied", 200, "upstream", "text/css"],
    ["of a compressed upstream", "/gzip", 200, "compressed ".repeat(100), "text/css"],
    ["of a reason phrase beyond Latin-1", "/reason", 200, "reason", "text/css"],
    ["of one shared response", "/shared", 204, ""],
    ["of one shared redirect", "/shared-redirect", 307, ""],
    ["of responses that share their headers", "/shared-headers", 200, "text", "text/css"],
    ["of clones of one response of fetch()", "/coalesced", 200, "upstream", "text/css"],
  ])("%s: each gets it with its own CORS headers", async (_, path, status, body, type?: string | RegExp) => {
    // On workerd, a request may not read what another has fetched.
    if (name === "workerd" && path === "/coalesced") return;
    const answers = await ask(path);
    expect(answers.map(({ cors }) => cors)).toEqual(expected);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status, body });
      if (type !== undefined) expect(answer.type).toMatch(type);
    }
  });

  test("of a status beyond 599: no CORS header of the upstream passes, and the status is it or 502", async () => {
    const answers = await ask("/denied");
    const status = name === "Deno.serve" || name === "workerd" ? 502 : 999;
    expect(answers.map(({ cors }) => cors)).toEqual(expected);
    expect(answers).toMatchObject([{ status, body: "denied" }, { status, body: "denied" }, { status, body: "denied" }]);
  });

  // The others send a body once, wrapped or not.
  test.runIf(/hono|Response of/.test(name))("of one shared text: each gets it with its own CORS headers", async () => {
    const answers = await ask("/shared-text");
    expect(answers.map(({ cors }) => cors)).toEqual(expected);
    expect(answers.map(({ body }) => body)).toEqual(["shared", "shared", "shared"]);
  });

  test.runIf(name === "Bun.serve({ routes })")(
    "of a static route: each gets it with its own CORS headers",
    async () => {
      const answers = await ask("/static");
      expect(answers.map(({ cors }) => cors)).toEqual(expected);
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 200, body: "text", type: "text/plain;charset=utf-8" });
      }
    },
  );

  test.runIf(name === "workerd")("of a body that was compressed by hand: it is not compressed again", async () => {
    const answers = await ask("/gzip-by-hand");
    expect(answers.map(({ cors }) => cors)).toEqual(expected);
    for (const answer of answers) expect(answer).toMatchObject({ body: "compressed ".repeat(100), type: "text/css" });
  });

  test.each([
    ["of a response whose body was read", "/used"],
    ["of a value that is not a response", "/nothing"],
  ])("%s: no CORS header passes, and the server lives on", async (_, path) => {
    // This adapter never answers then, wrapped or not.
    if (name.includes("@whatwg-node/server") && path === "/nothing") return;
    const answers = await Promise.allSettled([first, refused].map((origin) => get(server.port, path, origin)));
    for (const answer of answers) {
      if (answer.status === "fulfilled") expect(answer.value.cors).toEqual([]);
    }
    expect(await get(server.port, "/plain", first)).toMatchObject({ status: 200, cors: granted(first) });
  });
});

/** What a browser makes of an answer. */
async function get(port: number, path: string, origin: string) {
  const response = await open(port, { path, headers: { Origin: origin, "Accept-Encoding": "gzip" } });
  const bytes = await buffer(response);
  const { "content-encoding": encoding, "content-type": type } = response.headers;
  const body = (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString();
  return { status: response.statusCode, cors: corsLines(response), type, body };
}
