import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createServerAdapter } from "@whatwg-node/server";
import { describe, expect, test } from "vitest";
import { withCors } from "../../src/index.ts";
import { call } from "./sockets/client.ts";

const Origin = "https://app.example.com";
const handler = withCors((_request: Request) => new Response("hello"), { origin: [Origin, "https://b.example.com"] });

type Listener = (...args: Parameters<RequestListener>) => unknown;

/** Serves what a listener throws, as frameworks do. */
function catching(listener: Listener): Listener {
  return (request, response) => {
    try {
      return listener(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
}

async function ask(listener: Listener, headers: Record<string, string> = { Origin }) {
  const server = createServer((request, response) => void listener(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    return await call((server.address() as AddressInfo).port, { path: "/", headers });
  } finally {
    server.close();
  }
}

const advice = /^TypeError: withcors: the handler got .* instead of a Request: mount it with createServerAdapter/;

describe("a wrapped handler as a listener of node:http", () => {
  test.each([
    ["a function", handler],
    ["an adapter of @whatwg-node/server", withCors(createServerAdapter(() => new Response()), { origin: Origin })],
  ])("throws what to write instead: %s", async (_, wrapped) => {
    const { status, body } = await ask(catching(wrapped as unknown as Listener));
    expect([status, body]).toEqual([500, expect.stringMatching(advice)]);
  });

  test("throws the same for a request of node:http2", async () => {
    const listener = catching(handler as unknown as Listener) as unknown as () => void;
    const server = createHttp2Server(listener);
    await once(server.listen(0, "127.0.0.1"), "listening");
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await text(session.request({ ":path": "/" }).setEncoding("utf8"))).toMatch(advice);
    session.close();
    server.close();
  });
});

describe("an adapter of @whatwg-node/server", () => {
  const adapter = createServerAdapter((request: Request) => new Response(new URL(request.url).pathname));
  const cors = [`access-control-allow-origin: ${Origin}`];

  test("has CORS where a wrapped function is in it", async () => {
    expect(await ask(createServerAdapter(handler))).toMatchObject({ status: 200, cors: [...cors, "vary: Origin"] });
  });

  test("has CORS where it is wrapped and put into another one, and called or fetched", async () => {
    const wrapped = withCors(adapter, { origin: Origin });
    for (const inner of [wrapped, (request: Request) => wrapped.fetch(request)]) {
      expect(await ask(createServerAdapter((request: Request) => inner(request)))).toEqual({
        status: 200,
        cors,
        body: "/",
      });
    }
  });
});
